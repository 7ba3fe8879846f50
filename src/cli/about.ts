import { readFileSync } from 'node:fs';
import { explainRule, formatRules, type RuleList, ruleList } from '../format/rules.js';
import { explainScore } from '../format/score.js';
import { rules } from '../rules/index.js';
import { fill } from '../text/message.js';
import { nearest } from '../text/nearest.js';
import { visible } from '../text/visible.js';
import type { AboutRequest } from './options.js';
import { isTerminal, type Showing, shown, tableOptions, written } from './output.js';
import type { CommonFormat, Output } from './outputs.js';
import { asList, TEXTS } from './texts.js';
import { UsageError } from './usage.js';
import type { World } from './world.js';
import { writeTo } from './write.js';

/** `newslint rules` and `newslint explain`. Returns the exit code. Throws `UsageError` for a rule that there is not. */
export async function about(request: AboutRequest, version: string, world: World): Promise<number> {
  const { lang } = request;
  const failed: (string | undefined)[] = [];
  if (request.kind === 'explain') failed.push(await written(undefined, explained(request, world), lang, world));
  else {
    const all = ruleList(version, rules);
    for (const output of request.outputs) {
      failed.push(await written(output.path, await listed(all, output, request, world), lang, world));
    }
  }
  const messages = failed.filter((message) => message !== undefined);
  await writeTo(
    world.stderr,
    messages.map((message) => `newslint: ${message}\n`),
  );
  return messages.length ? 2 : 0;
}

async function listed(
  all: RuleList,
  { format, path }: Output<CommonFormat>,
  showing: Showing,
  world: World,
): Promise<Iterable<string>> {
  switch (format) {
    case 'json': {
      const { formatRulesJson } = await import('../format/json.js');
      return [formatRulesJson(all)];
    }
    case 'csv': {
      const { formatRulesCsv } = await import('../format/csv.js');
      return isTerminal(path, world) ? shown(formatRulesCsv(all)) : formatRulesCsv(all);
    }
    case 'table':
      return formatRules(all, tableOptions(showing, path, world));
  }
}

function explained(request: Extract<AboutRequest, { kind: 'explain' }>, world: World): Iterable<string> {
  const { topic, lang } = request;
  const options = tableOptions(request, undefined, world);
  if (topic === SCORE) return [explainScore(rules, options)];
  const rule = rules.find(({ id }) => id === topic);
  if (!rule) {
    const names = asList(nearest(topic, [...rules.map(({ id }) => id), SCORE]), lang);
    const guess = names && fill(TEXTS.guess[lang], { names });
    throw new UsageError(fill(TEXTS.noRule[lang], { name: visible(topic), guess }));
  }
  return explainRule(
    rule,
    readFileSync(new URL(`../../fixtures/rules/${rule.id}.md`, import.meta.url), 'utf8'),
    options,
  );
}

const SCORE = 'score';
