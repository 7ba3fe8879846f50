import type { TableOptions } from '../format/table.js';
import type { Lang } from '../text/message.js';
import { visible } from '../text/visible.js';
import { columnsOf, type World } from './world.js';
import { writeFile, writeTo } from './write.js';

/** Of a request, what decides how its result is shown. */
export interface Showing {
  readonly lang: Lang;
  /** A file instead of standard output. */
  readonly output?: string;
  /** Undefined where the user did not say. */
  readonly color?: boolean;
}

/** Does the result go to a terminal? */
export function isTerminal({ output }: Showing, world: World): boolean {
  return output === undefined && Boolean(world.stdout.isTTY);
}

/** How tables look there. */
export function tableOptions(showing: Showing, world: World): TableOptions {
  const terminal = isTerminal(showing, world);
  return {
    lang: showing.lang,
    width: terminal ? columnsOf(world.stdout) : 100,
    color: showing.color ?? wantsColor(terminal, world.env),
  };
}

/** CSV for the eye: on a terminal its cells must not act either. */
export function* shown(pieces: Iterable<string>): Iterable<string> {
  for (const piece of pieces)
    yield piece
      .replace(/^\u{feff}/u, '')
      .split('\r\n')
      .map(visible)
      .join('\n');
}

/** https://no-color.org; FORCE_COLOR as Node has it: any value but 0 and false. */
function wantsColor(terminal: boolean, { NO_COLOR, FORCE_COLOR, TERM }: World['env']): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return terminal && TERM !== 'dumb';
}

/** Writes the result where it goes. Returns what went wrong. */
export async function written(output: string | undefined, pieces: Iterable<string>, world: World): Promise<unknown> {
  if (output === undefined) return writeTo(world.stdout, pieces);
  try {
    writeFile(output, pieces);
  } catch (error) {
    return error;
  }
}
