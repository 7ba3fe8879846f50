import { type Contrasts, contrastsOf } from './contrasts.js';
import type { Figure } from './figures.js';
import { type Setting, sentenceEnd } from './setting.js';

/** What stands around a figure beyond its setting. */
export interface Context {
  /** The other figures of its sentence. */
  readonly company: readonly Figure[];
  /** 全国, 全省 … that stands last before it. */
  readonly scope: string;
  /** 其中 or 包括 stands before it. */
  readonly isPart: boolean;
  readonly contrasts: Contrasts;
}

/** The context of one of `figures`; dearer than its setting, so only asked for where two are to be held against each other. */
export function contextOf(text: string, figures: readonly Figure[], setting: Setting): Context {
  const { figure, index, sentence, before, paragraph } = setting;
  const sentenceStop = sentenceEnd(text, figure.end, paragraph.range.end);
  const company: Figure[] = [];
  for (let i = index - 1; i >= 0 && (figures[i] as Figure).start >= sentence; i--) company.push(figures[i] as Figure);
  for (let i = index + 1; i < figures.length && (figures[i] as Figure).end <= sentenceStop; i++)
    company.push(figures[i] as Figure);
  return {
    company,
    scope: lastScope(before),
    isPart: before.includes('其中') || before.includes('包括'),
    contrasts: contrastsOf(setting),
  };
}

/** 全国, 全省, 境外 … that stands last in `text`; empty where none does. */
function lastScope(text: string): string {
  for (let at = text.length - 2; at >= 0; at--) {
    const word = text.slice(at, at + 2);
    if ('全世我国境'.includes(word.charAt(0)) && SCOPES.has(word)) return word;
  }
  return '';
}

const SCOPES = new Set(
  '全国 全省 全市 全县 全区 全旗 全州 全镇 全村 全球 世界 我国 我省 我市 我县 国内 国外 境内 境外'.split(' '),
);
