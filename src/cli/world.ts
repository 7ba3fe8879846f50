/** What the command line touches of the world; `bin/newslint.js` hands in the process's own. */
export interface World {
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly stdin: NodeJS.ReadableStream & AsyncIterable<Uint8Array | string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Calls `listener` when the user interrupts, instead of ending. */
  once(signal: 'SIGINT', listener: () => void): unknown;
  off(signal: 'SIGINT', listener: () => void): unknown;
}

export type Terminal = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** How wide the terminal is, 100 columns where there is none. */
export function columnsOf({ isTTY, columns }: Terminal): number {
  return (isTTY && columns) || 100;
}
