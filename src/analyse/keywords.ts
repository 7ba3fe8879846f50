import { inverseDocumentFrequency, RAREST } from '../lexicon/idf.js';
import { lazily, wordsByKind } from '../lexicon/lexicon.js';
import type { Article, Role } from '../page/page.js';
import type { Analysis } from './analysis.js';
import { termsOf } from './terms.js';
import { type Token, tokensOf } from './tokens.js';

/** A word or term that tells what an article is about. */
export interface Keyword {
  readonly text: string;
  /** 0 to 1, the heaviest keyword of the article being 1. */
  readonly weight: number;
  /** How often it stands in the article by itself, not within a longer term or name. */
  readonly count: number;
}

/** At most so many keywords an article, … */
const MOST = 20;
/** … none lighter than this share of the heaviest, … */
const LIGHTEST = 0.12;
/** … so many persons, and so many places, … */
const NAMES = 3;
/** … and behind so many no plain word that stands once in the body. */
const ENOUGH = 10;

/**
 * The keywords of `article`, the heaviest first: its words, names and terms of several words, weighed by how often and where
 * they stand and by how rare they are elsewhere. A paragraph that stands twice weighs once.
 */
export function findKeywords(article: Article, analysis: Analysis): Keyword[] {
  const tokens = tokensOf(article, analysis);
  const terms = termsOf(tokens, stopWords());
  const units = new Map<string, Unit>();
  for (let i = 0; i < tokens.length; ) {
    const length = terms.lengthAt(i);
    add(units, tokens, i, length, terms.quotedAt(i, length));
    i += length;
  }
  const weighed = [...units.values()].flatMap((unit) => {
    const weight = weigh(unit);
    return weight > 0 ? [{ unit, weight }] : [];
  });
  weighed.sort((a, b) => b.weight - a.weight || a.unit.first - b.unit.first);
  const heaviest = weighed[0]?.weight ?? 1;
  const names = new Map<string, number>();
  const kept: Keyword[] = [];
  for (const { weight, unit } of weighed) {
    const { text, count, name, mass, tokens: own } = unit;
    if (kept.length === MOST || weight < heaviest * LIGHTEST) break;
    if (kept.length >= ENOUGH && mass <= 1.4 && own.length === 1 && !name) continue;
    if (kept.some((other) => other.text.includes(text) && weight < other.weight * heaviest * 0.6)) continue;
    if (name === 'person' || name === 'place') {
      const same = names.get(name) ?? 0;
      if (same === NAMES) continue;
      names.set(name, same + 1);
    }
    kept.push({ text, weight: Math.round((weight / heaviest) * 1000) / 1000, count });
  }
  return kept;
}

interface Unit {
  readonly text: string;
  readonly first: number;
  readonly tokens: readonly Token[];
  readonly name: Token['name'];
  readonly paragraphs: Set<number>;
  count: number;
  mass: number;
  quoted: boolean;
}

/** How much one occurrence weighs, by where it stands; the first body paragraph weighs more (see `tokensOf`). */
const ROLE: Readonly<Record<Role, number>> = {
  headline: 3,
  shoulder: 2,
  subheadline: 2,
  standfirst: 1,
  subhead: 1.5,
  body: 1,
  caption: 0.8,
  line: 0.5,
  byline: 0,
  fragment: 0.5,
};

/** Counts the unit of `length` tokens from token `i` on. */
function add(units: Map<string, Unit>, tokens: readonly Token[], i: number, length: number, quoted: boolean): void {
  const head = tokens[i] as Token;
  let { text } = head;
  for (let k = i + 1; k < i + length; k++) text += (tokens[k] as Token).text;
  let unit = units.get(text);
  if (!unit) {
    const name = length === 1 ? head.name : undefined;
    const own = tokens.slice(i, i + length);
    unit = { text, first: head.start, tokens: own, name, paragraphs: new Set(), count: 0, mass: 0, quoted: false };
    units.set(text, unit);
  }
  unit.count++;
  unit.quoted ||= quoted;
  if (head.again) return;
  unit.mass += ROLE[head.role] * (head.lead ? 1.4 : 1);
  unit.paragraphs.add(head.paragraph);
}

/** The weight of a unit; 0 or less: no keyword. */
function weigh({ text, tokens, name, mass, paragraphs, quoted }: Unit): number {
  if (!mass) return 0;
  const [only] = tokens;
  let idf: number;
  let kind: number;
  if (tokens.length > 1) {
    idf = Math.max(...tokens.map((token) => rarity(token))) + 0.8;
    kind = 1.1;
  } else if (name) {
    // 中国 stands everywhere, 霍林郭勒市 does not
    idf = Math.min(8, inverseDocumentFrequency(text));
    kind = name === 'organisation' ? 0.95 : 0.8;
  } else {
    if (text.length < 2 || !(only as Token).content || stopWords().has(text)) return 0;
    kind = weightOfTag((only as Token).tag, text);
    if (!kind) return 0;
    idf = rarity(only as Token);
    if (quoted) kind = Math.max(kind, 1);
    else if (mass <= 1.4) kind *= 0.7;
  }
  if (quoted) kind *= 1.35;
  const spread = 1 + 0.12 * Math.min(4, paragraphs.size - 1);
  return mass ** 0.65 * idf * kind * spread;
}

function rarity({ text, tag }: Token): number {
  if (text.length < 2) return 5;
  const idf = inverseDocumentFrequency(text);
  // made up by the segmenter: often a good word, sometimes a bad cut
  return tag === 'x' && idf === RAREST ? RAREST - 2 : idf;
}

const stopWords = lazily(() => new Set([...wordsByKind('keyword-stop').values()].flatMap((words) => [...words])));

/** How apt a word with this tag of jieba's is as a keyword by itself. */
function weightOfTag(tag: string, text: string): number {
  switch (tag) {
    case 'n':
    case 'nz':
    case 'nt':
    case 'j':
    case 'eng':
      return 1;
    case 'nr':
    case 'ns':
    case 'nrt':
    case 'an':
      return 0.85;
    case 'vn':
      return 0.7;
    case 'x':
      return text.length <= 4 ? 0.55 : 0.3;
    case 'l':
    case 'i':
      return text.length <= 4 ? 0.55 : 0.5;
    case 'v':
      return 0.35;
    default:
      return 0;
  }
}
