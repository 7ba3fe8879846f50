import { defineRule } from '../../rule/rule.js';
import { excerpt } from '../../text/excerpt.js';

/** The end of a quotation with marks on both sides: 。”。 ！”。 。”， */
const ENDS = /([。！？…])([”’』」])([。，、；])/g;

const OPENER: Readonly<Record<string, string>> = { '”': '“', '’': '‘', '』': '『', '」': '「' };

/** How far back a quotation is followed to where it begins. */
const REACH = 600;

/** 叫作“命根子。”: a word or phrase as part of the sentence, its full stop inside. */
const PHRASE = /(?<=[\u4e00-\u9fff])“([^“”‘’《》，。、；：！？…—\s]{1,8})。”/g;
/** Behind these a quotation is somebody's words, though the colon is missing. */
const SAYS = /[说道问答喊叫曰云称讲写念唱回呼骂]$|表示|指出|强调|认为|介绍|坦言|感叹|感慨|笑言|直言$/;

/**
 * 他说：“……”。: what somebody says, all of the sentence. Not 指出, 强调, 提出: there papers quote a part of a speech or a
 * document, with the full stop outside (53 of 55 such places in three months of the People's Daily).
 */
const WHOLE = /[说道]：“([^“”。！？…\n]{12,200})”。/g;

export default defineRule({
  id: 'quotation-end',
  category: 'punctuation',
  summary: { zh: '引文末尾的标点：。”。、！”。、。”，', en: 'marks at the end of a quotation: 。”。 ！”。 。”，' },
  severity: 'warning',
  weight: 0.1,
  scope: 'paragraph',
  needs: ['end of quotation'],
  messages: {
    both: { zh: '引号内外都有句末标点：“{marks}”', en: 'marks both inside and outside the quotation: “{marks}”' },
    inside: {
      zh: '引文后句子未完，引号内不用句号：“{marks}”',
      en: 'the sentence goes on behind the quotation: “{marks}”',
    },
    phrase: {
      zh: '引用的是词语，句号应在引号外：{text}',
      en: 'a phrase is quoted: the full stop goes outside: {text}',
    },
    whole: {
      zh: '冒号后引用整句，句号宜在引号内：{text}',
      en: 'a whole sentence is quoted: its full stop goes inside: {text}',
    },
  },
  fixes: {
    keepInside: { zh: '删去引号外的句号', en: 'remove the one outside' },
    keepOutside: { zh: '删去引号内的句号', en: 'remove the one inside' },
    moveOut: { zh: '句号移到引号外', en: 'move it outside' },
    moveIn: { zh: '句号移到引号内', en: 'move it inside' },
  },
  *check({ range }, { page: { text } }) {
    const part = text.slice(range.start, range.end);
    if (!/[”’』」]/.test(part)) return;
    for (const { index, 0: marks, 1: inner = '', 2: close = '', 3: outer = '' } of part.matchAll(ENDS)) {
      const at = range.start + index;
      const place = { start: at, end: at + 3 };
      const isSpeech = followsColon(part, index, close);
      if (outer === '。' && (inner === '。' || isSpeech)) {
        const applicability = isSpeech ? 'safe' : 'review';
        const [title, cut] = isSpeech || inner !== '。' ? (['keepInside', 2] as const) : (['keepOutside', 0] as const);
        const edits = [{ range: { start: at + cut, end: at + cut + 1 }, text: '' }];
        yield { code: 'both', range: place, evidence: { marks }, fix: { title, applicability, edits } };
      } else if (outer !== '。' && inner === '。') {
        const edits = [{ range: { start: at, end: at + 1 }, text: '' }];
        const fix = { title: 'keepOutside', applicability: 'review', edits } as const;
        yield { code: 'inside', range: place, evidence: { marks }, fix };
      }
    }
    if (part.includes('。”')) {
      for (const { index, 0: found, 1: words = '' } of part.matchAll(PHRASE)) {
        const before = part.slice(Math.max(0, index - 2), index);
        const next = part[index + found.length] ?? '';
        if (SAYS.test(before) || /[，。、；”]/.test(next)) continue;
        const at = range.start + index + 1 + words.length;
        const edits = [{ range: { start: at, end: at + 2 }, text: '”。' }];
        const fix = { title: 'moveOut', applicability: 'review', edits } as const;
        yield { code: 'phrase', range: { start: at, end: at + 2 }, evidence: { text: found }, fix };
      }
    }
    if (!part.includes('：“')) return;
    for (const { index, 0: found } of part.matchAll(WHOLE)) {
      const end = range.start + index + found.length;
      const place = { start: end - 2, end };
      const fix = { title: 'moveIn', applicability: 'review', edits: [{ range: place, text: '。”' }] } as const;
      yield { code: 'whole', severity: 'info', range: place, evidence: { text: excerpt(found.slice(2)) }, fix };
    }
  },
});

/** Does the quotation that closes behind `at` begin behind a colon, as somebody's words do? */
function followsColon(part: string, at: number, close: string): boolean {
  const opener = OPENER[close] as string;
  let depth = 0;
  for (let i = at; i >= 0 && at - i < REACH; i--) {
    if (part[i] === close) depth++;
    else if (part[i] === opener && depth-- === 0) return /[：:]/.test(part[i - 1] ?? '');
  }
  return false;
}
