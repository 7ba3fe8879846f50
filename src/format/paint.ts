import { Chalk } from 'chalk';

/** Colours for finished lines. */
export type Paint = Readonly<
  Record<'bold' | 'dim' | 'underline' | 'error' | 'warning' | 'info', (line: string) => string>
>;

/** Colours, or none: only what is asked for counts, not what chalk finds in the environment. */
export function paint(color: boolean): Paint {
  const { bold, dim, underline, red, yellow, cyan } = new Chalk({ level: color ? 1 : 0 });
  const by = (style: (line: string) => string) => (line: string) => style(line);
  return {
    bold: by(bold),
    dim: by(dim),
    underline: by(underline),
    error: by(red),
    warning: by(yellow),
    info: by(cyan),
  };
}
