import { resolve } from 'node:path';
import type { Lang } from '../text/message.js';
import { visible } from '../text/visible.js';
import { asList, TEXTS } from './texts.js';
import { usage } from './usage.js';

/** Those that every command has. */
export const COMMON_FORMATS = ['table', 'csv', 'json'] as const;

/** All; those that tell findings are for checking only. */
export const FORMATS = [
  ...COMMON_FORMATS,
  ...(['compact', 'ndjson', 'sarif', 'github', 'junit', 'checkstyle', 'html'] as const),
] as const;

export type CommonFormat = (typeof COMMON_FORMATS)[number];
export type Format = (typeof FORMATS)[number];

/** A result that is asked for. */
export interface Output<F extends Format = Format> {
  readonly format: F;
  /** A file instead of standard output. Only one output of a run has none, and no two have the same. */
  readonly path?: string;
}

/** Each `--format` and `--output` as it was given. */
export type Asked = { readonly format: Format } | { readonly output: string };

/** An output belongs to the format before it; where none is before it, to the next; a format is `table` if not given. */
export function paired(asked: readonly Asked[], lang: Lang): readonly Output[] {
  const outputs: { format: Format; path?: string }[] = [];
  let waiting: string | undefined;
  for (const one of asked) {
    const last = outputs.at(-1);
    if ('format' in one) {
      outputs.push({ format: one.format, ...(waiting !== undefined && { path: waiting }) });
      waiting = undefined;
    } else if (last && last.path === undefined) last.path = one.output;
    else if (!last && waiting === undefined) waiting = one.output;
    else throw usage(lang, TEXTS.outputAlone, { path: visible(one.output) });
  }
  if (!outputs.length) outputs.push({ format: 'table', ...(waiting !== undefined && { path: waiting }) });
  const open = outputs.filter(({ path }) => path === undefined);
  if (open.length > 1)
    throw usage(lang, TEXTS.oneStdout, {
      formats: asList(
        open.map(({ format }) => format),
        lang,
      ),
    });
  const paths = outputs.flatMap(({ path }) => (path === undefined ? [] : resolve(path)));
  const twice = paths.find((path, i) => paths.indexOf(path) < i);
  if (twice !== undefined) throw usage(lang, TEXTS.outputTwice, { path: visible(twice) });
  return outputs;
}

/** Does one of the results of a check say what the articles are about? */
export function tellsArticles({
  kind,
  outputs,
}: {
  readonly kind: string;
  readonly outputs: readonly Output[];
}): boolean {
  return kind === 'lint' && outputs.some(({ format }) => TELLING.has(format));
}

const TELLING: ReadonlySet<Format> = new Set(['table', 'json', 'ndjson', 'html']);

/** `outputs`, for a `command` that tells no findings. Throws `UsageError` for a format of those. */
export function commonOnly(outputs: readonly Output[], command: string, lang: Lang): readonly Output<CommonFormat>[] {
  for (const { format } of outputs) {
    if (!isCommon(format)) throw usage(lang, TEXTS.onlyLint, { name: `--format ${format}`, command });
  }
  return outputs as readonly Output<CommonFormat>[];
}

function isCommon(format: Format): format is CommonFormat {
  return (COMMON_FORMATS as readonly Format[]).includes(format);
}
