import type { TableOptions } from '../format/table.js';
import { fill, type Lang } from '../text/message.js';
import { visible } from '../text/visible.js';
import { systemReason, TEXTS } from './texts.js';
import { columnsOf, type World } from './world.js';
import { writeFile, writeTo } from './write.js';

/** Of a request, what decides how its result is shown. */
export interface Showing {
  readonly lang: Lang;
  /** Undefined where the user did not say. */
  readonly color?: boolean;
}

/** Does what is written to `path`, if any, go to a terminal? */
export function isTerminal(path: string | undefined, world: World): boolean {
  return path === undefined && Boolean(world.stdout.isTTY);
}

/** How tables look there. */
export function tableOptions({ lang, color }: Showing, path: string | undefined, world: World): TableOptions {
  const terminal = isTerminal(path, world);
  return {
    lang,
    width: terminal ? columnsOf(world.stdout) : 100,
    color: color ?? wantsColor(terminal, world.env),
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

/** Writes a result where it goes. Returns what went wrong, on one line; undefined where nothing did. */
export async function written(
  path: string | undefined,
  pieces: Iterable<string>,
  lang: Lang,
  world: World,
): Promise<string | undefined> {
  if (path === undefined) return notWritten(path, await writeTo(world.stdout, pieces), lang);
  try {
    writeFile(path, pieces);
  } catch (error) {
    return notWritten(path, error, lang);
  }
}

/** What `error` says of a result; undefined where there is none. */
export function notWritten(path: string | undefined, error: unknown, lang: Lang): string | undefined {
  if (error === undefined) return undefined;
  const reason = visible(systemReason(error, lang));
  if (path === undefined) return fill(TEXTS.cannotPrint[lang], { reason });
  return fill(TEXTS.cannotWrite[lang], { path: visible(path), reason });
}
