import { Script } from 'node:vm';
import { fill, type Text } from '../text/message.js';
import { TextError } from '../text/text-error.js';

/** Work that was stopped because it took too long. */
export class TimedOut extends TextError {}

/**
 * What `work` returns. After `ms` milliseconds it is stopped where it stands, in a regular expression too, and `TimedOut` is
 * thrown; no `catch` or `finally` of it runs then, so what it was changing may be half changed. Native code is stopped only when it
 * returns. Takes 60 µs of its own.
 */
export function within<T>(ms: number, work: () => T): T {
  const holder = globalThis as { [WORK]?: (() => unknown) | undefined };
  const outer = holder[WORK];
  holder[WORK] = work;
  try {
    return CALL.runInThisContext({ timeout: Math.max(1, Math.ceil(ms)) }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException | undefined)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new TimedOut(tooLong(ms));
  } finally {
    holder[WORK] = outer;
  }
}

const WORK = Symbol.for('newslint.work');

/** Node stops a script in time and no function: the script fetches its function. */
const CALL = new Script('globalThis[Symbol.for("newslint.work")]()');

function tooLong(ms: number): Text {
  const seconds = Number((ms / 1000).toPrecision(2));
  return { zh: fill(TOO_LONG.zh, { seconds }), en: fill(TOO_LONG.en, { seconds }) };
}

const TOO_LONG = { zh: '{seconds} 秒内没有查完', en: 'not done within {seconds} s' } as const;
