import type { Edit } from '../../rule/finding.js';
import { defineRule } from '../../rule/rule.js';

/**
 * 国发[2020]3号: an issuer's name, a year in brackets, a number. Round brackets are told from other uses by the last
 * character of the name, which says what kind of document or which department it is.
 */
const NUMBER =
  /(?<=[\u4e00-\u9fff])(?:([[［【﹝「〔])|(?<=[发函令办字规文告通知电政财税综法改审监建教科农林水环卫质会释可价贸保安备组宣党军民司商资经工交运旅体艺议])([（(]))((?:19|20)\d{2}|[０-９]{4})年?([\]］】﹞」〕）)])(第?)(0{0,4})\d{1,5}号(?![线楼店馆门机院厅台站岛桥井路码种球选航])/g;

/** Most paragraphs have no year in brackets and are done. */
const SIGN = /[[［【﹝「〔（(](?:19|20|[１２])/;

export default defineRule({
  id: 'document-number',
  category: 'punctuation',
  summary: {
    zh: '发文字号：年份用六角括号〔2020〕，不加“第”，不编虚位',
    en: 'document numbers: the year in 〔 〕, no 第, no leading 0',
  },
  severity: 'warning',
  weight: 0.1,
  scope: 'paragraph',
  needs: ['bracketed year'],
  messages: {
    brackets: {
      zh: '发文字号的年份用六角括号：“{year}”应为“〔{digits}〕”',
      en: 'the year of a document number: “{year}” should be “〔{digits}〕”',
    },
    ordinal: { zh: '发文字号不加“第”：{text}', en: 'no 第 in a document number: {text}' },
    zero: { zh: '发文字号不编虚位：{text}', en: 'no leading 0 in a document number: {text}' },
  },
  fixes: {
    brackets: { zh: '改用六角括号', en: 'use 〔 〕' },
    remove: { zh: '删去', en: 'remove it' },
  },
  *check({ range: whole }, { page: { text } }) {
    const part = text.slice(whole.start, whole.end);
    if (!SIGN.test(part)) return;
    for (const match of part.matchAll(NUMBER)) {
      const {
        index,
        0: found,
        1: square,
        2: round,
        3: year = '',
        4: close = '',
        5: ordinal = '',
        6: zeros = '',
      } = match;
      const start = whole.start + index;
      const behind = start + found.indexOf(close) + 1;
      if (`${square ?? round}${close}` !== '〔〕') {
        const range = { start, end: behind };
        // The year as it stands, with what is around it made 〔 〕.
        const edits: Edit[] = [
          { range: { start, end: start + 1 }, text: '〔' },
          { range: { start: start + 1 + year.length, end: behind }, text: '〕' },
        ];
        const fix = { title: 'brackets', applicability: 'safe', edits } as const;
        yield { code: 'brackets', range, evidence: { year: text.slice(start, behind), digits: year }, fix };
      }
      const extra = (from: number, length: number) => {
        const range = { start: from, end: from + length };
        return { range, fix: { title: 'remove', applicability: 'review', edits: [{ range, text: '' }] } } as const;
      };
      const shown = text.slice(behind, start + found.length);
      if (ordinal) yield { code: 'ordinal', evidence: { text: shown }, ...extra(behind, 1) };
      if (zeros) yield { code: 'zero', evidence: { text: shown }, ...extra(behind + ordinal.length, zeros.length) };
    }
  },
});
