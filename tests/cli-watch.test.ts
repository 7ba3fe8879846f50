import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../src/cli/main.js';
import { BIN } from './cli-run.js';

const top = mkdtempSync(join(tmpdir(), 'newslint-watch-'));
afterAll(() => rmSync(top, { recursive: true }));
const home = process.cwd();
let count = 0;

beforeEach(() => {
  const folder = join(top, String(count++));
  mkdirSync(join(folder, 'copy'), { recursive: true });
  process.chdir(folder);
});
afterEach(() => process.chdir(home));

const GOOD = '夏粮丰收\n\n本报讯 今年夏粮，全镇增产两成。\n';
const BAD = '夏粮丰收\n\n本报讯 今年夏粮，，全镇增产两成。\n';

/** A watch in this process. */
interface Watch {
  /** Resolves to what is on standard output and standard error of the next run, when that has ended. */
  next(): Promise<{ out: string; err: string }>;
  /** Is there no further run for a while? */
  rests(): Promise<boolean>;
  /** Presses Ctrl+C; resolves to the exit code. */
  interrupt(): Promise<number>;
}

function watch(args: readonly string[], terminal: { isTTY?: boolean } = {}): Watch {
  const text = { out: '', err: '' };
  const into = (name: 'out' | 'err') =>
    Object.assign(
      new Writable({
        decodeStrings: false,
        write(chunk, _, done) {
          text[name] += chunk;
          done();
        },
      }),
      terminal,
    );
  const world = Object.assign(new EventEmitter(), {
    stdout: into('out'),
    stderr: into('err'),
    stdin: Readable.from([]),
    env: {},
  });
  const ended = main(['--watch', '--format', 'compact', ...args], world);
  const isDone = () => /按 Ctrl\+C 结束\n/.test(text.err);
  return {
    async next() {
      for (let i = 0; i < 1000 && !isDone(); i++) await pause(10);
      const { out, err } = text;
      text.out = text.err = '';
      return { out: out.replace(/: .*(?= [\w-]+$)/gm, ''), err: err.replace(/\d\d:\d\d:\d\d/, 'TIME') };
    },
    async rests() {
      await pause(300);
      return text.out === '' && text.err === '';
    },
    async interrupt() {
      world.emit('SIGINT');
      const code = await ended;
      expect(world.listenerCount('SIGINT')).toBe(0);
      return code;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

const passed = 'newslint: TIME 通过；有改动就再查，按 Ctrl+C 结束\n';
const failed = 'newslint: TIME 有不通过的问题；有改动就再查，按 Ctrl+C 结束\n';
const finding = (path: string) => `${path}:3:9 repeated-mark\n`;

describe('--watch', () => {
  it('checks again what is edited, new, replaced or gone, and ends with the code of the last run', async () => {
    writeFileSync('copy/a.txt', GOOD);
    const desk = watch(['copy']);
    expect(await desk.next()).toEqual({ out: '', err: passed });
    writeFileSync('copy/a.txt', BAD);
    expect(await desk.next()).toEqual({ out: finding('copy/a.txt'), err: failed });
    writeFileSync('copy/b.txt', BAD);
    expect((await desk.next()).out).toBe(finding('copy/a.txt') + finding('copy/b.txt'));
    // As editors save: a new file takes the place of the old one.
    writeFileSync('copy/.a.txt.tmp', GOOD);
    renameSync('copy/.a.txt.tmp', 'copy/a.txt');
    expect((await desk.next()).out).toBe(finding('copy/b.txt'));
    rmSync('copy/b.txt');
    expect(await desk.next()).toEqual({ out: '', err: passed });
    writeFileSync('copy/a.txt', BAD);
    await desk.next();
    expect(await desk.interrupt()).toBe(1);
  });

  it('sees folders that are new, and that come back', async () => {
    writeFileSync('copy/a.txt', GOOD);
    const desk = watch(['copy']);
    await desk.next();
    mkdirSync('copy/deep');
    expect(await desk.rests()).toBe(true);
    writeFileSync('copy/deep/b.txt', BAD);
    expect((await desk.next()).out).toBe(finding('copy/deep/b.txt'));
    rmSync('copy/deep', { recursive: true });
    expect((await desk.next()).out).toBe('');
    mkdirSync('copy/deep/er', { recursive: true });
    writeFileSync('copy/deep/er/c.txt', BAD);
    expect((await desk.next()).out).toBe(finding('copy/deep/er/c.txt'));
    rmSync('copy/deep', { recursive: true });
    mkdirSync('copy/deep/er', { recursive: true });
    writeFileSync('copy/deep/er/c.txt', BAD);
    await desk.next();
    writeFileSync('copy/deep/er/c.txt', GOOD);
    expect((await desk.next()).out).toBe('');
    expect(await desk.interrupt()).toBe(0);
  });

  it('watches a file, a pattern and a path that is not there yet', async () => {
    writeFileSync('copy/a.txt', GOOD);
    writeFileSync('b.txt', GOOD);
    const desk = watch(['copy/*.txt', 'b.txt', 'later/c.txt']);
    expect((await desk.next()).err).toContain('没能查完');
    writeFileSync('b.txt', BAD);
    expect((await desk.next()).out).toBe(finding('b.txt'));
    writeFileSync('copy/z.txt', BAD);
    expect((await desk.next()).out).toBe(finding('b.txt') + finding('copy/z.txt'));
    mkdirSync('later');
    writeFileSync('later/c.txt', GOOD);
    expect((await desk.next()).err).toContain('有不通过的问题');
    expect(await desk.interrupt()).toBe(1);
  });

  it('goes on after a file or a configuration that is bad', async () => {
    writeFileSync('copy/a.txt', GOOD);
    const desk = watch(['copy']);
    await desk.next();
    writeFileSync('copy/a.txt', Buffer.from([0xff, 0xff, 0x80, 0xfe]));
    expect((await desk.next()).err).toMatch(/copy\/a\.txt: .*\n.*没能查完/);
    writeFileSync('copy/a.txt', BAD);
    expect((await desk.next()).out).toBe(finding('copy/a.txt'));
    writeFileSync('copy/.newslintrc.json', '{"rules": ');
    expect((await desk.next()).err).toMatch(/\.newslintrc\.json:1:\d+: .*\n.*没能查完/);
    writeFileSync('copy/.newslintrc.json', '{"rules": {"repeated-mark": "off"}}');
    expect(await desk.next()).toEqual({ out: '', err: passed });
    expect(await desk.interrupt()).toBe(0);
  });

  it('rests while nothing has changed that it reads', async () => {
    writeFileSync('copy/a.txt', GOOD);
    const desk = watch(['copy', '--cache-file', 'copy/cache']);
    await desk.next();
    writeFileSync('copy/.a.txt.swp', 'x');
    writeFileSync('copy/notes.docx', 'x');
    expect(await desk.rests()).toBe(true);
    await desk.interrupt();
  });

  it('clears a terminal between runs, and nothing else', async () => {
    writeFileSync('copy/a.txt', GOOD);
    const desk = watch(['copy'], { isTTY: true });
    expect((await desk.next()).out).not.toContain('\u001b[2J');
    writeFileSync('copy/a.txt', BAD);
    expect((await desk.next()).out).toContain('\u001b[2J');
    await desk.interrupt();
  });

  it('is refused with standard input, --fix and --output, and where the first configuration is wrong', async () => {
    writeFileSync('copy/a.txt', GOOD);
    for (const args of [['-'], ['--fix', 'copy'], ['-o', 'x', 'copy'], ['--config', 'none.json', 'copy']]) {
      const desk = watch(args);
      expect(await desk.interrupt(), args.join(' ')).toBe(2);
    }
  });

  it('ends a process on SIGINT with the code of the last run, and without a word', async () => {
    writeFileSync('copy/a.txt', BAD);
    const child = spawn(process.execPath, [BIN, '--watch', 'copy'], { stdio: ['ignore', 'ignore', 'pipe'] });
    let err = '';
    for await (const chunk of child.stderr.setEncoding('utf8')) {
      err += chunk;
      if (err.endsWith('结束\n')) child.kill('SIGINT');
    }
    const code = child.exitCode ?? (await new Promise((done) => child.on('exit', done)));
    expect([code, err.split('\n').length]).toEqual([1, 2]);
  });

  it('ends when nobody reads its output any more', async () => {
    writeFileSync('copy/a.txt', BAD);
    const child = spawn(process.execPath, [BIN, '--watch', '--format', 'compact', 'copy']);
    const ended = new Promise((done) => child.on('exit', done));
    child.stdout.destroy();
    let runs = 0;
    for await (const chunk of child.stderr.setEncoding('utf8')) {
      if (String(chunk).includes('Ctrl+C')) writeFileSync('copy/a.txt', `${BAD}${'\n'.repeat(++runs)}`);
    }
    expect(await ended).toBe(1);
  });
});
