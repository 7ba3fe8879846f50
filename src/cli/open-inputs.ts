import type { LazySegmenter } from '../analyse/lazy-segmenter.js';
import type { Failure } from '../lint/lint.js';
import type { Inputs } from '../lint/report.js';
import type { Inputs as FoundInputs } from '../read/inputs.js';
import { readInput, readStream, sizeAt } from '../read/read.js';
import { explain } from '../read/refusal.js';
import { fill } from '../text/message.js';
import { nearest } from '../text/nearest.js';
import { visible } from '../text/visible.js';
import type { Configured } from './configure.js';
import type { Source } from './fix.js';
import type { RunRequest } from './options.js';
import { COMMANDS } from './program.js';
import { TEXTS } from './texts.js';
import type { World } from './world.js';

/** The inputs of a run: those that can be read, one at a time, and afterwards what was left aside. */
export interface OpenInputs {
  /** How many there are to read. */
  readonly count: number;
  /** Their bytes, as far as they have a size and up to about `enough`. */
  size(enough: number): number;
  sources(): AsyncIterable<Source>;
  /** One of them could not be checked: a bug of ours, or it took too long. The others go on. */
  fail(path: string, message: string): void;
  /** What failed before (`earlier`), what could not be read, what failed in the check (`failures`), and a missing segmenter once. */
  left(failures: readonly Failure[], engine: LazySegmenter): Inputs;
}

export function openInputs(
  { kind, paths, lang, encoding, maxSize: maxBytes }: RunRequest,
  { files: named, refused, ignored }: FoundInputs,
  isIgnored: Configured['isIgnored'],
  world: World,
  earlier: readonly Failure[] = [],
): OpenInputs {
  const files = named.filter((input) => !isIgnored(input));
  const unread: Failure[] = refused.map(({ path, reason }) => {
    const [command] = kind === 'lint' && path === paths[0] && /^[a-z]+$/.test(path) ? nearest(path, COMMANDS) : [];
    const guess = command === undefined ? '' : fill(TEXTS.guessCommand[lang], { name: command });
    return { path, message: explain(reason, lang) + guess };
  });
  return {
    count: files.length,
    size(enough) {
      let bytes = 0;
      for (const { absolute } of files) {
        if (bytes >= enough) break;
        if (absolute !== undefined) bytes += sizeAt(absolute);
      }
      return bytes;
    },
    async *sources() {
      for (const input of files) {
        const { path, absolute } = input;
        const options = { encoding, maxBytes };
        const read =
          absolute === undefined ? await readStream(world.stdin, options) : readInput({ path, absolute }, options);
        if ('refused' in read) unread.push({ path, message: explain(read.refused, lang) });
        else yield { ...input, ...read };
      }
    },
    fail(path, message) {
      unread.push({ path, message });
    },
    left(failures, engine) {
      const missing = engine.failed();
      const all = [...earlier, ...unread, ...failures, ...(missing ? [{ message: missing.text[lang] }] : [])];
      const known = new Map(all.map((failure) => [inOneLine(failure), failure]));
      return {
        failed: unread.length,
        ignored: ignored.length + named.length - files.length,
        failures: [...known.values()],
      };
    },
  };
}

/** A failure as standard error has it. */
export function inOneLine({ path, message }: Failure): string {
  return visible(path === undefined ? message : `${path}: ${message}`);
}
