import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import process from 'node:process';
import type { Cutter } from '../src/analyse/jieba/cutter.js';

/** What the tests use of nodejieba. */
export interface Oracle {
  /** With a list of user words in place of the four that nodejieba brings, or with those again. */
  load(files?: { userDict: string }): boolean;
  tag(text: string): { word: string; tag: string }[];
}

/**
 * nodejieba, which the segmenter is held against; nothing where it could not be built. Throws where it could have been:
 * in a CI run (the variable CI is set) with g++ on the PATH no comparison may be skipped.
 */
export function findOracle(): Oracle | undefined {
  try {
    const nodejieba = createRequire(import.meta.url)('nodejieba') as Oracle;
    nodejieba.tag('');
    return nodejieba;
  } catch (error) {
    if (process.env['CI'] && hasCompiler()) throw error;
    return undefined;
  }
}

/** The words of `text` as `length/tag`: their texts follow from that, but for lone surrogates, which nodejieba replaces. */
export function cutByOracle(oracle: Oracle, text: string): string[] {
  return oracle.tag(text).map(({ word, tag }) => `${word.length}/${tag}`);
}

/** The same by newslint's own cutter. */
export function cutByUs(cutter: Cutter, text: string): string[] {
  const count = cutter.cut(text);
  const { ends, tagIds, tags } = cutter;
  return Array.from({ length: count }, (_, i) => `${ends[i]! - (i ? ends[i - 1]! : 0)}/${tags[tagIds[i]!]}`);
}

function hasCompiler(): boolean {
  try {
    execFileSync('g++', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
