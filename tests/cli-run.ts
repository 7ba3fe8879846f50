import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { main } from '../src/cli/main.js';

/** The command as it is installed. */
export const BIN = fileURLToPath(new URL('../bin/newslint.js', import.meta.url));

export interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Setting {
  readonly cwd: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly bin?: string;
}

/** Runs newslint in a folder, with nothing in its environment but what is given. */
export function newslint(args: readonly string[], { cwd, input = '', env = {}, bin = BIN }: Setting): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { PATH: process.env.PATH, ...env },
  });
  return { code: status, out: stdout, err: stderr };
}

/** What a run in this process finds. */
export interface World {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Standard output takes nothing. */
  readonly full?: boolean;
}

/** The same without a process of its own: for what does not hang on one. The process is in one folder, so runs take turns. */
export function inProcess(args: readonly string[], world: World = {}): Promise<Result> {
  const result = turn.then(() => runHere(args, world));
  turn = result.catch(() => {});
  return result;
}

let turn: Promise<unknown> = Promise.resolve();

async function runHere(
  args: readonly string[],
  { cwd = process.cwd(), input = '', env = {}, full = false }: World,
): Promise<Result> {
  const sink = (error: Error | null) => {
    const chunks: string[] = [];
    const write = (chunk: string, _: unknown, done: (error: Error | null) => void) => {
      if (!error) chunks.push(chunk);
      done(error);
    };
    return Object.assign(new Writable({ decodeStrings: false, write }), { text: () => chunks.join('') });
  };
  const noSpace = full ? Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' }) : null;
  const [stdout, stderr] = [sink(noSpace), sink(null)];
  const home = process.cwd();
  process.chdir(cwd);
  try {
    const world = { stdout, stderr, stdin: Readable.from([input]), env };
    const code = await main(args, Object.assign(new EventEmitter(), world));
    return { code, out: stdout.text(), err: stderr.text() };
  } finally {
    process.chdir(home);
  }
}

/** Runs a line of bash, `$NEWSLINT` being the command. */
export function bash(line: string, cwd: string): Result {
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', line], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { PATH: process.env.PATH, NEWSLINT: `${process.execPath} ${BIN}` },
  });
  return { code: status, out: stdout, err: stderr };
}

/** A folder of copy that tests run in: clean, and with one finding of each level that rules have. */
export function layCopy(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'newslint-cli-'));
  const lay = (name: string, text: string | Buffer) => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  };
  lay('clean.txt', '新桥通车\n\n本报讯 城南新桥昨天通车，两岸居民往来方便多了。\n');
  lay('warning.txt', '渡口停航\n\n本报讯 城南渡口昨天停航,最后一班渡船载着老人靠了岸。\n');
  lay('error.txt', '夏粮丰收\n\n本报讯 今年夏粮，，全镇增产两成。\n');
  lay('undecodable.txt', Buffer.concat([Buffer.from('新闻'), Buffer.from([0xff, 0xff, 0x80, 0xfe])]));
  lay('mixed/a.txt', '夏粮丰收\n\n本报讯 今年夏粮，，全镇增产两成。\n');
  lay('mixed/b.txt', '新桥通车\n\n本报讯 城南新桥昨天通车，两岸居民往来方便多了。\n');
  lay('mixed/photo.jpg', 'x');
  lay('mixed/.hidden.txt', 'x');
  mkdirSync(join(path, 'empty'));
  return { path, remove: () => rmSync(path, { recursive: true }) };
}

/** An installation whose own segmenter has lost its table and where nodejieba was not built. */
export function layInstallation(): { readonly path: string; readonly bin: string; remove(): void } {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const path = mkdtempSync(join(tmpdir(), 'newslint-broken-'));
  for (const part of ['bin', 'dist', 'package.json']) cpSync(join(root, part), join(path, part), { recursive: true });
  mkdirSync(join(path, 'src'));
  symlinkSync(join(root, 'src/lexicon'), join(path, 'src/lexicon'));
  rmSync(join(path, 'dist/lexicon/jieba.table'));
  mkdirSync(join(path, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== 'nodejieba') symlinkSync(join(root, 'node_modules', name), join(path, 'node_modules', name));
  }
  return { path, bin: join(path, 'bin/newslint.js'), remove: () => rmSync(path, { recursive: true }) };
}
