import { fill } from '../../text/message.js';
import { TEXTS } from '../texts.js';
import type { Assignment, Job, Outcome } from './assignment.js';
import { type Ears, type Lane, openProcess, openThread } from './lane.js';

/** Does jobs in several threads, or in processes of their own. */
export interface Pool {
  /** How many jobs keep it busy. */
  readonly appetite: number;
  /** Never rejects: a lane that ends in the midst of a job has crashed on it, and another one goes on with the rest. */
  submit(job: Job): Promise<Outcome>;
  close(): Promise<void>;
}

/** A job with whoever waits for it. */
interface Waiting {
  readonly job: Job;
  readonly resolve: (outcome: Outcome) => void;
}

/** A job is sent before the one before it is done: a lane need not wait for this thread, which may be busy. */
const AHEAD = 4;
/** So many deaths without a job done between them are the machine's fault, and not that of the files. */
const DEATHS = 20;

/** A pool of up to `size` lanes, which start when there is work for them; `isolated`: each a process of its own. */
export function openPool(assignment: Assignment, size: number, isolated: boolean): Pool {
  const lanes = new Map<Lane, Waiting[]>();
  const queue: Waiting[] = [];
  let deaths = 0;

  const startLane = (): Lane => {
    const sent: Waiting[] = [];
    const ears: Ears = {
      answered(text) {
        deaths = 0;
        sent.shift()?.resolve(JSON.parse(text) as Outcome);
        feed();
      },
      died(reason) {
        deaths += 1;
        lanes.delete(lane);
        const [inHand, ...others] = sent;
        inHand?.resolve({ failed: fill(TEXTS.laneDied[assignment.lang], { reason }) });
        queue.unshift(...others);
        feed();
      },
    };
    const lane: Lane = (isolated ? openProcess : openThread)(ears);
    lanes.set(lane, sent);
    lane.send({ assignment });
    return lane;
  };

  const feed = () => {
    while (queue.length) {
      if (deaths >= DEATHS) {
        queue.shift()?.resolve({ failed: TEXTS.lanesDie[assignment.lang] });
        continue;
      }
      const [lane, sent] = freest(lanes) ?? [];
      // A new thread takes a while to start: only what would wait for long is worth one.
      if (lanes.size < size && (sent?.length ?? AHEAD) >= AHEAD) {
        startLane();
        continue;
      }
      if (!lane || !sent || sent.length >= AHEAD) return;
      const next = queue.shift() as Waiting;
      sent.push(next);
      lane.send({ job: next.job });
    }
  };

  return {
    appetite: size * AHEAD * 2,
    submit: (job) =>
      new Promise((resolve) => {
        queue.push({ job, resolve });
        feed();
      }),
    async close() {
      await Promise.all([...lanes.keys()].map((lane) => lane.stop()));
      lanes.clear();
    },
  };
}

/** The lane with the fewest jobs. */
function freest(lanes: ReadonlyMap<Lane, Waiting[]>): [Lane, Waiting[]] | undefined {
  let best: [Lane, Waiting[]] | undefined;
  for (const entry of lanes) if (!best || entry[1].length < best[1].length) best = entry;
  return best;
}
