import { defineRule } from '../../rule/rule.js';
import type { Range } from '../../text/range.js';

/** Two and more quotations, or titles, with a 、 between each. */
const SERIES = /(?:“[^“”\n]{1,60}”、){1,40}“[^“”\n]{1,60}”|(?:《[^《》\n]{1,80}》、){1,40}《[^《》\n]{1,80}》/g;

/** 、以及 and 、和 before the last of three items and more; not 和平, 和谐, 及时 nor the verb of 和水泥. */
const JOINED =
  /、[^、，。；：！？“”《》（）\n]{1,12}(、(?:以及|或者|及(?![时其早格第至])|和(?![平谐睦气衷合善解煦缓顺美田而弦乐暖田面稀风蔼好亲县声龙硕布林]))(?=[^、，。；：！？\n]{1,14}(?:[，。；！？）]|$)))/g;

export default defineRule({
  id: 'list-mark',
  category: 'punctuation',
  summary: { zh: '并列的引号、书名号之间的顿号，“、和”', en: 'the mark 、 between quotations or titles, or before 和' },
  severity: 'info',
  weight: 0,
  scope: 'paragraph',
  needs: ['list comma'],
  messages: {
    quotes: { zh: '并列的引号之间通常不用顿号，共{count}处', en: 'no 、 between quotations in a list: {count}' },
    titles: { zh: '并列的书名号之间通常不用顿号，共{count}处', en: 'no 、 between titles in a list: {count}' },
    joined: { zh: '“{text}”：连词前不用顿号', en: '“{text}”: no 、 before a conjunction' },
  },
  fixes: {
    remove: { zh: '删去顿号', en: 'remove 、' },
  },
  *check({ range: whole }, { page: { text } }) {
    const part = text.slice(whole.start, whole.end);
    if (!part.includes('、')) return;
    if (part.includes('”、“') || part.includes('》、《')) {
      for (const { index, 0: series } of part.matchAll(SERIES)) {
        if (isMixed(part, index, index + series.length)) continue;
        const marks = marksIn(series, whole.start + index);
        const [first, last] = [marks[0] as Range, marks.at(-1) as Range];
        yield {
          code: series.startsWith('“') ? 'quotes' : 'titles',
          range: { start: first.start, end: last.end },
          evidence: { count: marks.length },
          fix: fix(marks),
        };
      }
    }
    for (const { index, 0: found, 1: text = '' } of part.matchAll(JOINED)) {
      const at = whole.start + index + found.length - text.length;
      const mark = { start: at, end: at + 1 };
      yield { code: 'joined', range: { start: at, end: at + text.length }, evidence: { text }, fix: fix([mark]) };
    }
  },
});

/** Has the list other items, too (“甲”、“乙”、丙), or is it one of clauses (“甲”变“乙”、“丙”变“丁”)? Then its 、 are right. */
function isMixed(part: string, start: number, end: number): boolean {
  const behind = part.slice(end, end + 14);
  if (part[start - 1] === '、' || /^[^，。；：！？“《\n]{0,12}、/.test(behind)) return true;
  return CLAUSE_BEFORE.test(part.slice(Math.max(0, start - 8), start)) || CLAUSE_BEHIND.test(behind);
}

const CLAUSE_BEFORE = /[”》](?!及其?$|以及$|或者?$)[^，。；：！？、”》和与\n]{1,6}$/;
const CLAUSE_BEHIND = /^(?!以?及|或|等)[^，。；：！？、“《和与\n]{1,6}[“《]/;

/** The 、 between the items of a series that stands at `start`. */
function marksIn(series: string, start: number): Range[] {
  return [...series.matchAll(/[”》]、(?=[“《])/g)].map(({ index }) => ({
    start: start + index + 1,
    end: start + index + 2,
  }));
}

function fix(ranges: readonly Range[]) {
  const edits = ranges.map((range) => ({ range, text: '' }));
  return { title: 'remove', applicability: 'review', edits } as const;
}
