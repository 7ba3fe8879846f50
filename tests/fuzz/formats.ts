import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { formatCheckstyle } from '../../src/format/checkstyle.js';
import { formatCompact } from '../../src/format/compact.js';
import { formatCsv, formatListingCsv, formatScoreCsv } from '../../src/format/csv.js';
import { formatGithub } from '../../src/format/github.js';
import { formatHtml } from '../../src/format/html.js';
import { formatJson } from '../../src/format/json.js';
import { formatJunit } from '../../src/format/junit.js';
import { formatListing } from '../../src/format/listing.js';
import { formatNdjson } from '../../src/format/ndjson.js';
import { formatSarif } from '../../src/format/sarif.js';
import { formatScore, type ScoreReport } from '../../src/format/score.js';
import { formatTable } from '../../src/format/table.js';
import { lint } from '../../src/lint/lint.js';
import { listFile, listing } from '../../src/lint/listing.js';
import { report, type Tool } from '../../src/lint/report.js';
import { rules } from '../../src/rules/index.js';
import { score } from '../../src/score/score.js';
import {
  cells,
  checkCheckstyle,
  checkCompact,
  checkCsv,
  checkGithub,
  checkHtml,
  checkJson,
  checkJunit,
  checkNdjson,
  checkSarif,
  checkTable,
  checkUnseen,
  checkValid,
  OWN_COLORS,
} from '../output-checks.js';
import { hold, type Survivor } from './invariants.js';

const TOOL: Tool = { name: 'newslint', version: '0.0.0', segmenter: 'newslint' };
const whole = (pieces: Iterable<string>) => [...pieces].join('');

/** Checks what many files are together, and each format of them. `turn` says which variants have their turn. Throws `Broken`. */
export function checkTogether(survivors: readonly Survivor[], turn: number): void {
  const all = hold('files together are what each is alone', () => lintTogether(survivors));
  const lang = turn % 2 ? 'zh' : 'en';
  const failures = turn % 3 ? [] : [{ path: `${turn}\u001b\n"<.txt`, message: '读不了\u202e' }, { message: '=1+1' }];
  const inputs = { failed: failures.length && 1, ignored: 0, failures };
  const one = report(TOOL, all, inputs);
  const failOn = (['error', 'warning', 'info'] as const)[turn % 3] ?? 'error';
  const options = { lang, color: turn % 2 === 0, width: [60, 77, 100, 141, 300][turn % 5] as number } as const;
  const pages = new Map(all.map(({ page }) => [page.path, page]));
  hold('json', () => checkJson(one, whole(formatJson(one))));
  hold('ndjson', () => checkNdjson(one, whole(formatNdjson(one))));
  hold('csv', () => checkCsv(one, whole(formatCsv(one))));
  hold('table', () => checkTable(one, whole(formatTable(one, options)), options.width));
  hold('compact', () => checkCompact(one, whole(formatCompact(one))));
  hold('github', () => checkGithub(one, whole(formatGithub(one))));
  hold('junit', () => checkJunit(one, whole(formatJunit(one, { failOn })), failOn));
  hold('checkstyle', () => checkCheckstyle(one, whole(formatCheckstyle(one))));
  hold('sarif', () => checkSarif(one, whole(formatSarif(one, { lang, rules: SARIF_RULES }))));
  hold('html', () => checkHtml(whole(formatHtml(one, { lang, rules, pages }))));
  checkListings(survivors, inputs, options, turn);
}

/** With the prose of each rule, as the command line gives them. */
const SARIF_RULES = rules.map((rule) => {
  const fixture = readFileSync(new URL(`../../fixtures/rules/${rule.id}.md`, import.meta.url), 'utf8');
  return { ...rule, help: fixture.split(/^## /m)[0] as string };
});

function lintTogether(survivors: readonly Survivor[]): Survivor['checked'][] {
  const results = lint(
    survivors.map(({ analysis }) => analysis),
    rules,
    'zh',
  );
  return survivors.map(({ checked }, i) => {
    const result = results[i];
    assert.deepEqual(result?.failures, []);
    const own = (list: readonly { rule: string }[]) => list.filter(({ rule }) => !TOGETHER.has(rule));
    assert.deepEqual(own(result?.findings ?? []), own(checked.findings));
    return { ...checked, findings: result?.findings ?? [], suppressed: result?.suppressed ?? [] };
  });
}

/** Rules over the whole run; what silences one of theirs is used in one case and not in the other. */
const TOGETHER = new Set(
  rules.filter(({ scope, across }) => scope === 'run' || scope === 'directives' || across).map(({ id }) => id),
);

type Inputs = Parameters<typeof report>[2];

function checkListings(
  survivors: readonly Survivor[],
  inputs: Inputs,
  options: { readonly lang: 'zh' | 'en'; readonly color: boolean; readonly width: number },
  turn: number,
): void {
  const kind = (['words', 'keywords', 'entities', 'figures'] as const)[turn % 4] ?? 'words';
  hold(`${kind}`, () => {
    const files = survivors.map(({ analysis }) => listFile(kind, analysis, 'utf-8'));
    const one = listing(TOOL, files, inputs);
    checkUnseen(whole(formatJson(one)));
    checkValid('listing', JSON.parse(whole(formatJson(one))));
    checkUnseen(whole(formatListing(kind, one, options)).replace(OWN_COLORS, ''));
    const [head, ...rows] = cells(whole(formatListingCsv(kind, one)).slice(1));
    for (const row of rows) assert.equal(row.length, head?.length);
  });
  hold('score', () => {
    const { pages, ...summary } = score(
      survivors.map(({ checked }) => checked),
      rules,
      turn % 2 ? 6500 : undefined,
    );
    const { failed, ignored, failures } = inputs;
    const one: ScoreReport = {
      ...{ version: 1, tool: TOOL, files: pages, failures },
      summary: { files: pages.length, failed, ignored, ...summary },
    };
    checkValid('score', JSON.parse(whole(formatJson(one))));
    checkUnseen(whole(formatScore(one, options)).replace(OWN_COLORS, ''));
    const rows = cells(whole(formatScoreCsv(one)).slice(1));
    assert.equal(rows.length, pages.length + 2);
  });
}
