import { inverseDocumentFrequency } from '../lexicon/idf.js';
import { headlineOdds } from '../lexicon/keywords.js';
import type { Terms } from './terms.js';
import type { Token } from './tokens.js';

/** A word, name or term that may be a keyword, with how it stands in its article. */
export interface Candidate {
  readonly text: string;
  /** Its tokens where it first stands. */
  readonly tokens: readonly Token[];
  /** How often it stands by itself, not within a longer term or name; a paragraph that came before included. */
  count: number;
  /** How often in headlines, above, below and between them, and in body text; each paragraph once. */
  heads: number;
  subheads: number;
  body: number;
  /** It stands alone in quotation marks somewhere. */
  quoted: boolean;
  readonly paragraphs: Set<number>;
}

/** The candidates of an article, in text order of their first places. */
export function candidatesOf(tokens: readonly Token[], terms: Terms): Candidate[] {
  const found = new Map<string, Candidate>();
  for (let i = 0; i < tokens.length; ) {
    const length = terms.lengthAt(i);
    const head = tokens[i] as Token;
    if (head.content) {
      let { text } = head;
      for (let k = i + 1; k < i + length; k++) text += (tokens[k] as Token).text;
      let candidate = found.get(text);
      if (!candidate && text.length > 1) {
        const own = tokens.slice(i, i + length);
        const counts = { count: 0, heads: 0, subheads: 0, body: 0 };
        candidate = { text, tokens: own, ...counts, quoted: false, paragraphs: new Set() };
        found.set(text, candidate);
      }
      if (candidate) note(candidate, head, terms.quotedAt(i, length));
    }
    i += length;
  }
  return [...found.values()];
}

function note(candidate: Candidate, { role, paragraph, again }: Token, quoted: boolean): void {
  candidate.count++;
  candidate.quoted ||= quoted;
  if (again) return;
  if (role === 'headline') candidate.heads++;
  else if (ABOVE.has(role)) candidate.subheads++;
  else {
    candidate.body++;
    candidate.paragraphs.add(paragraph);
  }
}

const ABOVE: ReadonlySet<string> = new Set(['shoulder', 'subheadline', 'subhead']);

/** How a word stands in the body of an article, within longer terms and names too. */
interface Use {
  times: number;
  readonly paragraphs: Set<number>;
  /** In the first sentences of so many paragraphs. */
  opens: number;
  /** The body characters before its first place. */
  readonly before: number;
  /** It stands in the first sentence of the body, in its last paragraph. */
  readonly first: boolean;
  last: boolean;
}

/** The uses of every word in the body of an article, and its measures. */
export interface Uses {
  readonly words: ReadonlyMap<string, Use>;
  /** The most uses of any word. */
  readonly most: number;
  readonly characters: number;
  readonly paragraphs: number;
}

/** Counts the words of `tokens` outside headlines, each paragraph once. */
export function usesOf(tokens: readonly Token[]): Uses {
  const words = new Map<string, Use>();
  let [most, characters, sentence, paragraph, paragraphs] = [1, 0, 0, -1, 0];
  for (const token of tokens) {
    if (token.again || token.role === 'headline' || ABOVE.has(token.role)) continue;
    if (token.paragraph !== paragraph) {
      paragraph = token.paragraph;
      paragraphs++;
      sentence = 0;
    }
    for (const word of token.words) {
      characters += word.length;
      if (word.length < 2) {
        if ('。！？；'.includes(word)) sentence++;
        continue;
      }
      let use = words.get(word);
      if (!use) {
        const first = paragraphs === 1 && sentence === 0;
        use = { times: 0, paragraphs: new Set(), opens: 0, before: characters - word.length, first, last: false };
        words.set(word, use);
      }
      most = Math.max(most, ++use.times);
      use.paragraphs.add(paragraph);
      if (sentence === 0) use.opens++;
    }
  }
  for (const use of words.values()) use.last = use.paragraphs.has(paragraph);
  return { words, most, characters: Math.max(1, characters), paragraphs: Math.max(1, paragraphs) };
}

/** The names of what `featuresOf` gives, in its order. */
export const FEATURES = [
  ...['bias', 'alone', 'once', 'quoted', 'term', 'parts', 'length', 'rarity', 'spread'],
  ...['times', 'meanTimes', 'share', 'times×rarity', 'times×characters', 'paragraphs', 'reach', 'opens'],
  ...['first', 'last', 'before', 'position', 'characters'],
  ...['odds', 'leastOdds', 'meanOdds', 'known'],
  ...['person', 'place', 'organisation', 'n', 'nz', 'j', 'eng', 'nr', 'ns', 'an', 'vn', 'x', 'xLong', 'l', 'v', 'a'],
];

const KINDS = new Map(FEATURES.map((name, i) => [name, i]));

/**
 * How a candidate stands in its article, in the order of FEATURES; what is said of its words is said of the most
 * favourable one. Nothing here looks at headlines, for the weights are learnt from them.
 */
export function featuresOf({ text, tokens, body, quoted, paragraphs }: Candidate, uses: Uses): Float64Array {
  const [only] = tokens as readonly [Token];
  const words = tokens.flatMap((token) => token.words.filter((word) => word.length > 1));
  if (!words.length) words.push(text);
  let [times, sum, share, rarity, weighed, reach, opens, before] = [0, 0, 0, 0, 0, 0, 0, uses.characters];
  let [odds, least, all, known] = [-9, 9, 0, 1];
  let [first, last] = [0, 0];
  for (const word of words) {
    const use = uses.words.get(word);
    const own = Math.log1p(use?.times ?? 0);
    const rare = inverseDocumentFrequency(word) / 10;
    sum += own;
    times = Math.max(times, own);
    share = Math.max(share, (use?.times ?? 0) / uses.most);
    rarity = Math.max(rarity, rare);
    weighed = Math.max(weighed, own * rare);
    reach = Math.max(reach, use?.paragraphs.size ?? 0);
    opens = Math.max(opens, use?.opens ?? 0);
    before = Math.min(before, use?.before ?? before);
    if (use?.first) first = 1;
    if (use?.last) last = 1;
    const said = headlineOdds().get(word);
    if (said === undefined) known = 0;
    odds = Math.max(odds, said ?? 0);
    least = Math.min(least, said ?? 0);
    all += said ?? 0;
  }
  const size = Math.log(uses.characters) / 8;
  const features = new Float64Array(FEATURES.length);
  features.set([
    ...[1, Math.log1p(body), body === 1 ? 1 : 0, quoted ? 1 : 0, tokens.length > 1 ? 1 : 0, words.length],
    ...[Math.min(8, text.length) / 4, rarity, paragraphs.size / uses.paragraphs],
    ...[times, sum / words.length, share, weighed, times * size, Math.log1p(reach), reach / uses.paragraphs],
    ...[Math.log1p(opens), first, last, 1 / (1 + before / 50), before / uses.characters, size],
    ...[odds, least, all / words.length, known],
  ]);
  const kind = only.name ?? (tokens.length > 1 ? undefined : TAG[only.tag]);
  if (kind) features[KINDS.get(kind) as number] = 1;
  if (kind === 'x' && text.length > 3) features[KINDS.get('xLong') as number] = 1;
  return features;
}

/** jieba's tags that stand in FEATURES under another name, or under their own. */
const TAG: Readonly<Record<string, string>> = {
  ...{ n: 'n', nt: 'n', nz: 'nz', j: 'j', eng: 'eng', nr: 'nr', nrt: 'nr', nrfg: 'nr', ns: 'ns', an: 'an', vn: 'vn' },
  ...{ x: 'x', l: 'l', i: 'l', v: 'v', a: 'a', b: 'a', t: 'a', s: 'a' },
};
