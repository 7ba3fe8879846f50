import { createHash } from 'node:crypto';
import type { Page } from '../page/page.js';
import type { Settings } from '../rule/setting.js';
import type { LintResult } from './lint.js';
import type { ArticleReport } from './report.js';

/** What is known of a page by itself: all but what rules of scope `run` and `directives` say. */
export interface Known {
  readonly found: LintResult;
  /** Empty where nobody asked what the page is about. */
  readonly articles: readonly ArticleReport[];
}

/**
 * By what a page is known: its text, its path, which ids and formats go by, and all that it is checked with. `setting` stands
 * for what is the same for all pages of a run. Two pages with the same key have the same result.
 */
export function cacheKey(setting: string, { path, source }: Page, settings: Settings): string {
  const set = [...settings]
    .filter(([, { level, except, options }]) => level !== 'default' || except || options)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    createHash('sha256')
      .update(JSON.stringify([setting, path, set]))
      // Not as UTF-8, which has no half of a surrogate pair.
      .update(Buffer.from(source, 'utf16le'))
      .digest('hex')
      .slice(0, KEY)
  );
}

/** The first line of a cache. */
export const CACHE_HEAD = 'newslint cache 1\n';

/** Is this a cache that `readCacheLines` takes for none? */
export function isCacheOfAnotherVersion(bytes: Buffer): boolean {
  return /^newslint cache \d{1,9}\n/.test(bytes.subarray(0, 30).toString('latin1'));
}

/** Results by their keys, as lines of a file: each its key, a checksum and JSON. What was used last stands first. */
export interface CacheLines {
  /** The lines by their keys, unread. */
  readonly lines: Map<string, Uint8Array>;
  /** What stood there was in part no line of a cache. */
  readonly damaged: boolean;
}

/** Takes a cache apart. Undefined for what is none; an empty file is one. Never throws. */
export function readCacheLines(bytes: Buffer): CacheLines | undefined {
  const lines = new Map<string, Uint8Array>();
  if (!bytes.length) return { lines, damaged: false };
  if (bytes.subarray(0, CACHE_HEAD.length).toString('latin1') !== CACHE_HEAD) return undefined;
  let damaged = false;
  for (let start = CACHE_HEAD.length; start < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, start);
    const line = bytes.subarray(start, end < 0 ? bytes.length : end + 1);
    const key = line.subarray(0, KEY).toString('latin1');
    if (end < 0 || !/^[0-9a-f]{32}$/.test(key)) damaged = true;
    else lines.set(key, line);
    start += line.length;
  }
  return { lines, damaged };
}

/** A result as a line. */
export function cacheLine(key: string, known: Known): Uint8Array {
  const json = JSON.stringify(known);
  return Buffer.from(`${key} ${checksum(key, json)} ${json}\n`);
}

/** The result in a line; undefined where the line is damaged. */
export function readCacheLine(key: string, line: Uint8Array): Known | undefined {
  const text = Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('utf8');
  const json = text.slice(KEY + CHECKSUM + 2, -1);
  if (text !== `${key} ${checksum(key, json)} ${json}\n`) return undefined;
  return JSON.parse(json) as Known;
}

const KEY = 32;
const CHECKSUM = 16;
const LINE_FEED = 10;

function checksum(key: string, json: string): string {
  return createHash('sha256').update(key).update(json).digest('hex').slice(0, CHECKSUM);
}
