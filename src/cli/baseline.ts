import { readFileSync } from 'node:fs';
import { type BaselineEntry, readBaseline, type Sieve, sieve } from '../lint/baseline.js';
import { errorReason } from '../read/entry.js';
import { explain } from '../read/refusal.js';
import { fill, type Lang } from '../text/message.js';
import { visible } from '../text/visible.js';
import { TEXTS } from './texts.js';
import { UsageError } from './usage.js';

/** Reads the baseline at `path`. Throws `UsageError` where there is none: a run without it would tell what is known. */
export function openBaseline(path: string, lang: Lang): Sieve {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`${visible(path)}: ${explain(errorReason(error), lang)}`);
  }
  const baseline = readBaseline(text);
  if (!baseline) throw new UsageError(fill(TEXTS.notABaseline[lang], { path: visible(path) }));
  return sieve(baseline);
}

/** What is said of entries that a run no longer found; there is at least one. */
export function staleInOneLine(path: string, stale: readonly BaselineEntry[], lang: Lang): string {
  const first = stale[0] as BaselineEntry;
  const example = `${first.path} ${first.rule} ${first.message}`;
  return visible(fill(TEXTS.stale[lang], { path, count: stale.length, first: example }));
}
