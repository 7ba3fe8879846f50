import { fork } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { WORKER } from '../worker-entry.js';
import type { Sent } from './worker.js';

/** A thread or a process that does jobs in the order in which they are sent, and answers each. */
export interface Lane {
  send(message: Sent): void;
  /** Ends it, whatever it is doing. */
  stop(): Promise<void>;
}

/** What a lane tells. */
export interface Ears {
  answered(text: string): void;
  /** It has ended by itself, and answers no more; `reason` is in the system's words. */
  died(reason: string): void;
}

/** A lane in a thread of its own. */
export function openThread({ answered, died }: Ears): Lane {
  const worker = new Worker(WORKER);
  const once = onlyOnce(died);
  worker.on('message', answered);
  worker.on('messageerror', (error) => once(error.message));
  worker.on('error', (error) => once(error.message));
  worker.on('exit', (code) => once(`exit ${code}`));
  return {
    send: (message) => worker.postMessage(message),
    async stop() {
      once.off();
      await worker.terminate();
    },
  };
}

/** A lane in a process of its own: native code that aborts ends it and not this process. */
export function openProcess({ answered, died }: Ears): Lane {
  const child = fork(WORKER, { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const once = onlyOnce(died);
  child.on('message', (text) => answered(String(text)));
  child.on('error', (error) => once(error.message));
  child.on('exit', (code, signal) => once(signal ?? `exit ${code}`));
  return {
    send: (message) => child.send(message, () => {}),
    async stop() {
      once.off();
      child.kill('SIGKILL');
    },
  };
}

function onlyOnce(died: (reason: string) => void): { (reason: string): void; off(): void } {
  let isOn = true;
  const once = (reason: string) => {
    if (!isOn) return;
    isOn = false;
    died(reason);
  };
  once.off = () => {
    isOn = false;
  };
  return once;
}
