/**
 * `npm run fuzz -- [--seconds N] [--count N] [--seed N] [--jobs N]`: malformed copy through the checker and every format.
 * Ends with 1 where something did not hold, and says of what.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BATCH, type Counts, type Failure, inputOf } from './hunt.js';
import type { Input } from './inputs.js';
import type { Told } from './share.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    count: { type: 'string' },
    seed: { type: 'string' },
    jobs: { type: 'string' },
  },
});
const seconds = Number(values.seconds ?? (values.count === undefined ? 60 : Number.POSITIVE_INFINITY));
const count = Number(values.count ?? Number.POSITIVE_INFINITY);
const first = Number(values.seed ?? Math.floor(Math.random() * 1e6) * 1000);
const jobs = Number(values.jobs ?? availableParallelism());

/** A share that says nothing for so long hangs. */
const HANGS = 60_000;
/** More are not told. */
const MOST = 20;

const begun = performance.now();
const total: Counts = { inputs: 0, refused: 0, characters: 0, findings: 0, batches: 0, commands: 0 };
const told = new Set<string>();
let broken = 0;
let next = 0;

await Promise.all(Array.from({ length: jobs }, work));
process.stdout.write(`\r${summary()}\n`);
process.exitCode = broken ? 1 : 0;

async function work(): Promise<void> {
  let share: ChildProcess | undefined;
  while (next < count && performance.now() - begun < seconds * 1000) {
    const seed = first + next;
    const size = Math.min(BATCH, count - next);
    next += size;
    share ??= fork(fileURLToPath(new URL('./share.ts', import.meta.url)));
    if (await isDone(share, seed, size)) continue;
    share.kill('SIGKILL');
    share = undefined;
  }
  share?.disconnect();
}

/** Has `share` tried the batch? False where it has hung, or is no more. */
function isDone(share: ChildProcess, seed: number, size: number): Promise<boolean> {
  let at = seed;
  return new Promise((resolve) => {
    const lost = (invariant: string) => {
      end();
      tell({ seed: at, count: 1, invariant, message: '', input: inputOf(at) });
      resolve(false);
    };
    const exited = (code: number | null, signal: string | null) => lost(`the process lives on (${signal ?? code})`);
    let timer: NodeJS.Timeout | undefined;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => lost('nothing hangs'), HANGS);
    };
    const listen = (message: Told) => {
      wait();
      if ('at' in message) at = message.at;
      else {
        end();
        for (const key of Object.keys(total) as (keyof Counts)[]) total[key] += message.counts[key];
        for (const failure of message.failures) tell(failure);
        if (process.stdout.isTTY) process.stdout.write(`\r${summary()}`);
        else if (total.inputs % 10_000 < message.counts.inputs) process.stdout.write(`${summary()}\n`);
        resolve(true);
      }
    };
    const end = () => {
      clearTimeout(timer);
      share.off('message', listen).off('exit', exited);
    };
    share.on('message', listen).on('exit', exited);
    wait();
    share.send({ seed, count: size });
  });
}

function tell({ seed, count, invariant, message, input }: Failure): void {
  broken++;
  const [line = ''] = message.split('\n');
  // One fault breaks many inputs.
  const key = `${invariant} ${line.replace(/\d+|“[^”]*”|"[^"]*"/g, '')}`;
  if (told.has(key) || told.size >= MOST) return;
  told.add(key);
  const text = [
    `\nBROKEN: ${invariant}`,
    `  again: npm run fuzz -- --seed ${seed} --count ${count}`,
    input ? `  input: ${shown(input)}` : '',
    message.slice(0, 2000).replace(/^/gm, '  '),
  ];
  process.stdout.write(`${text.filter(Boolean).join('\n')}\n`);
}

/** As JSON, a lone surrogate escaped; bytes in hexadecimal. */
function shown(input: Input): string {
  const { path } = input;
  return JSON.stringify(
    'text' in input ? { path, text: input.text } : { path, hex: Buffer.from(input.bytes).toString('hex') },
  );
}

function summary(): string {
  const { inputs, refused, characters, findings, batches, commands } = total;
  const time = Math.round((performance.now() - begun) / 1000);
  return `seed ${first}: ${inputs} inputs (${refused} refused), ${characters} characters, ${findings} findings, ${batches} batches through every format, ${commands} by the command line, ${broken} broken, ${time} s`;
}
