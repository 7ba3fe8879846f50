import { dirname } from 'node:path';
import { formatDiff } from '../format/diff.js';
import { fixText, PASSES } from '../lint/fix.js';
import type { Failure, LintResult } from '../lint/lint.js';
import { encodeLike } from '../read/encode.js';
import type { Input } from '../read/inputs.js';
import type { Read } from '../read/read.js';
import type { Applicability, Finding } from '../rule/finding.js';
import { fill, type Lang, type Text } from '../text/message.js';
import { visible } from '../text/visible.js';
import type { RunOptions } from './options.js';
import { type LeftAlone, rewrite, sweepDrafts } from './rewrite.js';
import { systemReason, TEXTS } from './texts.js';

/** An input and what was read of it. */
export type Source = Input & Exclude<Read, { refused: unknown }>;

/** A file after its fixes: what `check` says of the text that now stands in it (in a dry run: that would). */
export interface FixedFile<T> {
  readonly checked: T;
  readonly fixed: readonly Finding[];
  /** Why the file was left as it was. */
  readonly failure?: Failure;
}

/** Fixes one file after another, and keeps what it did. */
export interface Fixer {
  file<T extends LintResult>(source: Source, check: (text: string) => T): FixedFile<T>;
  /** Of a dry run, the changes of each file as a diff, in their order. */
  readonly diffs: readonly string[];
}

/** Of `options` it takes `fixDryRun` (keep the diffs, write nothing), `review`, `encoding` and `lang`. */
export function openFixer({ fixDryRun, review, encoding, lang }: RunOptions): Fixer {
  const which: ReadonlySet<Applicability> = new Set(review ? ['safe', 'review'] : ['safe']);
  const swept = new Set<string>();
  const diffs: string[] = [];

  /** Returns why the file was left as it is. */
  const write = (absolute: string, old: Uint8Array, bytes: Uint8Array): string | undefined => {
    try {
      const folder = dirname(absolute);
      if (!swept.has(folder)) sweepDrafts(folder);
      swept.add(folder);
      const left = rewrite(absolute, old, bytes);
      return left && LEFT_ALONE[left][lang];
    } catch (error) {
      return fill(TEXTS.notWritten[lang], { reason: systemReason(error, lang) });
    }
  };

  return {
    diffs,
    file(source, check) {
      const { path, absolute, text } = source;
      const { settled, edits, fixed, checked, before, ...after } = fixText(text, check, which);
      const leave = (message: string) => ({ checked: before, fixed: [], failure: { path, message } });
      if (!settled) return leave(fill(TEXTS.unsettled[lang], { passes: PASSES }));
      if (!edits.length) return { checked, fixed };
      const bytes = encodeLike(source, after.text, encoding);
      if (!(bytes instanceof Uint8Array)) return leave(unencodable(bytes, source.encoding, lang));
      if (fixDryRun) {
        diffs.push(formatDiff(path, text, edits));
        return { checked, fixed };
      }
      const problem = absolute === undefined ? undefined : write(absolute, source.bytes, bytes);
      return problem === undefined ? { checked, fixed } : leave(problem);
    },
  };
}

const LEFT_ALONE: Readonly<Record<LeftAlone, Text>> = {
  changed: TEXTS.changed,
  'hard-linked': TEXTS.hardLinked,
  'read-only': TEXTS.readOnly,
  owner: TEXTS.owner,
};

function unencodable(why: Exclude<ReturnType<typeof encodeLike>, Uint8Array>, encoding: string, lang: Lang): string {
  switch (why.code) {
    case 'no-character':
      return fill(TEXTS.noCharacter[lang], { encoding, character: visible(why.character) });
    case 'not-reversible':
      return fill(TEXTS.notReversible[lang], { encoding });
    case 'ambiguous':
      return fill(TEXTS.ambiguous[lang], { encoding });
  }
}
