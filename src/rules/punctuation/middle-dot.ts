import { soundsForeign } from '../../analyse/entities/sounds.js';
import type { Edit } from '../../rule/finding.js';
import { habits } from '../../rule/habit.js';
import { defineRule } from '../../rule/rule.js';
import { kindOf } from '../../text/kind.js';
import type { Range } from '../../text/range.js';

/** What stands for · (U+00B7) in copy: bullets, the dots of Japanese and of hyphenation, operators, full stops. */
const DOTS = /[•・･‧∙⋅．.]|[ \u3000]{1,3}· {0,3}|· {1,3}/g;

/** What is named after its day. */
const EVENT =
  '(?:特别重大|特大|重大|较大|系列|恐怖|暴恐|暴力|国际|世界|全国|汶川|电信|网络|跨境|危废)?(?:事件|事故|大?地震|大火|火灾|爆炸|坍塌|空难|矿难|洪灾|洪水|泥石流|暴雨|踩踏|沉船|透水|中毒|讲话|枪击|袭击|抢劫|杀人|贩毒|扫毒|诈骗|打拐|暴行|专案|惨案|命案|大案|案(?![件例])|晚会|消费者|黄金周|购物节|植树|护士节|儿童节|妇女节|劳动节|青年节|运动|事变|起义|抗战|抗日|学生|淞沪)';
/** “3.15”晚会, “9.11事件”: month and day in Arabic digits. */
const POINTED = new RegExp(`(?<=“)(1[0-2]|[1-9])[.．](3[01]|[12]\\d|0?[1-9])(?=”?${EVENT})`, 'g');
/** 9.11事件 and 911事件, which have but one meaning. */
const KNOWN = /(?<![\d.·])(9[.．]?11|3[.．]?15|5[.．]?12)(?=”?(?:恐怖|事件|袭击|晚会|消费者|国际消费者|汶川|护士节))/g;
/** “六·一”国际儿童节: in Han digits only 1, 11 and 12 take the mark. Names of museums and halls are as they are. */
const HAN_DATE = new RegExp(
  `(?<![一二三四五六七八九十])([二三四五六七八九十])·([一二三四五六七八九十]{1,3})(?=”?${EVENT}|”(?!历史|纪念|烈士|革命|博物))`,
  'g',
);
/** 一二九运动 is that of 12-9, 一二八事变 that of 1-28. */
const AMBIGUOUS = /一·?二·?九(?=”?(?:爱国|抗日|学生|运动))|一·?二·?八(?=”?(?:淞沪|事变|抗战|抗日))/g;

export default defineRule({
  id: 'middle-dot',
  category: 'punctuation',
  summary: { zh: '间隔号：约翰•史密斯、“3.15”、“六·一”', en: 'the middle dot in names and dates: 约翰•史密斯, “3.15”' },
  severity: 'warning',
  weight: 0.1,
  scope: 'page',
  needs: ['middle dot'],
  messages: {
    dot: { zh: '间隔号“{mark}”应为“·”：{text}', en: 'the dot “{mark}” should be “·”: {text}' },
    habit: { zh: '全文间隔号用“{mark}”，共{count}处，应为“·”', en: '“{mark}” for “·” throughout: {count}' },
    space: { zh: '人名的间隔号两边不空格：{text}', en: 'no space beside the dot of a name: {text}' },
    date: { zh: '“{text}”应为“{right}”', en: '“{text}” should be “{right}”' },
  },
  fixes: {
    replace: { zh: '改为“·”', en: 'write “·”' },
    close: { zh: '删去空格', en: 'remove the space' },
    rewrite: { zh: '改写日期', en: 'rewrite the date' },
  },
  *check({ text, articles }) {
    const wrong: { range: Range; kind: string; edit: Edit }[] = [];
    for (const { range: whole } of articles.flatMap(({ paragraphs }) => paragraphs)) {
      const part = text.slice(whole.start, whole.end);
      for (const { index, 0: mark } of part.matchAll(DOTS)) {
        const kind = mark.includes('·') ? 'space' : mark;
        const range = { start: whole.start + index, end: whole.start + index + mark.length };
        if (isMiddleDot(part, index, mark)) wrong.push({ range, kind, edit: { range, text: '·' } });
      }
      for (const [found, right, at] of dates(part)) {
        const range = { start: whole.start + at, end: whole.start + at + found.length };
        const fix = { title: 'rewrite', applicability: 'review', edits: [{ range, text: right }] } as const;
        yield { code: 'date', range, evidence: { text: found, right }, fix };
      }
    }
    for (const group of habits(wrong)) {
      const [{ range, kind }] = group;
      const edits = group.map(({ edit }) => edit);
      if (kind === 'space') {
        for (const { range, edit } of group) {
          const fix = { title: 'close', applicability: 'safe', edits: [edit] } as const;
          yield { code: 'space', range, evidence: { text: around(text, range) }, fix };
        }
        continue;
      }
      // A full stop between two foreign words may end a sentence.
      const applicability = /[.．]/.test(kind) ? 'review' : 'safe';
      const fix = { title: 'replace', applicability, edits } as const;
      if (group.length > 1) yield { code: 'habit', range, evidence: { mark: kind, count: group.length }, fix };
      else yield { code: 'dot', range, evidence: { mark: kind, text: around(text, range) }, fix };
    }
  },
});

/** What stands in `range` with the name, or four characters, on either side. */
function around(text: string, { start, end }: Range): string {
  const left = /[^\s，。、；：！？“”《》（）]{0,4}$/.exec(text.slice(Math.max(0, start - 4), start))?.[0] ?? '';
  const right = /^[^\s，。、；：！？“”《》（）]{0,4}/.exec(text.slice(end, end + 4))?.[0] ?? '';
  return left + text.slice(start, end) + right;
}

/** Does what stands at `at` of `part` part two names, or two words in a name or title? */
function isMiddleDot(part: string, at: number, mark: string): boolean {
  const [before, behind] = [part[at - 1] ?? '', part[at + mark.length] ?? ''];
  if (mark.includes('·') || /[.．]/.test(mark)) return soundsForeign(part, at, at + mark.length);
  const [left, right] = [kindOf(before.charCodeAt(0)), kindOf(behind.charCodeAt(0))];
  if (left === 'han' || right === 'han') {
    return (
      (left === 'han' || left === 'word' || /[》”）]/.test(before)) &&
      (right === 'han' || right === 'word' || /[《“]/.test(behind))
    );
  }
  return /[•・]/.test(mark) && /“\d{1,2}$/.test(part.slice(Math.max(0, at - 3), at)) && /^\d{1,2}/.test(behind);
}

/** The dates that events are named after and that are written otherwise: as found, as it should be, where. */
function* dates(part: string): Iterable<[string, string, number]> {
  if (/“\d/.test(part)) {
    for (const { index, 0: found, 1: month, 2: day } of part.matchAll(POINTED)) yield [found, `${month}·${day}`, index];
  }
  for (const { index, 0: found } of /[935][.．]?1[125]/.test(part) ? part.matchAll(KNOWN) : []) {
    if (!(part[index - 1] === '“' && /[.．]/.test(found))) yield [found, `${found[0]}·${found.slice(-2)}`, index];
  }
  if (part.includes('·')) {
    for (const { index, 0: found, 1: month, 2: day } of part.matchAll(HAN_DATE)) yield [found, `${month}${day}`, index];
  }
  for (const { index, 0: found } of /一·?二/.test(part) ? part.matchAll(AMBIGUOUS) : []) {
    const right = found.endsWith('九') ? '一二·九' : '一·二八';
    if (found !== right) yield [found, right, index];
  }
}
