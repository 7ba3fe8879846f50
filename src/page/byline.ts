import { surnames } from '../lexicon/surnames.js';

const TITLED =
  /^(?:本报|本台|本网|本刊|新华社|新华网|人民网|人民日报|中新社|央视)?[\p{sc=Han}]{0,12}(?:记者|通讯员|评论员|特派员|实习生|撰稿人?|采写|整理|统筹|策划|执笔)[\s：:/／|]{0,6}[\p{sc=Han}·、，,\s/／]{0,80}(?:[图文摄][\s/／]?[图文摄影报道]{0,4})?$/u;
const CREDIT = /(?:^|[\s：:、/／])?(?:摄影?|摄影报道|供图|绘图?|制图|制作|发|文\s?[/／]\s?图|图\s?[/／]\s?文)$/u;
const LABELLED =
  /^(?:文字?|图片?|摄影|撰文|作者|记者|本报记者|通讯员|供图|制图|图\s?[/／]\s?文|文\s?[/／]\s?图)\s{0,3}[：:/／丨|]\s{0,3}[\p{sc=Han}·、\s]{2,60}/u;
const SOURCE =
  /(?:记者|通讯员|实习生|参与采写|参与采访|参与报道|采访整理|整理|作者|摘编自|原载|转载自|来源|新华社|本报[\p{sc=Han}]{1,6}\d|执笔|供稿|译者|编译)/u;

/** Does `line`, a whole trimmed line of at most 160 characters, say who wrote, filmed or sent a story and nothing else? */
export function isByline(line: string): boolean {
  if (line.length > 160 || /[。！？!?；;]/.test(line)) return false;
  const inner = /^[(（]([^()（）]{2,120})[)）]$/.exec(line)?.[1]?.trim();
  if (inner !== undefined) return SOURCE.test(inner) || isChineseName(inner) || isByline(inner);
  if (/^[—―-]{1,3}\s*(?:编|作)\s*者$/u.test(line)) return true;
  return TITLED.test(line) || LABELLED.test(line) || isCredit(line) || isNames(line);
}

/** `刘某某 摄`, `新华社记者某某摄`, `某某供图` */
function isCredit(line: string): boolean {
  const credit = CREDIT.exec(line);
  return credit !== null && line.length <= 30 && !/[，,]/.test(line);
}

/**
 * Is `line` nothing but two and more names, or one name spaced out (李  蕊)? Names of two and three characters must
 * begin with a surname; one name of a list may be a minority's or a foreigner's (唐阿其拉图, 帕提古丽·某某).
 */
export function isNames(line: string): boolean {
  if (line.length > 80) return false;
  const parts = line.split(/[\s、]+/u);
  if (parts.length === 2 && parts.every((part) => /^\p{sc=Han}$/u.test(part)))
    return surnames().has(parts[0] as string);
  const joined = joinSpaced(parts);
  if (joined.length < 2 && parts.length < 2) return false;
  const chinese = joined.filter(isChineseName).length;
  return joined.every((part) => isChineseName(part) || isOtherName(part)) && chinese * 2 >= joined.length;
}

/** 李 蕊 张伟 → 李蕊 张伟 */
function joinSpaced(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i] as string;
    const next = parts[i + 1];
    if (part.length === 1 && next?.length === 1) {
      joined.push(part + next);
      i += 1;
    } else joined.push(part);
  }
  return joined;
}

/** A surname and one or two more characters, or a compound surname and one or two more. */
export function isChineseName(text: string): boolean {
  if (!/^\p{sc=Han}{2,4}$/u.test(text)) return false;
  return (text.length < 4 && surnames().has(text.slice(0, 1))) || (text.length > 2 && surnames().has(text.slice(0, 2)));
}

function isOtherName(text: string): boolean {
  return /^\p{sc=Han}{4,6}$/u.test(text) || /^\p{sc=Han}{1,8}·\p{sc=Han}{1,8}$/u.test(text);
}

/** The names in a bracket that closes a body paragraph: `张某 李某` in `……开通。（张某 李某）`; `tail` is its end. */
export function closingByline(tail: string): string | undefined {
  const match = /[。！？…!?.”]\s{0,4}[(（]([^()（）]{2,60})[)）]$/u.exec(tail);
  const inner = match?.[1]?.trim();
  return inner !== undefined && isByline(inner) ? inner : undefined;
}

/** Is `line` the short name of an office, as it signs a story under its headline: 民委, 市妇联? */
export function isOffice(line: string): boolean {
  return /^\p{sc=Han}{1,7}[委局部办会厅院处社室组团联]$/u.test(line);
}
