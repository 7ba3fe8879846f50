import { fill, type Lang } from '../text/message.js';
import { TEXTS } from './texts.js';
import { columnsOf, type World } from './world.js';
import { openWriter, type Writer } from './write.js';

/** Tells on a terminal how far a run has come. */
export interface Progress {
  /** One more input is done. */
  step(): void;
  /** Leaves the terminal as it was. */
  end(): void;
}

/** Milliseconds: a run that is over sooner shows nothing, and what is shown stays that long. */
const PATIENCE = 1000;
const PAUSE = 100;

/**
 * The progress of a run of `total` inputs (0: tell nothing): a line on standard error, where that is a terminal which can
 * erase it. `now` is in milliseconds.
 */
export function openProgress(total: number, lang: Lang, world: World, now = () => performance.now()): Progress {
  // Of one input there is nothing to tell before it is done: then not even the stream is opened.
  const isTold = total > 1 && world.stderr.isTTY && world.env.TERM !== 'dumb';
  if (!isTold) return { step() {}, end() {} };
  const { stderr } = world;
  let next = now() + PATIENCE;
  let done = 0;
  let writer: Writer | undefined;
  return {
    step() {
      done++;
      if (now() < next) return;
      next = now() + PAUSE;
      const text = fill(TEXTS.progress[lang], { done, total });
      // A line that is wrapped can't be erased; every Han takes two columns.
      if (text.length + (text.match(/[^\0-\xff]/g)?.length ?? 0) >= columnsOf(stderr)) return;
      writer ??= openWriter(stderr);
      void writer.put(`\r${text}${ERASE_REST}`);
    },
    end() {
      void writer?.put(`\r${ERASE_REST}`);
      writer = undefined;
      next = Number.POSITIVE_INFINITY;
    },
  };
}

/** Of the line, by ECMA-48: EL. */
const ERASE_REST = '\u001b[K';
