import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../analyse/analysis.js';
import { nodejieba } from '../analyse/nodejieba.js';
import type { Segmenter } from '../analyse/segmenter.js';
import { lint } from '../lint/lint.js';
import { articleReport, report } from '../lint/report.js';
import { parsePage } from '../page/parse.js';
import { decode } from '../read/decode.js';
import { rules } from '../rules/index.js';

/** What the command line touches of the world; `bin/newslint.js` hands in the process's own. */
export interface World {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: NodeJS.WritableStream;
  readonly stdin: NodeJS.ReadableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Runs one command line (without node and script) and returns its exit code. Never throws for bad input. */
export async function main(argv: readonly string[], world: World): Promise<number> {
  const paths = argv.filter((arg, i) => !arg.startsWith('--') && argv[i - 1] !== '--format');
  const files = paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? readdirSync(path)
          .sort()
          .map((name) => join(path, name))
      : [path],
  );
  let segmenter: Segmenter | undefined;
  const load = () => {
    segmenter ??= nodejieba();
    return segmenter;
  };
  const read = files.map((path) => {
    const { text, encoding } = decode(readFileSync(path));
    return { analysis: analyse(parsePage(path, text), load), encoding };
  });
  const results = lint(
    read.map(({ analysis }) => analysis),
    rules,
    'zh',
  );
  const checked = read.map(({ analysis, encoding }, i) => ({
    page: analysis.page,
    encoding,
    articles: analysis.page.articles.map((article) => articleReport(article, analysis)),
    findings: results[i]?.findings ?? [],
  }));
  const inputs = { failed: 0, ignored: 0, failures: results.flatMap(({ failures }) => failures) };
  const out = report({ name: 'newslint', version: '0.1.0', segmenter: load().name }, checked, inputs);
  world.stdout.write(`${JSON.stringify(out)}\n`);
  return out.failures.length ? 2 : out.summary.errors ? 1 : 0;
}
