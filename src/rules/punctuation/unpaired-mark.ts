import { bitsOf } from '../../analyse/marks.js';
import { defineRule } from '../../rule/rule.js';
import { excerpt } from '../../text/excerpt.js';
import type { Range } from '../../text/range.js';
import { straightQuotes } from '../../text/straight-quotes.js';

/** Each opening mark with its partner. ( and （ are one kind: mixed pairs are halfwidth-punctuation's. */
const PARTNER: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '（': '）',
  '(': ')',
  '《': '》',
  '〈': '〉',
  '【': '】',
  '〔': '〕',
  '「': '」',
  '『': '』',
};
const OPENER: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(PARTNER).map(([open, close]) => [close, open]),
);
const MARKS: ReadonlySet<number> = new Set(
  [...Object.keys(PARTNER), ...Object.keys(OPENER)].map((mark) => mark.charCodeAt(0)),
);

/** What a copy editor calls each pair. */
const NAME: Readonly<Record<string, string>> = {
  '“': '引号',
  '‘': '单引号',
  '（': '括号',
  '《': '书名号',
  '〈': '单书名号',
  '【': '方头括号',
  '〔': '六角括号',
  '「': '引号',
  '『': '双引号',
};

/** Over how many paragraphs a quotation may run without a new “ at the beginning of each. */
const FAR = 12;

export default defineRule({
  id: 'unpaired-mark',
  category: 'punctuation',
  summary: { zh: '引号、括号、书名号不成对或交叉', en: 'quotes, brackets and title marks that do not pair or nest' },
  severity: 'error',
  weight: 0.1,
  scope: 'page',
  needs: ['bracket'],
  messages: {
    unclosed: { zh: '缺后{name}：{context}', en: 'no closing {partner} for {context}' },
    unopened: { zh: '缺前{name}：{context}', en: 'no opening {partner} for {context}' },
    reversed: { zh: '前后引号用反：{context}', en: 'quotation marks the wrong way round: {context}' },
    crossed: { zh: '套用的标号交叉：{context}', en: 'marks that cross: {context}' },
  },
  fixes: {
    turn: { zh: '对调前后引号', en: 'turn them round' },
  },
  *check({ text, articles }, { marks }) {
    const paragraphs = articles.flatMap((article) =>
      article.paragraphs.map((paragraph) =>
        marks.of(paragraph) & BRACKET ? pair(text, paragraph.range) : unmarked(paragraph.range),
      ),
    );
    joinAcross(text, paragraphs);
    for (const { range, opened, closed, crossed } of paragraphs) {
      for (const [close, open] of reversed(text, opened, closed)) {
        const marks = { start: close, end: open + 1 };
        const context = excerpt(text.slice(close, open + 1));
        const edits = [close, open].map((at) => ({
          range: { start: at, end: at + 1 },
          text: turned(text[at] as string),
        }));
        const fix = { title: 'turn', applicability: 'review', edits } as const;
        yield { code: 'reversed', range: marks, evidence: { context }, fix };
        opened.splice(opened.indexOf(open), 1);
        closed.splice(closed.indexOf(close), 1);
      }
      for (const at of opened) {
        const partner = PARTNER[text[at] as string] as string;
        const context = excerpt(text.slice(at, Math.min(range.end, at + 10)));
        yield {
          code: 'unclosed',
          range: { start: at, end: at + 1 },
          evidence: { name: nameOf(partner), partner, context },
        };
      }
      for (const at of closed) {
        const partner = OPENER[text[at] as string] as string;
        const context = excerpt(text.slice(Math.max(range.start, at - 9), at + 1));
        yield {
          code: 'unopened',
          range: { start: at, end: at + 1 },
          evidence: { name: nameOf(partner), partner, context },
        };
      }
      for (const at of crossed) {
        const context = excerpt(text.slice(Math.max(range.start, at - 9), at + 1));
        yield { code: 'crossed', range: { start: at, end: at + 1 }, evidence: { context } };
      }
    }
  },
});

/** The marks of one paragraph that found no partner in it, by offset, in text order. */
interface Pairing {
  readonly range: Range;
  /** The kinds of opening marks that stand in it, paired or not. */
  readonly opens: ReadonlySet<string>;
  opened: number[];
  closed: number[];
  /** Closing marks whose opening mark stands before a pair that closed earlier: “《甲”》. */
  readonly crossed: number[];
}

const BRACKET = bitsOf(['bracket']);

function unmarked(range: Range): Pairing {
  return { range, opens: NONE, opened: [], closed: [], crossed: [] };
}

const NONE: ReadonlySet<string> = new Set();

function pair(text: string, range: Range): Pairing {
  const stack: number[] = [];
  const depth = new Map<string, number>();
  const opens = new Set<string>();
  /** Opening marks that a mark around them closed over; a partner that comes later crosses it. */
  const closedOver: number[] = [];
  const result: Pairing = { range, opens, opened: [], closed: [], crossed: [] };
  for (let at = range.start; at < range.end; at++) {
    const unit = text.charCodeAt(at);
    if ((unit >= 0x3400 && unit <= 0x9fff) || !MARKS.has(unit)) continue;
    const mark = kind(text[at] as string);
    if (mark in PARTNER) {
      stack.push(at);
      opens.add(mark);
      depth.set(mark, (depth.get(mark) ?? 0) + 1);
      continue;
    }
    const opener = OPENER[mark] as string;
    if (mark === '’' && isApostrophe(text, at, Boolean(depth.get('‘')))) continue;
    if (depth.get(opener)) {
      for (let open = stack.pop(); open !== undefined; open = stack.pop()) {
        const closes = kind(text[open] as string);
        depth.set(closes, (depth.get(closes) as number) - 1);
        if (closes === opener) break;
        closedOver.push(open);
      }
    } else if (closedOver.length && kind(text[closedOver.at(-1) as number] as string) === opener) {
      closedOver.pop();
      result.crossed.push(at);
    } else if (!isEnumeration(text, range.start, at) && !isSymbol(text, at)) {
      result.closed.push(at);
    }
  }
  result.opened = [...closedOver, ...stack].filter((at) => !isSymbol(text, at)).sort((a, b) => a - b);
  return withoutStraight(text, result);
}

/** “水来了" pairs, half-width as its partner is: that is halfwidth-punctuation's. */
function withoutStraight(text: string, result: Pairing): Pairing {
  const { range, opened, closed } = result;
  const quotes = opened.length || closed.length ? straightQuotes(text, range.start, range.end) : [];
  const lone = quotes.find((quote) => quote.length === 1)?.[0];
  if (!lone) return result;
  if (lone.full === '”') {
    const partner = opened.findLast((at) => at < lone.at && text[at] === '“');
    return { ...result, opened: opened.filter((at) => at !== partner) };
  }
  const partner = closed.find((at) => at > lone.at && text[at] === '”');
  return { ...result, closed: closed.filter((at) => at !== partner) };
}

/** Takes out the marks that pair from paragraph to paragraph. */
function joinAcross(text: string, paragraphs: readonly Pairing[]): void {
  /** How many of each paragraph's closing marks, which stand in text order, have been taken. */
  const taken = paragraphs.map(() => 0);
  for (const [i, one] of paragraphs.entries()) {
    one.opened = one.opened.filter((at) => {
      const mark = kind(text[at] as string);
      if (continues(text, one, at, paragraphs[i + 1])) return false;
      for (let j = i + 1; j < Math.min(i + 1 + (mark === '“' ? FAR : 2), paragraphs.length); j++) {
        const other = paragraphs[j] as Pairing;
        const close = other.closed[taken[j] as number];
        if (close !== undefined && kind(text[close] as string) === PARTNER[mark]) {
          taken[j] = (taken[j] as number) + 1;
          return false;
        }
        if (close !== undefined || other.opens.has(mark)) break;
      }
      return true;
    });
  }
  for (const [i, one] of paragraphs.entries()) one.closed = one.closed.slice(taken[i]);
}

/**
 * A quotation of several paragraphs opens each of them with “ and closes only the last (GB/T 15834—2011 4.8): so a “
 * that begins a paragraph, or follows a mark, and behind which nothing else is quoted, is right where the next
 * paragraph begins with one.
 */
function continues(text: string, one: Pairing, at: number, next: Pairing | undefined): boolean {
  const mark = text[at] as string;
  if (mark !== '“' && mark !== '『' && mark !== '「') return false;
  if (at > one.range.start && !/[：，。；！？:,!?”’\s]/.test(text[at - 1] as string)) return false;
  return next !== undefined && text[next.range.start] === mark && text.indexOf(mark, at + 1) >= one.range.end;
}

/** ”的士“: a closing mark with its opening mark behind it, not far, on one line. */
function reversed(text: string, opened: readonly number[], closed: readonly number[]): [number, number][] {
  let next = 0;
  return closed.flatMap((close, i) => {
    while ((opened[next] ?? Number.POSITIVE_INFINITY) < close) next++;
    const open = opened[next];
    if (open === undefined || open - close > 20 || open > (closed[i + 1] ?? open)) return [];
    return text[open] === OPENER[text[close] as string] ? [[close, open]] : [];
  });
}

function nameOf(mark: string): string {
  const one = kind(mark);
  return NAME[OPENER[one] ?? one] as string;
}

function turned(mark: string): string {
  return (PARTNER[mark] ?? OPENER[mark]) as string;
}

/** ( for （, ) for ）. */
function kind(mark: string): string {
  return mark === '(' ? '（' : mark === ')' ? '）' : mark;
}

/** it’s, the ’90s, 5’30: no quotation mark; where a ‘ waits for its partner, only between two letters. */
function isApostrophe(text: string, at: number, waiting: boolean): boolean {
  const [before, behind] = [text[at - 1] ?? '', text[at + 1] ?? ''];
  if (waiting) return /[A-Za-z]/.test(before) && /[A-Za-z]/.test(behind);
  return /[A-Za-z0-9]/.test(before) || /[0-9]/.test(behind);
}

/** Emoticons and Latin text: :) ^_^) f(x — half-width brackets are judged only beside Han or Chinese marks. */
function isSymbol(text: string, at: number): boolean {
  const mark = text[at];
  if (mark === '”') return /[0-9]/.test(text[at - 1] ?? '');
  if (mark !== '(' && mark !== ')') return false;
  return !/[\u3001-\u9FFF\uFF01-\uFF5E“”]/.test((text[at - 1] ?? '') + (text[at + 1] ?? ''));
}

/** 1） a） 一） at the beginning of an item. */
function isEnumeration(text: string, start: number, at: number): boolean {
  if (kind(text[at] as string) !== '）') return false;
  return /(?:^|[\s，。；：、,.;:“])[0-9A-Za-z一二三四五六七八九十①-⑳Ⅰ-Ⅻ]{1,3}$/.test(
    text.slice(Math.max(start, at - 4), at),
  );
}
