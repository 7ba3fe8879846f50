import type { Rule } from '../rule/rule.js';
import type { Text } from '../text/message.js';

/** The kinds of error that the regulation counts differently. */
export type ErrorClass = 'text' | 'content' | 'numeral' | 'unit' | 'script' | 'punctuation' | 'form';

/** How errors of one kind count. */
export interface Standard {
  readonly title: Text;
  readonly counting: Text;
  /** Seen in the annex itself; the others follow the practice of inspections and the annex for books. */
  readonly confirmed: boolean;
  /** In a headline it counts twice. */
  readonly doubled: boolean;
  /** The most that all of them may come to in one issue. */
  readonly limit?: number;
  /** How often the same error counts in one issue. */
  readonly repeats?: number;
}

/** 《报纸期刊质量管理规定》（国新出发〔2020〕10号）: a paper passes with 3 errors in 10,000 characters and fewer. */
export const PASS_LINE = 3;

/** The same regulation's annex 报纸编校差错率计算方法, as far as it is public; `confirmed` says which. */
export const STANDARDS: Readonly<Record<ErrorClass, Standard>> = {
  text: {
    title: { zh: '文字差错', en: 'wrong, missing or extra characters' },
    counting: {
      zh: '每处计 1；标题加倍；同一差错最多计 3 次',
      en: '1 each; twice that in headlines; the same error 3 times at most',
    },
    confirmed: true,
    doubled: true,
    repeats: 3,
  },
  content: {
    title: { zh: '事实、知识、逻辑、语法差错', en: 'errors of fact, knowledge, logic and grammar' },
    counting: { zh: '每处计 1；标题加倍', en: '1 each; twice that in headlines' },
    confirmed: true,
    doubled: true,
  },
  numeral: {
    title: { zh: '数字用法', en: 'numerals against GB/T 15835' },
    counting: { zh: '每处计 0.1；一期最多计 1', en: '0.1 each; 1 at most in an issue' },
    confirmed: true,
    doubled: false,
    limit: 1,
  },
  unit: {
    title: { zh: '计量单位', en: 'units of measurement' },
    counting: { zh: '每处计 0.5', en: '0.5 each' },
    confirmed: false,
    doubled: false,
  },
  script: {
    title: { zh: '繁简字混用', en: 'traditional characters in simplified copy' },
    counting: { zh: '每处计 0.5', en: '0.5 each' },
    confirmed: false,
    doubled: false,
  },
  punctuation: {
    title: { zh: '标点', en: 'punctuation' },
    counting: { zh: '每处计 0.1', en: '0.1 each' },
    confirmed: false,
    doubled: false,
  },
  form: {
    title: { zh: '异形词、格式', en: 'variant forms of words, format' },
    counting: { zh: '每处计 0.1', en: '0.1 each' },
    confirmed: false,
    doubled: false,
  },
};

/** The class that the findings of a rule fall in; none where they are damage or no error of the paper's (weight 0). */
export function classOf({ category, weight }: Pick<Rule, 'category' | 'weight'>): ErrorClass | undefined {
  if (weight === 0) return undefined;
  if (category === 'punctuation') return 'punctuation';
  if (weight >= 1) return category === 'figures' ? 'content' : 'text';
  if (category === 'figures') return weight >= 0.5 ? 'unit' : 'numeral';
  return weight >= 0.5 ? 'script' : 'form';
}
