import type { Severity } from '../rule/finding.js';
import type { RuleOptions } from '../rule/option.js';
import type { Level, Setting, Settings } from '../rule/setting.js';
import { isDay } from '../text/day.js';
import { type Evidence, fill, type Lang, type Text } from '../text/message.js';
import { nearest } from '../text/nearest.js';
import type { Config, Override } from './config.js';
import type { Entry, Node } from './tree.js';

/** Something in a configuration that can't be meant so: data, put into words by `explainProblem`. */
export type Problem = {
  [K in keyof typeof texts]: {
    readonly code: K;
    /** Where in the file; UTF-16 offset. */
    readonly start: number;
    /** The key, as `overrides[0].rules.typo`; empty for the file as a whole. */
    readonly key: string;
    readonly evidence: Evidence<(typeof texts)[K]>;
  };
}[keyof typeof texts];

/** The names that a configuration may use. */
export interface Known {
  /** By id, with their own options. */
  readonly rules: ReadonlyMap<string, RuleOptions>;
  readonly segmenters: readonly string[];
}

/** What the file says, as far as it is right, and what is wrong with it. An empty file says nothing. */
export function checkConfig(tree: Node | undefined, known: Known): { config: Config; problems: Problem[] } {
  const problems: Problem[] = [];
  const config: { -readonly [K in keyof Config]: Config[K] } = {};
  const say: Say = (code, { start }, key, evidence) => {
    problems.push({ code, start, key, evidence } as Problem);
  };
  for (const { key, start, value } of entriesOf(tree, '', say)) {
    switch (key) {
      case '$schema':
        break;
      case 'extends':
      case 'ignores':
      case 'lexicons':
      case 'terms':
        config[key] = wordsOf(value, key, say);
        break;
      case 'rules':
        config.rules = settingsOf(value, key, known, say);
        break;
      case 'overrides':
        config.overrides = itemsOf(value, key, say).map((item, i) => overrideOf(item, `${key}[${i}]`, known, say));
        break;
      case 'segmenter':
        put(config, key, oneOf(value, key, known.segmenters, say));
        break;
      case 'lang':
        put(config, key, oneOf(value, key, LANGS, say));
        break;
      case 'failOn':
        put(config, key, oneOf(value, key, SEVERITIES, say));
        break;
      case 'date':
        put(config, key, dateOf(value, key, say));
        break;
      case 'maxWarnings':
        put(config, key, countOf(value, key, say));
        break;
      default:
        say('unknown-key', { start }, key, { guess: guessOf(key, KEYS) });
    }
  }
  return { config, problems };
}

/** The problem in the words of `lang`, with its key, without its place. */
export function explainProblem({ code, key, evidence }: Problem, lang: Lang): string {
  const { guess, ...rest } = evidence as { readonly guess?: string };
  const hint = guess ? fill(guessText[lang], { guess }) : '';
  const said = fill(texts[code][lang], { ...rest, guess: hint });
  return key ? fill(keyText[lang], { key, said }) : said;
}

const texts = {
  syntax: { zh: '写法不对（{detail}）', en: 'not well-formed ({detail})' },
  'unknown-key': { zh: '没有这一项{guess}', en: 'no such key{guess}' },
  'unknown-rule': { zh: '没有这条规则{guess}', en: 'no such rule{guess}' },
  'unknown-preset': { zh: '没有这套预设{guess}', en: 'no such preset{guess}' },
  'not-a-map': { zh: '应为 {…}', en: 'must be {…}' },
  'not-a-list': { zh: '应为文字或文字的列表', en: 'must be a text or a list of texts' },
  'not-a-text': { zh: '应为文字', en: 'must be a text' },
  'not-a-date': { zh: '应为日历上有的日期，如 2026-11-23', en: 'must be a date of the calendar, such as 2026-11-23' },
  'not-a-count': { zh: '应为不小于 {least} 的整数', en: 'must be a whole number, {least} or more' },
  'not-between': { zh: '应为 {least} 到 {most} 的整数', en: 'must be a whole number from {least} to {most}' },
  'not-a-setting': { zh: '应为级别，或 [级别, {…}]', en: 'must be a level, or [level, {…}]' },
  'not-one-of': { zh: '不能是“{value}”，可用：{allowed}{guess}', en: 'cannot be “{value}”; allowed: {allowed}{guess}' },
  'no-files': { zh: '缺少 files', en: 'files is missing' },
  twice: { zh: '写了两次', en: 'stands twice' },
  'not-found': { zh: '找不到 {path}', en: '{path} is not there' },
  circle: { zh: 'extends 绕成了圈：{path}', en: 'extends goes in a circle: {path}' },
} as const satisfies Record<string, Text>;

const guessText: Text = { zh: '，是不是 {guess}？', en: '; did you mean {guess}?' };
const keyText: Text = { zh: '{key}：{said}', en: '{key}: {said}' };

export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];
export const LANGS = ['zh', 'en'] as const satisfies readonly Lang[];
export const LEVELS = ['off', 'default', ...SEVERITIES] as const satisfies readonly Level[];
export const KEYS = [
  ...['extends', 'rules', 'overrides', 'ignores', 'lexicons', 'terms'],
  ...['segmenter', 'lang', 'date', 'failOn', 'maxWarnings'],
];

type Say = <C extends Problem['code']>(
  code: C,
  at: { readonly start: number },
  key: string,
  evidence: Extract<Problem, { code: C }>['evidence'],
) => void;

/** The entries of a map, each key once. */
function entriesOf(node: Node | undefined, key: string, say: Say): readonly Entry[] {
  if (!node || isNothing(node)) return [];
  if (node.kind !== 'map') {
    say('not-a-map', node, key, {} as never);
    return [];
  }
  const seen = new Set<string>();
  return node.entries.filter((entry) => {
    if (!seen.has(entry.key)) return seen.add(entry.key);
    say('twice', entry, key ? `${key}.${entry.key}` : entry.key, {} as never);
    return false;
  });
}

function itemsOf(node: Node, key: string, say: Say): readonly Node[] {
  if (isNothing(node)) return [];
  if (node.kind === 'list') return node.items;
  say('not-a-list', node, key, {} as never);
  return [];
}

/** A text counts as a list of one. */
function wordsOf(node: Node, key: string, say: Say): string[] {
  const items = node.kind === 'scalar' && !isNothing(node) ? [node] : itemsOf(node, key, say);
  return items.flatMap((item, i) => textOf(item, node.kind === 'scalar' ? key : `${key}[${i}]`, say) ?? []);
}

/** In YAML, a key whose lines are all comments. */
function isNothing(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function textOf(node: Node, key: string, say: Say): string | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'string' && node.value) return node.value;
  say('not-a-text', node, key, {} as never);
}

function settingsOf(node: Node, key: string, { rules }: Known, say: Say): Settings {
  const settings = new Map<string, Setting>();
  for (const { key: id, start, value } of entriesOf(node, key, say)) {
    const own = `${key}.${id}`;
    if (id !== '*' && !rules.has(id)) say('unknown-rule', { start }, own, { guess: guessOf(id, [...rules.keys()]) });
    else {
      const setting = settingOf(value, own, rules.get(id) ?? {}, say);
      if (setting) settings.set(id, setting);
    }
  }
  return settings;
}

/** A level, or a list of a level and a map of options. */
function settingOf(node: Node, key: string, known: RuleOptions, say: Say): Setting | undefined {
  const [first, second, third] = node.kind === 'list' ? node.items : [node];
  if (!first || third) {
    say('not-a-setting', third ?? node, key, {} as never);
    return undefined;
  }
  const level = oneOf(first, node.kind === 'list' ? `${key}[0]` : key, LEVELS, say);
  if (level === undefined) return undefined;
  let except: readonly string[] | undefined;
  const options: Record<string, number> = {};
  for (const { key: name, start, value } of entriesOf(second, `${key}[1]`, say)) {
    const own = `${key}[1].${name}`;
    const option = Object.hasOwn(known, name) ? known[name] : undefined;
    if (name === EXCEPT) except = wordsOf(value, own, say);
    else if (option) put(options, name, countOf(value, own, say, option.least, option.most));
    else say('unknown-key', { start }, own, { guess: guessOf(name, [EXCEPT, ...Object.keys(known)]) });
  }
  return { level, ...(except && { except }), ...(Object.keys(options).length > 0 && { options }) };
}

/** The option that every rule has. */
export const EXCEPT = 'except';

function overrideOf(node: Node, key: string, known: Known, say: Say): Override {
  let files: string[] | undefined;
  let rules: Settings = new Map();
  for (const { key: name, start, value } of entriesOf(node, key, say)) {
    const own = `${key}.${name}`;
    if (name === 'files') files = wordsOf(value, own, say);
    else if (name === 'rules') rules = settingsOf(value, own, known, say);
    else say('unknown-key', { start }, own, { guess: guessOf(name, ['files', 'rules']) });
  }
  if (!files && node.kind === 'map') say('no-files', node, key, {} as never);
  return { files: files ?? [], rules };
}

function oneOf<T extends string>(node: Node, key: string, allowed: readonly T[], say: Say): T | undefined {
  const value = node.kind === 'scalar' ? String(node.value) : '…';
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    say('not-one-of', node, key, { value, allowed: allowed.join(', '), guess: guessOf(value, allowed) });
  return found;
}

function dateOf(node: Node, key: string, say: Say): string | undefined {
  const written = node.kind === 'scalar' ? String(node.value) : '';
  if (isDay(written)) return written;
  say('not-a-date', node, key, {} as never);
}

function countOf(node: Node, key: string, say: Say, least = 0, most?: number): number | undefined {
  const count = node.kind === 'scalar' ? node.value : undefined;
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= least && !(count > (most ?? count)))
    return count;
  if (most === undefined) say('not-a-count', node, key, { least });
  else say('not-between', node, key, { least, most });
}

function put<T, K extends keyof T>(to: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) to[key] = value;
}

function guessOf(word: string, known: readonly string[]): string {
  return nearest(word, known).join(', ');
}
