import { readFileSync } from 'node:fs';
import { explainRule, formatRules, ruleList } from '../format/rules.js';
import { explainScore } from '../format/score.js';
import { rules } from '../rules/index.js';
import { fill } from '../text/message.js';
import { nearest } from '../text/nearest.js';
import { visible } from '../text/visible.js';
import type { AboutRequest } from './options.js';
import { UsageError } from './options.js';
import { isTerminal, shown, tableOptions, written } from './output.js';
import { systemReason, TEXTS } from './texts.js';
import type { World } from './world.js';
import { writeTo } from './write.js';

/** `newslint rules` and `newslint explain`. Returns the exit code. Throws `UsageError` for a rule that there is not. */
export async function about(request: AboutRequest, version: string, world: World): Promise<number> {
  const { lang, output } = request;
  const pieces = request.kind === 'rules' ? await list(request, version, world) : explained(request, world);
  const error = await written(output, pieces, world);
  if (error === undefined) return 0;
  const path = output === undefined ? TEXTS.stdout[lang] : visible(output);
  const message = fill(TEXTS.cannotWrite[lang], { path, reason: visible(systemReason(error, lang)) });
  await writeTo(world.stderr, [`newslint: ${message}\n`]);
  return 2;
}

async function list(
  request: Extract<AboutRequest, { kind: 'rules' }>,
  version: string,
  world: World,
): Promise<Iterable<string>> {
  const all = ruleList(version, rules);
  switch (request.format) {
    case 'json': {
      const { formatRulesJson } = await import('../format/json.js');
      return [formatRulesJson(all)];
    }
    case 'csv': {
      const { formatRulesCsv } = await import('../format/csv.js');
      return isTerminal(request, world) ? shown(formatRulesCsv(all)) : formatRulesCsv(all);
    }
    case 'table':
      return formatRules(all, tableOptions(request, world));
  }
}

function explained(request: Extract<AboutRequest, { kind: 'explain' }>, world: World): Iterable<string> {
  const { topic, lang } = request;
  const options = tableOptions(request, world);
  if (topic === SCORE) return [explainScore(rules, options)];
  const rule = rules.find(({ id }) => id === topic);
  if (!rule) {
    const names = nearest(topic, [...rules.map(({ id }) => id), SCORE]).join(', ');
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
