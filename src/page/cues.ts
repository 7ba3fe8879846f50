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
 * How much each cue speaks for a headline (and, below 0, for a subhead): log odds, fitted by tests/bench/fit-headings.mjs
 * on pages laid of People's Daily articles without indents. Set by hand, for that paper can't show them: `gap` (its
 * text has none), `space` and `likeColon` (its subheads have spaces where other papers' headlines have), `torn` (its articles do not break off), and bounds of ±2.5
 * on what is that paper's habit (`tag`, `comma`, `asks`).
 */
const WEIGHTS = {
  bias: -0.7,
  overlap: -6.4,
  overlapOfLong: 1.4,
  overlapOfLine: -4.7,
  long: 2,
  echo: 2.1,
  lines: 0.8,
  bylineAbove: 1.3,
  noteAbove: 0.9,
  presented: -2.5,
  space: 0.5,
  tag: 2.5,
  tagBelow: 2.3,
  comma: -1.5,
  asks: -1.5,
  medium: 1,
  dash: -0.8,
  numbered: -2.6,
  torn: -0.5,
  label: -3,
  first: 3.2,
  likeLast: -0.5,
  likeAny: -1.5,
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
