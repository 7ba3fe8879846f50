import { EventEmitter } from 'node:events';
import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openProgress } from '../src/cli/progress.js';
import type { World } from '../src/cli/world.js';

/** What a run of four inputs that end at `ends` (milliseconds) writes. */
function shown(terminal: { isTTY?: boolean; columns?: number }, ends: readonly number[], env = {}): string {
  let text = '';
  const write = (chunk: string, _: unknown, done: () => void) => {
    text += chunk;
    done();
  };
  const stderr = Object.assign(new Writable({ decodeStrings: false, write }), terminal);
  let clock = 0;
  const world: World = Object.assign(new EventEmitter(), { stdout: stderr, stderr, stdin: Readable.from([]), env });
  const progress = openProgress(4, 'zh', world, () => clock);
  for (const end of ends) {
    clock = end;
    progress.step();
  }
  progress.end();
  progress.step();
  return text;
}

const ERASED = '\r\u001b[K';

describe('the progress line', () => {
  it('comes after a second, not more than ten times in one, and is erased', () => {
    const line = (done: number) => `\r已查完 ${done}/4\u001b[K`;
    expect(shown({ isTTY: true }, [500, 1000, 1050, 1100])).toBe(line(2) + line(4) + ERASED);
  });

  it('is not shown in a short run, on no terminal, on a dumb or a narrow one', () => {
    expect(shown({ isTTY: true }, [100, 200, 500, 999])).toBe('');
    expect(shown({}, [1000, 2000, 3000, 4000])).toBe('');
    expect(shown({ isTTY: true }, [1000, 2000], { TERM: 'dumb' })).toBe('');
    expect(shown({ isTTY: true, columns: 10 }, [1000, 2000])).toBe('');
    expect(shown({ isTTY: true, columns: 11 }, [1000])).not.toBe('');
  });
});
