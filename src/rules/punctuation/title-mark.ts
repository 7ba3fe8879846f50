import { defineRule } from '../../rule/rule.js';
import { excerpt } from '../../text/excerpt.js';
import type { Range } from '../../text/range.js';

/** What is given out, held or shown. */
const CERTIFICATE =
  /(?:许可证|营业执照|执照|证书|合格证|资格证|身份证|居住证|驾驶证|行驶证|毕业证|学位证|结婚证|离婚证|准考证|工作证|优待证|敬老证|老年证|健康证|残疾人证|房产证|产权证|权证|登记证|通行证|营运证|上岗证|奖状)$/;
const GIVEN =
  /(?:颁发|发放|核发|换发|补发|签发|颁授|授予|补办|办理|办好|办了|领取|领到|领了|申领|申请|取得|获得|获|拿到|持有|持|出示|吊销|注销|撤销|扣留|扣押|暂扣|查验|伪造|冒用|无|本|张|份)(?:了|的)?(?:新的?|新版)?$/;
/** A title of so many characters that ends in a kind of certificate is one, whatever stands before it; a film's is shorter. */
const LONG = 8;

/** Bodies, and meetings that are held. */
const BODY = /(?:有限责任公司|有限公司|股份公司|集团公司|杂志社|出版社|编辑部)$/;
const MEETING = /(?:研讨会|座谈会|博览会|交易会|洽谈会|推介会|招商会|运动会|锦标赛|邀请赛)$/;
const HELD = /(?:举办|举行|召开|主办|承办|协办|参加|出席|亮相|筹办)(?:了|的)?[^，。；《》“”]{0,8}$/;

/** 《闪光》牌电池, 《墨宝杯》书法大赛. */
const BRAND = /^牌(?![匾坊子照位楼局桌])/;
const CUP = /^[^，。；《》]{0,8}(?:大赛|比赛|赛|大奖|征文|评选|联赛)/;

/** 《市场营销》等两门课程: named behind it as a course. */
const COURSE =
  /^等?(?:[一二两三四五六七八九十\d]{1,2}门)?(?:选修|必修|专业|公共|思政|核心|精品|网络|在线)?课程(?!标准|教材|表|设计|指南|讲义|读本)/;

/** Part of the title of a law or document not yet final. */
const NOTE = /^[（(](试行|暂行|试用|草案|修订草案|修正草案|征求意见稿|送审稿)[）)]/;

export default defineRule({
  id: 'title-mark',
  category: 'punctuation',
  summary: { zh: '书名号：证件、单位、会议、品牌不用，《》内用〈〉', en: '《》 on what is no work, and inside 《》' },
  severity: 'warning',
  weight: 0.1,
  scope: 'paragraph',
  needs: ['title mark'],
  messages: {
    certificate: { zh: '证照名称不用书名号：{title}', en: 'no title marks on a certificate: {title}' },
    body: { zh: '单位名称不用书名号：{title}', en: 'no title marks on an organisation: {title}' },
    meeting: { zh: '会议、赛会名称不用书名号：{title}', en: 'no title marks on a meeting: {title}' },
    brand: { zh: '品牌、奖杯名称不用书名号：{title}', en: 'no title marks on a brand or cup: {title}' },
    course: { zh: '课程名称不用书名号：{title}', en: 'no title marks on a course: {title}' },
    note: { zh: '“（{note}）”是题名的一部分，应放在书名号内', en: '“（{note}）” belongs to the title, inside 《》' },
    nested: { zh: '书名号里再用书名号，里层用〈〉：{title}', en: 'a title inside a title takes 〈〉: {title}' },
  },
  fixes: {
    quote: { zh: '改用引号', en: 'use quotation marks' },
    remove: { zh: '删去书名号', en: 'remove the title marks' },
    move: { zh: '移到书名号内', en: 'move it inside' },
    inner: { zh: '里层改用〈〉', en: 'use 〈〉 inside' },
  },
  *check({ range: whole }, { page: { text } }) {
    const part = text.slice(whole.start, whole.end);
    if (!part.includes('《')) return;
    for (const { start, end, inner } of titles(part)) {
      const range = { start: whole.start + start, end: whole.start + end };
      const title = excerpt(part.slice(start, end));
      if (inner.length) {
        const edits = inner.flatMap((at) => [
          { range: { start: whole.start + at.start, end: whole.start + at.start + 1 }, text: '〈' },
          { range: { start: whole.start + at.end - 1, end: whole.start + at.end }, text: '〉' },
        ]);
        yield { code: 'nested', range, evidence: { title }, fix: { title: 'inner', applicability: 'safe', edits } };
        continue;
      }
      const behind = part.slice(end, end + 16);
      const note = NOTE.exec(behind);
      if (note) {
        const place = { start: range.end - 1, end: range.end + note[0].length };
        const edits = [{ range: place, text: `${note[0]}》` }];
        const fix = { title: 'move', applicability: 'review', edits } as const;
        yield { code: 'note', range: place, evidence: { note: note[1] as string }, fix };
        continue;
      }
      const code = wrongOn(part.slice(start + 1, end - 1), part.slice(Math.max(0, start - 14), start), behind);
      if (!code || (code === 'certificate' && isStatute(text, range.start))) continue;
      const quoted = code === 'brand' || code === 'course';
      const edits = [
        { range: { start: range.start, end: range.start + 1 }, text: quoted ? '“' : '' },
        { range: { start: range.end - 1, end: range.end }, text: quoted ? '”' : '' },
      ];
      const fix = { title: quoted ? 'quote' : 'remove', applicability: 'review', edits } as const;
      if (code === 'course') yield { code, severity: 'info', range, evidence: { title }, fix };
      else yield { code, range, evidence: { title }, fix };
    }
  },
});

/** Does a law stand here, article by article? Its wording is not ours to mend. */
function isStatute(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - FAR), at);
  return (before.match(LAW_ARTICLE)?.length ?? 0) >= LAW_ARTICLES;
}

const LAW_ARTICLE = /第[〇一二三四五六七八九十百]{1,6}条/g;
const LAW_ARTICLES = 3;
/** How far back its articles are counted, in characters. */
const FAR = 2000;

/** What kind of thing that is no work a title names. */
function wrongOn(title: string, before: string, behind: string) {
  if (CERTIFICATE.test(title) && (title.length >= LONG || GIVEN.test(before))) return 'certificate';
  if (BODY.test(title) && title.length > 5) return 'body';
  if (MEETING.test(title) && HELD.test(before)) return 'meeting';
  if (BRAND.test(behind) || (title.endsWith('杯') && CUP.test(behind))) return 'brand';
  return COURSE.test(behind) ? 'course' : undefined;
}

/** The titles of a paragraph that close in it, with the 《》 right inside each; inside its 〈〉, 《》 are right again. */
function* titles(part: string): Iterable<Range & { readonly inner: readonly Range[] }> {
  const open: { start: number; inner: Range[] }[] = [];
  for (let i = part.indexOf('《'); i < part.length; i++) {
    const mark = part.charCodeAt(i);
    if (mark === 0x300a) open.push({ start: i, inner: [] });
    else if (mark === 0x300b) {
      const title = open.pop();
      if (!title) continue;
      const outer = open.at(-1);
      if (!outer) yield { ...title, end: i + 1 };
      // Far apart, the outer mark lacks its partner.
      else if (i - outer.start >= 60) open.length = 0;
      else if (!isInSingle(part, outer.start, title.start)) outer.inner.push({ start: title.start, end: i + 1 });
    }
  }
}

/** Does a 〈 that opened behind `start` still wait for its partner at `at`? */
function isInSingle(part: string, start: number, at: number): boolean {
  const before = part.slice(start, at);
  return before.lastIndexOf('〈') > before.lastIndexOf('〉');
}
