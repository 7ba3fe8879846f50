import type { Analysis } from '../../analyse/analysis.js';
import { isInName } from '../../analyse/entities/names.js';
import { isWordSpokenOf } from '../../analyse/typos/exempt.js';
import { likeliest } from '../../lexicon/common-words.js';
import { simplifiedForms } from '../../lexicon/traditional.js';
import type { Article, Page } from '../../page/page.js';
import { habits } from '../../rule/habit.js';
import { defineRule } from '../../rule/rule.js';
import type { Range } from '../../text/range.js';

export default defineRule({
  id: 'traditional-character',
  category: 'words',
  summary: { zh: '简体稿里的繁体字、异体字：發展、羣众', en: 'a traditional or variant character in simplified copy' },
  severity: 'warning',
  weight: 0.5,
  scope: 'page',
  messages: {
    character: {
      zh: '繁体字、异体字“{traditional}”，应作“{simplified}”',
      en: '“{traditional}” is “{simplified}” in simplified copy',
    },
    habit: {
      zh: '“{traditional}”本版共{count}处，应作“{simplified}”',
      en: '“{traditional}” {count} times on the page: “{simplified}” in simplified copy',
    },
    script: {
      zh: '本版有整段的繁体字，共{count}字',
      en: 'whole paragraphs in traditional script: {count} such characters',
    },
  },
  fixes: {
    simplify: { zh: '改为规范字', en: 'use the standard character' },
  },
  *check(page, analysis) {
    const { text } = page;
    const { forms, inScript } = read(page);
    const [first] = inScript;
    if (first) yield { code: 'script', range: first.range, evidence: { count: sizeOf(inScript) } };
    const slips = forms.filter((form) => isSlip(form, text, analysis));
    for (const group of habits(slips)) {
      const [{ range, simplified, kind: traditional }] = group;
      const edits = group.map((one) => ({ range: one.range, text: one.simplified }));
      const fix = { title: 'simplify', applicability: 'review', edits } as const;
      if (group.length === 1) yield { code: 'character', range, evidence: { traditional, simplified }, fix };
      else yield { code: 'habit', range, evidence: { traditional, simplified, count: group.length }, fix };
    }
  },
});

/** Traditional characters on end. */
interface Form {
  readonly range: Range;
  /** The characters themselves. */
  readonly kind: string;
  readonly simplified: string;
  readonly paragraph: Range;
  readonly article: Article;
}

/** The forms of a page: those in paragraphs that are in traditional script as a whole, and the others. */
function read({ text, articles }: Page): { forms: Form[]; inScript: Form[] } {
  const paragraphs = articles.flatMap((article) =>
    article.paragraphs
      .filter(({ role }) => role !== 'byline')
      .map(({ range }) => {
        const forms = formsIn(text, range, article);
        const size = sizeOf(forms);
        return { forms, size, share: size / (range.end - range.start) };
      }),
  );
  const hasScript = paragraphs.some(({ size, share }) => size >= MANY && share >= SHARE);
  const isScript = ({ share }: { readonly share: number }) => hasScript && share >= LEAST_SHARE;
  return {
    forms: paragraphs.flatMap((one) => (isScript(one) ? [] : one.forms)),
    inScript: paragraphs.flatMap((one) => (isScript(one) ? one.forms : [])),
  };
}

/** In traditional script more than every third character is a traditional one; a name or a title is not that long. */
const MANY = 10;
const SHARE = 1 / 4;
/** Where one paragraph is, others of this share are. */
const LEAST_SHARE = 1 / 8;

function formsIn(text: string, paragraph: Range, article: Article): Form[] {
  const simple = simplifiedForms();
  const forms: Form[] = [];
  for (let i = paragraph.start; i < paragraph.end; i++) {
    if (simple[text.charCodeAt(i)] === 0) continue;
    const start = i;
    let simplified = '';
    for (let unit = simple[text.charCodeAt(i)]; unit && i < paragraph.end; unit = simple[text.charCodeAt(++i)]) {
      simplified += String.fromCharCode(unit);
    }
    forms.push({ range: { start, end: i }, kind: text.slice(start, i), simplified, paragraph, article });
  }
  return forms;
}

function sizeOf(forms: readonly Form[]): number {
  return forms.reduce((sum, { kind }) => sum + kind.length, 0);
}

/**
 * Is it a slip, and not written so on purpose: in a name, a title, an inscription, a word spoken of, in Japanese? A slip
 * makes a word with its neighbours once it is simplified, or is one of the commonest words by itself.
 */
function isSlip({ range, simplified, paragraph, article }: Form, text: string, analysis: Analysis): boolean {
  const before = text.slice(Math.max(paragraph.start, range.start - NEAR), range.start);
  if (PURPOSE.test(before) || isWordSpokenOf(text, range, paragraph)) return false;
  if (KANA.test(text.slice(paragraph.start, paragraph.end))) return false;
  return makesWord(text, range, simplified) && !isInName(range, article, analysis);
}

/** As far before it what an inscription says is announced. */
const NEAR = 16;
const PURPOSE =
  /[题写书刻印铸绣镌][着有的曰为：]|繁体|异体|正体|古字|古文|甲骨|金文|篆|隶书|匾|碑|落款|印章|楹联|对联|字样|[「『]/;
const KANA = /[\u3041-\u30FA]/;

function makesWord(text: string, { start, end }: Range, simplified: string): boolean {
  const before = /[\u4E00-\u9FFF]{0,4}$/.exec(text.slice(Math.max(0, start - 4), start))?.[0] ?? '';
  const behind = /^[\u4E00-\u9FFF]{0,4}/.exec(text.slice(end, end + 4))?.[0] ?? '';
  const { words } = likeliest(before + simplified + behind);
  let from = 0;
  for (const word of words) {
    const to = from + word.length;
    const meets = from < before.length + simplified.length && before.length < to;
    if (meets && (word.length > 1 || COMMON.includes(word))) return true;
    from = to;
  }
  return false;
}

/** The commonest words of one character that have a traditional form. */
const COMMON = '为与于后这个们来对时说会过还没从将让给两几种张里听见问间开关进动发应当无边';
