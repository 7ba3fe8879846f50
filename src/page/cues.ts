import type { Seen } from './seen.js';
import type { Run } from './split.js';
import type { Traits } from './traits.js';

/** A line that stands between two blocks of prose and may be a headline or a subhead, with what stands around it. */
export interface Candidate {
  readonly text: string;
  readonly blocks: readonly Traits[];
  readonly run: Run;
  /** The line's index in `blocks`. */
  readonly heading: number;
  /** See `readUsualGap`. */
  readonly usualGap: number;
  /** What the article above has said. */
  readonly seen: Seen;
  /** The subheads of the article above. */
  readonly subheads: readonly Traits[];
}

export type Cues = Readonly<Record<keyof typeof WEIGHTS, number>>;

/** Does the line begin another article? Where its cues are even, it does: a story cut in two hides less than two made one. */
export function isHeadline(cues: Cues): boolean {
  let sum = 0;
  for (const name of CUES) sum += WEIGHTS[name] * cues[name];
  return sum > -0.5;
}

/**
 * How much each cue speaks for a headline (below 0: for a subhead): log odds, between those that
 * tests/bench/fit-headings.mjs fits on People's Daily articles and those it fits on these and broadcast news. Set by
 * hand, for neither shows them: `gap` (no page of theirs has extra blank lines), `space`, `numbered` and `likeColon` (their
 * subheads have spaces where other papers' headlines have), `torn` (their articles do not break off).
 */
const WEIGHTS = {
  bias: -0.2,
  overlap: -5.7,
  overlapOfLong: 0.8,
  overlapOfLine: -2,
  long: 1.7,
  echo: 2,
  dated: 0.7,
  lines: 0.7,
  bylineAbove: 1.2,
  noteAbove: 0.5,
  presented: -0.8,
  space: 0.5,
  tag: 1.8,
  tagBelow: 1.3,
  comma: -1.5,
  asks: -1.3,
  medium: 0.9,
  dash: -0.6,
  numbered: -2,
  torn: -0.5,
  label: -1.8,
  first: 2.3,
  likeLast: -0.5,
  likeAny: -1.3,
  likeColon: -2,
  gap: 2,
};

const CUES = Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[];

/** What can be seen of a candidate, each from 0 to about 1.5. Reads at most 12 blocks of the section below it. */
export function readCues({ text, blocks, run, heading, usualGap, seen, subheads }: Candidate): Cues {
  const line = blocks[heading] as Traits;
  const above = blocks[heading - 1] as Traits;
  const below = blocks[run.prose] as Traits;
  const lines = blocks.slice(heading, Math.min(run.prose, heading + 8)).filter(({ kind }) => kind === 'short');
  const section = blocks.slice(run.prose, Math.min(run.end, run.prose + 12)).map(({ block }) => block);
  const overlap = Math.min(seen.share(section), 0.15) * 10;
  const long = Math.log(1 + seen.size()) - 6;
  const lead = text.slice(below.block.start, Math.min(below.block.end, below.block.start + 400));
  return {
    bias: 1,
    overlap,
    overlapOfLong: overlap * long,
    overlapOfLine: seen.share([line.block]),
    long,
    echo: echoes(line.head, lead),
    dated: Number(DATED.test(lead)),
    lines: Number(lines.length > 1),
    bylineAbove: Number(above.kind === 'byline'),
    noteAbove: Number(above.kind === 'line' || above.kind === 'caption'),
    presented: Number(blocks.slice(heading + 1, run.prose).some(({ kind }) => kind === 'byline')),
    space: Number(/\s/.test(line.head)),
    tag: Number(TAG.test(line.head)),
    tagBelow: Number(lines.length > 1 && TAG.test((lines[1] as Traits).head)),
    comma: Number(/[，,]/.test(line.head)),
    asks: Number(line.closed),
    medium: Number(line.length > 12),
    dash: Number(/[—：:]$/.test(line.head)),
    numbered: Number(NUMBERED.test(line.head)),
    torn: Number(above.kind === 'prose' && !above.closed),
    label: Number(line.length < 6 && lines.length > 1),
    first: Number(subheads.length === 0),
    likeLast: Number(Math.abs(line.length - (subheads.at(-1)?.length ?? Number.POSITIVE_INFINITY)) <= 2),
    likeAny: Number(subheads.some((one) => Math.abs(line.length - one.length) <= 1)),
    likeColon: Number(COLON.test(line.head) && subheads.some(({ head }) => COLON.test(head))),
    gap: Number(line.block.gap > usualGap),
  };
}

const TAG = /[）)]$/u;
/** The lead of a news story says when: within its first words. */
const DATED = /^.{0,14}?(?:\d{1,2}日|今[天日晚]|昨[天日晚]|近[日期]|日前|上午|下午|记者)/u;
const COLON = /[：:]./u;
const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}(?:[、.．]|$)|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[、.．)）](?!\d)|$)|[①-⑳]|第[一二三四五六七八九十百\d]{1,4}[章节条部])/u;

/** The share of the two-character runs of `line` that `text` has too. */
function echoes(line: string, text: string): number {
  let [all, found] = [0, 0];
  for (let i = 0; i + 2 <= line.length; i += 1) {
    const pair = line.slice(i, i + 2);
    if (!/^\p{sc=Han}{2}$/u.test(pair)) continue;
    all += 1;
    if (text.includes(pair)) found += 1;
  }
  return all ? found / all : 0;
}
