import { isGb2312 } from '../../lexicon/gb2312.js';
import { hanNgrams, isHanSymbol, symbolOf } from '../../lexicon/han-ngrams.js';
import { isInSoundWord } from '../../lexicon/sound-words.js';
import { surnames } from '../../lexicon/surnames.js';
import { typoOdds } from '../../lexicon/typo-trees.js';
import type { Article } from '../../page/page.js';
import type { Range } from '../../text/range.js';
import { oddPlaces } from './odd-places.js';
import { pairCounter } from './pairs.js';
import { places } from './places.js';
import type { Suspect } from './suspect.js';
import { type Alternative, alternative, TRAITS } from './traits.js';

/**
 * The characters of `article` that hardly stand where they do in edited copy, while one that sounds or looks like them
 * often does: log odds of `LIKELY` and more by the trained model. What the article writes so again is left alone.
 */
export function unlikelyCharacters(article: Article, text: string): Suspect[] {
  const ngrams = hanNgrams();
  const size = article.range.end - article.range.start;
  const countOf = pairCounter(text, article.paragraphs);
  const elsewhere = (at: number) => (one: string, two: string) => {
    const pair = one + two;
    const here = text.startsWith(pair, at - 1) || text.startsWith(pair, at);
    return countOf(pair) - Number(here);
  };
  const found: Suspect[] = [];
  for (const { range, role } of article.paragraphs) {
    if (role === 'byline') continue;
    for (const at of oddPlaces(text, range)) {
      // A traditional form is no slip for its simplified one: the counts are of simplified copy and tell nothing of it.
      if (!isGb2312(text.charCodeAt(at))) continue;
      const best = alternative(text, at, ngrams, elsewhere(at), size);
      if (!best) continue;
      if (isUndecidable(text[at] as string, best.right) || isShortName(text, at) || isInSoundWord(text, at)) continue;
      if (typoOdds(best.traits) < LIKELY || typoOdds(best.traits.map(withoutArticle)) < LIKELY_ALONE) continue;
      const word = shown(text, range, at, best);
      const wrong = text.slice(word.start, word.end);
      if (places(text, article.range, wrong).length > 1) continue;
      const right = text.slice(word.start, at) + best.right + text.slice(at + 1, word.end);
      const [first, ...more] = right.length > 1 ? places(text, article.range, right) : [];
      const witness = first && { range: first, count: more.length + 1 };
      found.push({ range: word, right, ...(witness && { witness }) });
    }
  }
  return found;
}

/** Log odds by the trained model. A lower bar finds more slips and raises more false alarms: `npm run bench:typos`. */
const LIKELY = 3.3;
/** What the odds must be even if the article did not have the right word elsewhere: it may well have both (阿文, 俄文). */
const LIKELY_ALONE = 2.5;

const ARTICLE = new Set(['elsewhere', 'elsewhere, right'].map((name) => TRAITS.findIndex((trait) => trait === name)));

function withoutArticle(value: number, trait: number): number {
  return ARTICLE.has(trait) ? 0 : value;
}

/**
 * Is it a name of one character: of a country beside China's, as in 中秘关系 and 中乌两国; of one of the two ends of a road,
 * as in 晋济高速; of a person, as in 老任? Any character may be one.
 */
function isShortName(text: string, at: number): boolean {
  if (text[at - 1] === '中' && RELATIONS.test(text.slice(at + 1, at + 3))) return true;
  if (FAMILIAR.includes(text[at - 1] ?? ' ') && surnames().has(text[at] as string)) return true;
  return ROAD.test(text.slice(at + 1, at + 4));
}

const FAMILIAR = '老小阿';
const ROAD = /^\p{Script=Han}?(?:高速|铁路|公路|高铁|城际|客专|特?大桥|隧道|运河)/u;
const RELATIONS = /^(?:关系|友[谊好]|合作|两[国军党]|双[方边]|建交|贸易|经贸|边境|命运|战略|人文|[、和])/;

/** Figures are facts; who is meant by 他, where 的, 地 and 得 go, whether all or one, characters around don't tell. */
function isUndecidable(wrong: string, right: string): boolean {
  if (NUMERALS.includes(wrong) || NUMERALS.includes(right)) return true;
  return EITHER.some((set) => set.includes(wrong) && set.includes(right));
}

const NUMERALS = '〇零一二三四五六七八九十百千万亿两';
const EITHER = ['他她它', '的地得', '和或与及', '是似'];

/** The word that holds the slip; of a character by itself, with the one beside it. */
function shown(text: string, whole: Range, at: number, { right, word }: Alternative): Range {
  const range = { start: Math.max(whole.start, at + word.start), end: Math.min(whole.end, at + word.end) };
  if (range.end - range.start > 1) return range;
  const ngrams = hanNgrams();
  const code = right.charCodeAt(0);
  const before = at > whole.start ? symbolOf(text.charCodeAt(at - 1)) : 0;
  const behind = at + 1 < whole.end ? symbolOf(text.charCodeAt(at + 1)) : 0;
  const [left, next] = [
    isHanSymbol(before) ? ngrams.pair(before, code) : 0,
    isHanSymbol(behind) ? ngrams.pair(code, behind) : 0,
  ];
  return left > next ? { start: at - 1, end: at + 1 } : next > 0 ? { start: at, end: at + 2 } : range;
}
