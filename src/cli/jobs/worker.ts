import process from 'node:process';
import { parentPort } from 'node:worker_threads';
import { type Assignment, type Job, takeUp } from './assignment.js';

/** What a pool sends: the assignment once, then jobs. */
export type Sent = { readonly assignment: Assignment } | { readonly job: Job };

/** In a thread or a process of a pool: takes up the assignment that comes first, does the jobs after it, and answers each. */
export function serve(): void {
  let work: ReturnType<typeof takeUp> | undefined;
  // As JSON: read back, it is what a cache would hold.
  const send = (text: string) => (parentPort ? parentPort.postMessage(text) : process.send?.(text));
  const hear = (message: Sent) => {
    if ('assignment' in message) work = takeUp(message.assignment);
    else if (work) send(JSON.stringify(work(message.job)));
  };
  if (parentPort) parentPort.on('message', hear);
  else process.on('message', hear);
}
