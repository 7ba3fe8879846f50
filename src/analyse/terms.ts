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
  const counts = new Map<string, number>();
  const quoted = new Set<string>();
  const heads = new Map<string, readonly Token[]>();
  for (let i = 0; i < tokens.length; i++) {
    forRuns(tokens, i, (text, length) => {
      counts.set(text, (counts.get(text) ?? 0) + ((tokens[i] as Token).again ? 0 : 1));
      if (!heads.has(text)) heads.set(text, tokens.slice(i, i + length));
      if (length > 1 && isQuoted(tokens, i, length)) quoted.add(text);
    });
  }
  const accepted = new Set<string>();
  for (const [text, run] of heads) {
    const count = counts.get(text) ?? 0;
    if (run.length < 2 || !isTerm(run, quoted.has(text), count, general)) continue;
    if (quoted.has(text)) {
      accepted.add(text);
      continue;
    }
    if (count < 2) continue;
    const without = (part: readonly Token[]) => counts.get(part.map((token) => token.text).join('')) ?? count;
    const left = without(run.slice(0, -1));
    const right = without(run.slice(1));
    // of a pair the rarer part must mostly stand in the pair; of a longer run both shorter runs
    const share = run.length === 2 ? count / Math.min(left, right) : count / Math.max(left, right);
    const both = run.length === 2 ? count / Math.max(left, right) : 1;
    if (share >= ABSORBS && both >= 0.2) accepted.add(text);
  }
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
      if (length === 1 || quoted.has(text)) return length;
      // 赋能 + 基层 + 治理: leave 基层 to the term that comes more often
      const next = longestAt(i + 1);
      return next.length >= length && (counts.get(next.text) ?? 0) > (counts.get(text) ?? 0) ? 1 : length;
    },
    quotedAt: (i, length) => isQuoted(tokens, i, length),
  };
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
