import type { Role } from '../../page/page.js';
import { habits } from '../../rule/habit.js';
import { defineRule } from '../../rule/rule.js';
import { isChinese, kindOf } from '../../text/kind.js';
import type { Range } from '../../text/range.js';

/** A page without any of these has nothing to judge. */
const SIGNS = ['—', '--', '－－', '──', '――', '––', 'ーー', '一一'];

/** Two and more of what is typed for a dash, three em dashes and more, or one where no connector can stand. */
const DASHES = /-{2,40}|－{2,40}|─{2,40}|―{2,40}|–{2,40}|ー{2,40}|—{1,40}/g;

/** So many are a ruled line or a blank to fill in. */
const LINE = 7;

const HEADINGS: ReadonlySet<Role> = new Set(['shoulder', 'headline', 'subheadline', 'subhead']);
/** What a 副题 says behind its dash: 记某地…, 访某人, 写在…之际. */
const SUBTITLE = /^一一(?:[记访写读评致献忆悼][^一，。]|[从来]自|纪念|走进|对话|专访|聚焦|探访)/;
/** “甲”一一“乙”: the adverb 一一 stands before a verb. */
const BETWEEN = /[”》]一一(?=[“《])/g;

export default defineRule({
  id: 'dash-form',
  category: 'punctuation',
  summary: { zh: '破折号的写法：--、──、单个—、一一', en: 'malformed dashes: --, ──, a lone —, 一一' },
  severity: 'warning',
  weight: 0.1,
  scope: 'page',
  needs: ['dash'],
  messages: {
    form: { zh: '破折号“{marks}”应为“——”', en: 'the dash “{marks}” should be “——”' },
    habit: { zh: '全文破折号写作“{marks}”，共{count}处', en: 'dashes written “{marks}” throughout: {count}' },
    half: { zh: '破折号只有一半，应为“——”', en: 'half a dash; it is “——”' },
    long: { zh: '破折号过长，应为“——”', en: 'too long a dash; it is “——”' },
    one: { zh: '“一一”像是破折号“——”', en: '“一一” (one, one) seems meant for the dash “——”' },
  },
  fixes: {
    rewrite: { zh: '改为“——”', en: 'write “——”' },
  },
  *check({ text, articles }) {
    if (!SIGNS.some((sign) => text.includes(sign))) return;
    const malformed: { range: Range; kind: string; marks: string }[] = [];
    const fix = (ranges: readonly Range[], applicability: 'safe' | 'review') =>
      ({ title: 'rewrite', applicability, edits: ranges.map((range) => ({ range, text: '——' })) }) as const;
    for (const { range: whole, role } of articles.flatMap(({ paragraphs }) => paragraphs)) {
      const part = text.slice(whole.start, whole.end);
      for (const { index, 0: marks } of part.matchAll(DASHES)) {
        const range = { start: whole.start + index, end: whole.start + index + marks.length };
        if (marks === '——' || marks.length >= LINE) continue;
        if (marks === '—') {
          if (isHalf(text, range, whole, role)) yield { code: 'half', range, evidence: {}, fix: fix([range], 'safe') };
        } else if (marks[0] === '—') {
          if (isBetween(text, range, whole)) yield { code: 'long', range, evidence: {}, fix: fix([range], 'review') };
        } else if (isDash(text, range, whole)) {
          malformed.push({ range, kind: marks[0] as string, marks });
        }
      }
      if (!part.includes('一一')) continue;
      const ones = HEADINGS.has(role) && SUBTITLE.test(part) ? [0] : [];
      for (const { index, 0: found } of part.matchAll(BETWEEN)) ones.push(index + found.length - 2);
      for (const at of ones) {
        const range = { start: whole.start + at, end: whole.start + at + 2 };
        yield { code: 'one', range, evidence: {}, fix: fix([range], 'review') };
      }
    }
    for (const group of habits(malformed)) {
      const [{ range, marks }] = group;
      const mend = fix(
        group.map((one) => one.range),
        'safe',
      );
      if (group.length > 1) yield { code: 'habit', range, evidence: { marks, count: group.length }, fix: mend };
      else yield { code: 'form', range, evidence: { marks }, fix: mend };
    }
  },
});

/** Is what stands in `range` meant for a dash: not --fix, 3--5, |---|, x--? */
function isDash(text: string, { start, end }: Range, whole: Range): boolean {
  const right = end < whole.end ? text.charCodeAt(end) : Number.NaN;
  if (start === whole.start) return isChinese(right);
  const left = text.charCodeAt(start - 1);
  const behind = kindOf(right);
  if (kindOf(left) === 'word') return behind === 'han';
  if (!isChinese(left)) return false;
  return behind !== 'word' || text[start] !== '-' || isFigure(right);
}

/** A connector stands between two words or figures: one em dash behind a mark, or before a 副题, is half a dash. */
function isHalf(text: string, { start, end }: Range, whole: Range, role: Role): boolean {
  if (end === whole.end || !isChinese(text.charCodeAt(end))) return false;
  return start === whole.start ? HEADINGS.has(role) : /[，。！？；：、]/.test(text[start - 1] as string);
}

function isBetween(text: string, { start, end }: Range, whole: Range): boolean {
  if (end === whole.end || !isChinese(text.charCodeAt(end))) return false;
  return start === whole.start || isChinese(text.charCodeAt(start - 1));
}

function isFigure(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
