import type { Role } from '../../page/page.js';
import { defineRule } from '../../rule/rule.js';

export default defineRule({
  id: 'abbreviation-first',
  category: 'names',
  summary: {
    zh: '简称先于全称，或说了“以下简称”却不用',
    en: 'a short form before its full form, or declared and never used',
  },
  severity: 'info',
  weight: 0,
  scope: 'article',
  messages: {
    early: { zh: '简称“{short}”先于全称出现', en: 'the short form “{short}” stands before the full one' },
    unused: { zh: '说了“以下简称{short}”，下文没有用', en: '“{short}” is declared as the short form and never used' },
    two: { zh: '同一名称有两个简称：“{short}”“{other}”', en: 'one name, two short forms: “{short}” and “{other}”' },
  },
  labels: { declared: { zh: '简称的说明', en: 'where it is declared' } },
  *check(article, { page: { text } }) {
    const { start, end } = article.range;
    const own = text.slice(start, end);
    if (!own.includes('简称')) return;
    /** The first two short forms that differ of each name. */
    const known = new Map<string, { short: string; at: number }[]>();
    for (const match of own.matchAll(DECLARED)) {
      const [whole, below, marked = '', plain = ''] = match;
      const short = marked || plain;
      const at = start + match.index;
      const range = { start: at + whole.lastIndexOf(short), end: at + whole.lastIndexOf(short) + short.length };
      const full = FULL.exec(own.slice(Math.max(0, match.index - 30), match.index))?.[0] ?? '';
      const shorts = known.get(full) ?? [];
      known.set(full, shorts);
      const same = full.length > 3 ? shorts.find((one) => one.short !== short) : undefined;
      if (same)
        yield {
          code: 'two',
          range,
          evidence: { short, other: same.short },
          related: [{ range: { start: same.at, end: same.at + same.short.length }, label: 'declared' }],
        };
      if (shorts.length < 2 && shorts[0]?.short !== short) shorts.push({ short, at: range.start });
      // “公司” and “该中心” stand for anyone before
      if (below && !text.slice(at + whole.length, end).includes(short))
        yield { code: 'unused', range, evidence: { short } };
      if (ANY.test(short)) continue;
      const early = text.indexOf(short, start);
      if (early < 0 || early >= at - full.length) continue;
      const first = article.paragraphs.find(
        (one) =>
          BODY.has(one.role) &&
          one.range.end > early &&
          text.slice(one.range.start, Math.min(one.range.end, at - full.length)).includes(short),
      );
      if (!first) continue;
      const place = text.indexOf(short, first.range.start);
      if (!isAlone(text, place, short)) continue;
      yield {
        code: 'early',
        range: { start: place, end: place + short.length },
        evidence: { short },
        related: [{ range, label: 'declared' }],
      };
    }
  },
});

/** （以下简称“云溪合作社”）, （简称《条例》）. */
const DECLARED =
  /[（(]\s?(以下|下文|下同)?[，,]?(?:统)?简称(?:为|作|[：:])?(?:[“"‘「]([^”"’」，。）)\n]{2,20})[”"’」]|([\p{Script=Han}A-Za-z0-9《》]{2,20}))\s?[）)]/gu;
const FULL = /[\p{Script=Han}A-Za-z0-9《》“”·]{2,30}$/u;
/** Short forms that are common words; what they stand for before the declaration is anyone's guess. */
const ANY =
  /^[《]?(?:公司|集团|大学|学校|学院|中心|协会|基金会|医院|银行|条例|办法|意见|方案|规划|通知|报告|协议|公约|宣言|规定|法案|计划|指南|标准|决定|纲要|项目|平台|系统|大会|论坛|峰会|委员会|合作社|法院|检察院)[》]?$/;
/** Headlines and what stands with them may use the short form first (standards.md, S25 article 28). */
const BODY: ReadonlySet<Role> = new Set(['body']);

const HAN = /[\p{Script=Han}](?<![在由从对向与和及将把被为是的了经按])/u;

/** Does the short form stand there as a name, and not within a longer one? Han before it would be the rest of a longer one. */
function isAlone(text: string, at: number, short: string): boolean {
  const before = text[at - 1] ?? '';
  const behind = text[at + short.length] ?? '';
  if (/^[A-Za-z0-9]+$/.test(short)) return !/[A-Za-z0-9]/.test(before + behind);
  if (short.startsWith('《')) return true;
  return !HAN.test(before) && behind !== '（' && behind !== '(';
}
