import { habits } from '../../rule/habit.js';
import { defineRule } from '../../rule/rule.js';
import { isAddress } from '../../text/address.js';
import { isChinese, kindOf } from '../../text/kind.js';
import type { Range } from '../../text/range.js';

/** A page without any of these has nothing to judge. */
const SIGNS = ['…', '...', '。。。', '、、、', '．．．', '···', '⋯', '・・・', '‧‧‧', '•••'];

/** Dots in a row, of whatever kind; 。 and 、 only three and more, one or two are repeated-mark's. */
const DOTS = /[….⋯．·・‧•]{1,60}|。{3,60}|、{3,60}/g;

/** So many dots are the leader of a table of contents, or a blank to fill in. */
const LEADER = 9;

/** 等 that ends a list right behind the dots: ……等地, ……等三项; not ……等他回来. */
const ET_CETERA =
  /^等(?:等|[，。；：！？、）]|[一二两三四五六七八九十几\d]{1,4}[个种项类位名家所件条人国]|(?:方面|领域|问题|单位|部门|内容|作品|产品|措施)|[地国](?=[，。；、的]))/;

/** A list that 等 ends: 甲、乙等, 甲、乙等等; not 等等 that somebody says. */
const LISTED = /、[^，。；：！？、…\n]{1,20}[^，。；：！？、…\n等]等{1,2}$/;

/** A blank in a sentence pattern takes its comma: 如果……，那么…… */
const PATTERN = /(?:如果|即使|虽然|不但|不仅|不是|因为|只要|只有|既然|与其|一方面|[既又若])$/;

export default defineRule({
  id: 'ellipsis-form',
  category: 'punctuation',
  summary: { zh: '省略号的写法：...、。。。、单个…、……等', en: 'malformed ellipses: ..., 。。。, a lone …, ……等' },
  severity: 'warning',
  weight: 0.1,
  scope: 'page',
  needs: ['dots'],
  messages: {
    form: { zh: '省略号“{marks}”应为“……”', en: 'the ellipsis “{marks}” should be “……”' },
    habit: { zh: '全文省略号写作“{marks}”，共{count}处', en: 'ellipses written “{marks}” throughout: {count}' },
    long: { zh: '省略号过长，应为“……”', en: 'too long an ellipsis; it is “……”' },
    list: { zh: '省略号与“等”重复：“{text}”', en: 'both “……” and 等: “{text}”' },
    stop: { zh: '省略号后不用“{mark}”', en: 'no “{mark}” behind an ellipsis' },
  },
  fixes: {
    rewrite: { zh: '改为“……”', en: 'write “……”' },
    drop: { zh: '删去省略号', en: 'remove the ellipsis' },
    unmark: { zh: '删去后面的标点', en: 'remove the mark behind it' },
  },
  *check({ text, articles }) {
    if (!SIGNS.some((sign) => text.includes(sign))) return;
    const malformed: { range: Range; kind: string; marks: string }[] = [];
    for (const { range: whole } of articles.flatMap(({ paragraphs }) => paragraphs)) {
      for (const { index, 0: marks } of text.slice(whole.start, whole.end).matchAll(DOTS)) {
        const range = { start: whole.start + index, end: whole.start + index + marks.length };
        if (marks === '……') {
          const before = text.slice(Math.max(whole.start, range.start - 48), range.start);
          const behind = text.slice(range.end, Math.min(whole.end, range.end + 12));
          const et = ET_CETERA.test(behind) ? 1 : 0;
          const mark = et ? '' : (/^[。，、；]/.exec(behind)?.[0] ?? '');
          if (et || (LISTED.test(before) && !behind.startsWith('”'))) {
            const listed = et ? '……等' : `${before.slice(before.lastIndexOf('、') + 1)}……`;
            const place = et
              ? { start: range.start, end: range.end + 1 }
              : { start: range.end - listed.length, end: range.end };
            const edits = [{ range, text: '' }];
            const fix = { title: 'drop', applicability: 'review', edits } as const;
            yield { code: 'list', range: place, evidence: { text: listed }, fix };
          } else if (mark && !(mark === '，' && isPattern(before, behind))) {
            const edits = [{ range: { start: range.end, end: range.end + 1 }, text: '' }];
            const fix = { title: 'unmark', applicability: 'review', edits } as const;
            yield { code: 'stop', range: { start: range.start, end: range.end + 1 }, evidence: { mark }, fix };
          }
        } else if (/^…{3,}$/.test(marks)) {
          // Four alone stand for a paragraph or verses left out.
          const alone = /^[“‘（]?…{4}[”’）]{0,2}$/.test(text.slice(whole.start, whole.end));
          if (marks.length === 4 ? alone : marks.length >= LEADER) continue;
          const fix = { title: 'rewrite', applicability: 'review', edits: [{ range, text: '……' }] } as const;
          yield { code: 'long', range, evidence: {}, fix };
        } else if (isEllipsis(text, range, whole)) {
          malformed.push({ range, kind: `${marks[0]}${Math.min(marks.length, 2)}`, marks });
        }
      }
    }
    for (const group of habits(malformed)) {
      const [{ range, marks }] = group;
      const edits = group.map((one) => ({ range: one.range, text: '……' }));
      // 、、、 may also be one 、 held down.
      const fix = { title: 'rewrite', applicability: marks.startsWith('、') ? 'review' : 'safe', edits } as const;
      if (group.length > 1) yield { code: 'habit', range, evidence: { marks, count: group.length }, fix };
      else yield { code: 'form', range, evidence: { marks }, fix };
    }
  },
});

/** Are the dots in `range` meant for a Chinese ellipsis: not 3.5, 约翰·史密斯, Well..., https://a.cn/..., 1，…，n? */
function isEllipsis(text: string, { start, end }: Range, whole: Range): boolean {
  const marks = text.slice(start, end);
  if (/^[。、]/.test(marks)) return marks.length < LEADER;
  if (!/[…⋯]/.test(marks) && (marks.length < 3 || marks.length >= LEADER)) return false;
  const left = start > whole.start ? text.charCodeAt(start - 1) : Number.NaN;
  const right = end < whole.end ? text.charCodeAt(end) : Number.NaN;
  if (!isChinese(left) && !isChinese(right)) return false;
  if (isTerm(text, start - 1, -1) && isTerm(text, end, 1)) return false;
  return !isAddress(text, start, whole.start);
}

/** Does a letter or digit, and a comma or 、, stand at `at` and behind it, as in x，…，y? */
function isTerm(text: string, at: number, step: 1 | -1): boolean {
  return /[，、,]/.test(text[at] ?? '') && kindOf(text.charCodeAt(at + step)) === 'word';
}

/** Is the ellipsis a blank in a pattern: 如果……，那么……? */
function isPattern(before: string, behind: string): boolean {
  return PATTERN.test(before) || /^，[^。！？…]{0,9}……/.test(behind);
}
