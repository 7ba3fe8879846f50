import process from 'node:process';
import { BATCH, type Counts, type Failure, hunt } from './hunt.js';

/** What a share tells: the seed that it is at, what is broken, and, after each batch, how much it has tried. */
export type Told = { readonly at: number } | { readonly failures: Failure[]; readonly counts: Counts };

/** A share of the work, in a process of its own: whole batches, as they are asked for. */
process.on('message', async ({ seed, count }: { readonly seed: number; readonly count: number }) => {
  const counts: Counts = { inputs: 0, refused: 0, characters: 0, findings: 0, batches: 0, commands: 0 };
  const tell = (told: Told) => process.send?.(told);
  const failures = await hunt(seed, Math.min(count, BATCH), counts, { next: (at) => tell({ at }) });
  tell({ failures, counts });
});
