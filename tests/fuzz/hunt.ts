import fc from 'fast-check';
import { checkCommand } from './command.js';
import { checkTogether } from './formats.js';
import { type Input, inputs } from './inputs.js';
import { Broken, checkInput, lintAlone, type Survivor } from './invariants.js';
import { shrink } from './shrink.js';

/** An input of which something is not true. */
export interface Failure {
  /** `--seed SEED --count 1` makes the input again; of a whole batch, that many. */
  readonly seed: number;
  readonly count: number;
  readonly invariant: string;
  readonly message: string;
  /** The smallest that was found. */
  readonly input: Input | undefined;
}

/** How much was tried. */
export interface Counts {
  inputs: number;
  /** Bytes that were refused. */
  refused: number;
  characters: number;
  findings: number;
  /** Batches that went through every format, and by the command line. */
  batches: number;
  commands: number;
}

const generator = inputs();

/** The input of `seed`: always the same for one build of the fuzzer. */
export function inputOf(seed: number): Input {
  return fc.sample(generator, { seed, numRuns: 1 })[0] as Input;
}

/** Every so many inputs, which stand together in a run, go through every format; of every so many batches, one by the command line. */
export const BATCH = 40;
const COMMAND = 5;

/**
 * Tries the inputs of `count` seeds from `seed` on, together. Calls `next` before each. `seconds` bounds the search for a smaller
 * input, once for each failure.
 */
export async function hunt(
  seed: number,
  count: number,
  counts: Counts,
  { next = () => {}, seconds = 20 }: { readonly next?: (seed: number) => void; readonly seconds?: number } = {},
): Promise<Failure[]> {
  const failures: Failure[] = [];
  const survivors: Survivor[] = [];
  const batch: Input[] = [];
  for (let i = 0; i < count; i++) {
    next(seed + i);
    const made = inputOf(seed + i);
    const input: Input = { ...made, path: `${i}/${made.path}` };
    counts.inputs++;
    counts.characters += 'text' in input ? input.text.length : 0;
    try {
      const survivor = checkInput(input, seed + i);
      if (!survivor) counts.refused++;
      else survivors.push(survivor);
      counts.findings += survivor?.checked.findings.length ?? 0;
      batch.push(input);
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      failures.push(reduced(seed + i, 1, input, error, (one) => checkInput(one, seed + i), seconds));
    }
  }
  const turn = Math.floor(seed / BATCH);
  counts.batches++;
  try {
    checkTogether(survivors, turn);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    const alone = (input: Input) => 'text' in input && checkTogether([survivorOf(input)], turn);
    const texts = survivors.map(({ checked: { page } }): Input => ({ path: page.path, text: page.source }));
    failures.push(reduced(seed, count, culprit(texts, error, alone), error, alone, seconds));
  }
  if (turn % COMMAND === 0) {
    counts.commands++;
    try {
      next(seed);
      await checkCommand(batch.slice(0, BATCH), turn / COMMAND);
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      failures.push({ seed, count, invariant: error.invariant, message: error.message, input: undefined });
    }
  }
  return failures;
}

function survivorOf({ path, text }: Input & { readonly text: string }): Survivor {
  const { analysis, result } = lintAlone(path, text);
  return { analysis, checked: { page: analysis.page, encoding: 'utf-8', articles: [], ...result } };
}

/** The one of `inputs` that breaks the same by itself. */
function culprit(inputs: readonly Input[], broken: Broken, check: (input: Input) => unknown): Input | undefined {
  return inputs.find((input) => breaks(input, broken, check));
}

function breaks(input: Input, { invariant }: Broken, check: (input: Input) => unknown): boolean {
  try {
    check(input);
    return false;
  } catch (error) {
    return error instanceof Broken && error.invariant === invariant;
  }
}

function reduced(
  seed: number,
  count: number,
  input: Input | undefined,
  broken: Broken,
  check: (input: Input) => unknown,
  seconds: number,
): Failure {
  const { invariant } = broken;
  const small = input && shrink(input, (one) => breaks(one, broken, check), seconds);
  let { message } = broken;
  try {
    if (small) check(small);
  } catch (error) {
    if (error instanceof Broken) message = error.message;
  }
  return { seed, count, invariant, message, input: small };
}
