import type { Token } from './tokens.js';

/** The terms of several words in a list of tokens. */
export interface Terms {
  /** How many tokens, from token `i` on, are one unit: a term, or 1. */
  lengthAt(i: number): number;
  /** Do the `length` tokens from `i` on stand alone in quotation marks? */
  quotedAt(i: number, length: number): boolean;
}

const LONGEST = 5;
const LONGEST_TEXT = 10;
/** A longer run takes the place of a shorter one within it if it makes up at least this share of its occurrences. */
const ABSORBS = 0.55;

/**
 * Finds terms that the segmenter cut: runs of adjacent content words that come again together more often than apart
 * (贵妃 + 李子), and what stands alone in quotation marks (“流动网格员”). A verb among the `general` words begins none.
 */
export function termsOf(tokens: readonly Token[], general: ReadonlySet<string>): Terms {
  const runs = new Map<string, Run>();
  for (let i = 0; i < tokens.length; i++) {
    forRuns(tokens, i, (text, length) => {
      let run = runs.get(text);
      if (!run) {
        run = { first: i, length, count: 0, quoted: false };
        runs.set(text, run);
      }
      if (!(tokens[i] as Token).again) run.count++;
      if (length > 1 && isQuoted(tokens, i, length)) run.quoted = true;
    });
  }
  const accepted = new Set<string>();
  for (const [text, { first, length, count, quoted }] of runs) {
    if (length < 2 || (count < 2 && !quoted)) continue;
    const run = tokens.slice(first, first + length);
    if (!isTerm(run, quoted, count, general)) continue;
    if (quoted) {
      accepted.add(text);
      continue;
    }
    const without = (part: readonly Token[]) => runs.get(part.map((token) => token.text).join(''))?.count ?? count;
    const left = without(run.slice(0, -1));
    const right = without(run.slice(1));
    // of a pair the rarer part must mostly stand in the pair; of a longer run both shorter runs
    const share = run.length === 2 ? count / Math.min(left, right) : count / Math.max(left, right);
    const both = run.length === 2 ? count / Math.max(left, right) : 1;
    if (share >= ABSORBS && both >= 0.2) accepted.add(text);
  }
  const countOf = (text: string) => runs.get(text)?.count ?? 0;
  const longestAt = (i: number): { text: string; length: number } => {
    let longest = { text: '', length: 1 };
    forRuns(tokens, i, (text, length) => {
      if (length > 1 && accepted.has(text)) longest = { text, length };
    });
    return longest;
  };
  return {
    lengthAt(i) {
      const { text, length } = longestAt(i);
      if (length === 1 || runs.get(text)?.quoted) return length;
      // 赋能 + 基层 + 治理: leave 基层 to the term that comes more often
      const next = longestAt(i + 1);
      return next.length >= length && countOf(next.text) > countOf(text) ? 1 : length;
    },
    quotedAt: (i, length) => isQuoted(tokens, i, length),
  };
}

interface Run {
  /** The token with which it begins where it first stands, … */
  readonly first: number;
  /** … and how many it has there. */
  readonly length: number;
  count: number;
  quoted: boolean;
}

/** Calls `take` for each run of content words from token `i` on, the shortest first. */
function forRuns(tokens: readonly Token[], i: number, take: (text: string, length: number) => void): void {
  let text = '';
  for (let length = 1; length <= LONGEST; length++) {
    const token = tokens[i + length - 1];
    if (!token?.content) return;
    const before = tokens[i + length - 2];
    if (length > 1 && (before?.end !== token.start || token.name || before?.name)) return;
    text += token.text;
    if (text.length > LONGEST_TEXT) return;
    take(text, length);
  }
}

const OPEN = '“‘「『"';
const CLOSE = '”’」』"';

function isQuoted(tokens: readonly Token[], i: number, length: number): boolean {
  const before = tokens[i - 1]?.text.at(-1) ?? ' ';
  const after = tokens[i + length]?.text[0] ?? ' ';
  return OPEN.includes(before) && CLOSE.includes(after);
}

const NOUN_END = /^(?:n|nz|nt|ng|nr|ns|x|zg|k|j|q|g|l|vn|an|b)$/;
const NO_START = /^(?:k|q|v|vg|t|zg|a|d|s|b)$/;
const NO_MIDDLE = /^(?:v|d|s|t|x)$/;
const NO_SINGLE = /^(?:v|d|f|x)$/;

/** May these words make a term: three characters and more, a noun at its end, and no verb that rules a clause? */
function isTerm(run: readonly Token[], quoted: boolean, count: number, general: ReadonlySet<string>): boolean {
  const first = run[0] as Token;
  const last = run.at(-1) as Token;
  const length = last.end - first.start;
  if (length < 3 || length > (quoted || count < 3 ? 8 : LONGEST_TEXT)) return false;
  // 基层 + 治理: jieba tags many nouns of action as verbs
  const action = last.tag === 'v' && run.length === 2 && last.text.length === 2 && count > 2;
  if (!NOUN_END.test(last.tag) && !action) return false;
  if (quoted) return true;
  // what the segmenter made up is often half a clause
  if (count < 3 && run.some(({ tag, text }) => tag === 'x' && text.length > 1)) return false;
  if (NO_START.test(first.tag) || (general.has(first.text) && /^[vxda]/.test(first.tag))) return false;
  if (first.tag === 'vn' && run.length > 3) return false;
  for (const { tag, text } of run.slice(1, -1)) {
    if ((text.length > 1 ? NO_MIDDLE : NO_SINGLE).test(tag) || (tag === 'vn' && general.has(text))) return false;
  }
  if (last.tag === 'vn' && last.text.length > 1 && run.length > 2) return false;
  return !(last.text.length === 1 && !/^(?:n|ng|zg|k)$/.test(last.tag));
}
