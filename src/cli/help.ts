import { width } from '../text/width.js';
import { wrap } from '../text/wrap.js';
import { readCommandLine } from './options.js';

/** The help that `argv` asks for, in lines of at most `columns`; empty where it asks for none. Throws `UsageError`. */
export function helpText(argv: readonly string[], columns: number): string {
  const request = readCommandLine(argv, { columns, width, wrap });
  return request.kind === 'help' ? request.text : '';
}
