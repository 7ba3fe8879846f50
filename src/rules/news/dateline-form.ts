import type { Edit } from '../../rule/finding.js';
import { defineRule } from '../../rule/rule.js';
import { slice } from '../../text/range.js';

const SOURCE = '(?:据)?(?:新华社|中新社|中国新闻社|新华网|中新网|人民网|央视网|本报|本刊|本台)';
const AGENCY = '(?:据)?(?:新华社|中新社|中国新闻社)';
/** Not 据新华社报道, 本报记者. */
const PLACE = '(?!记者|报道|消息|通讯|讯|客户端)[\\u4e00-\\u9fff·]{2,12}?';
const DATE = '\\d{1,2}月\\d{1,2}日';
/** What follows a dateline: a space, or the byline in brackets. */
const NEXT = '(?=[ \\u3000\\u00a0]{1,8}\\S|[（(])';

/** By code: how a malformed dateline begins its paragraph, what of it (group 2, behind group 1) is wrong, and what it should be. */
const FORMS = {
  wire: { pattern: new RegExp(`^(${AGENCY}${PLACE}${DATE})(讯)${NEXT}`), right: '电' },
  lacking: { pattern: new RegExp(`^(${SOURCE}${PLACE}${DATE})()${NEXT}`), right: '电' },
  day: { pattern: new RegExp(`^(${SOURCE}${PLACE}\\d{1,2}月\\d{1,2})([号]?)电${NEXT}`), right: '日' },
  comma: {
    pattern: new RegExp(`^(${SOURCE}(?:${PLACE})??)([，、,：:])(?:${PLACE})??${DATE}[电讯](?![\\u4e00-\\u9fff])`),
    right: '',
  },
} as const;

/** 新化社, 新华杜: misread or mistyped before a place and a date. */
const MISNAMED = new RegExp(`^((?:据)?)(新[华化][社杜设]|心华社|中薪社)${PLACE}${DATE}电`);
/** 新华社北京7.1电 */
const POINTED = new RegExp(`^(${SOURCE}${PLACE})(\\d{1,2})[.．/-](\\d{1,2})日?电${NEXT}`);
/** 新华社北京电, without 据, which says that the paper cut it. */
const UNDATED = new RegExp(`^(?:新华社|中新社|中国新闻社)${PLACE}电${NEXT}`);

/** 本报讯, …7月1日电, with or without a byline: not 本报分社用上了光伏电. */
const SURE = /(?:讯|消息|日电)(?:\s{0,4}[(（][^()（）]{1,60}[)）])?$/;

/** 新华社授权发布: the agency is authorised (受权). Not 经新华社授权发布, where it authorises. */
const MANDATE =
  /(?<![经获得取])(?:新华社|新华通讯社|中新社|中国新闻社)(?:记者)?[^经获得未被，。；：！？“”\n]{0,10}(授权)(?:全文|独家)?(?:发布|播发|公布|刊发|刊登|发表)|[（(【](授权)(?:发布|播发|公布)[）)】]/g;

export default defineRule({
  id: 'dateline-form',
  category: 'news',
  summary: { zh: '电头的写法，“授权发布”应为“受权发布”', en: 'malformed datelines; 授权发布 for 受权发布' },
  severity: 'warning',
  weight: 0.1,
  scope: 'paragraph',
  messages: {
    wire: { zh: '通讯社电头用“电”，不用“讯”：{text}', en: 'a dateline of an agency ends in 电: {text}' },
    lacking: { zh: '电头缺“电”字：{text}', en: 'a dateline without 电: {text}' },
    day: { zh: '电头的日期应写“日”：{text}', en: 'the date of a dateline ends in 日: {text}' },
    comma: { zh: '电头里不用“{mark}”：{text}', en: 'no “{mark}” in a dateline: {text}' },
    behind: { zh: '电头后空一格，不用“{mark}”', en: 'a space, not “{mark}”, behind a dateline' },
    date: { zh: '电头的日期应写几月几日：{text}', en: 'the date of a dateline is 7月1日: {text}' },
    agency: { zh: '“{text}”疑为“{right}”之误', en: '“{text}” seems meant for {right}' },
    undated: { zh: '通讯社电头没有日期：{text}', en: 'a dateline of an agency without a date: {text}' },
    mandate: { zh: '新华社受权发布稿件，“授权”应为“受权”', en: 'the agency is authorised: 受权, not 授权' },
  },
  fixes: {
    rewrite: { zh: '改写电头', en: 'rewrite the dateline' },
    replace: { zh: '改为“受权”', en: 'write 受权' },
  },
  *check({ range: whole, dateline }, { page: { text } }) {
    const part = text.slice(whole.start, whole.end);
    if (part.includes('授权')) {
      for (const { index, 0: found } of part.matchAll(MANDATE)) {
        const at = whole.start + index + found.indexOf('授权');
        const range = { start: at, end: at + 2 };
        const edits = [{ range, text: '受权' }];
        yield { code: 'mandate', range, evidence: {}, fix: { title: 'replace', applicability: 'review', edits } };
      }
    }
    const head = part.slice(0, 60);
    if (!/^据?(?:新|心|中[新国薪]|本[报刊台]|人民网|央视网)/.test(head)) return;
    const fix = (...edits: Edit[]) => ({ title: 'rewrite', applicability: 'review', edits }) as const;
    const place = (start: number, length: number) => ({
      start: whole.start + start,
      end: whole.start + start + length,
    });
    for (const code of ['wire', 'lacking', 'day', 'comma'] as const) {
      const { pattern, right } = FORMS[code];
      const match = pattern.exec(head);
      if (!match) continue;
      const { 0: found, 1: before = '', 2: wrong = '' } = match;
      const edit = { range: place(before.length, wrong.length), text: right };
      const shown = { range: place(0, found.length), fix: fix(edit) };
      if (code === 'comma') yield { code, evidence: { mark: wrong, text: found }, ...shown };
      else yield { code, evidence: { text: found }, ...shown };
      return;
    }
    const pointed = POINTED.exec(head);
    if (pointed) {
      const { 0: found, 1: before = '', 2: month, 3: day } = pointed;
      const edit = { range: place(before.length, found.length - before.length), text: `${month}月${day}日电` };
      yield { code: 'date', range: place(0, found.length), evidence: { text: found }, fix: fix(edit) };
    }
    const misnamed = MISNAMED.exec(head);
    if (misnamed && misnamed[2] !== '新华社') {
      const { 1: before = '', 2: name = '' } = misnamed;
      const right = name === '中薪社' ? '中新社' : '新华社';
      const range = place(before.length, name.length);
      yield { code: 'agency', range, evidence: { text: name, right }, fix: fix({ range, text: right }) };
    }
    const undated = UNDATED.exec(head)?.[0];
    if (undated) {
      yield { code: 'undated', severity: 'info', range: place(0, undated.length), evidence: { text: undated } };
    }
    const mark = dateline ? (text[dateline.end] ?? '') : '';
    if (dateline && SURE.test(slice(text, dateline)) && /[，。、]/.test(mark)) {
      const range = { start: dateline.end, end: dateline.end + 1 };
      yield { code: 'behind', range, evidence: { mark }, fix: fix({ range, text: '　' }) };
    }
  },
});
