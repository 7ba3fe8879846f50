import { surnames } from '../lexicon/surnames.js';

/** Does `line`, a whole trimmed line, say who wrote, filmed, edited or sent a story, and nothing else? */
export function isByline(line: string): boolean {
  if (line.length > 160 || /[。！？!?；;]/.test(line)) return false;
  const inner = /^[(（]([^()（）]{2,150}(?:[(（][^()（）]{1,20}[)）][^()（）]{0,100})?)[)）]$/.exec(line)?.[1]?.trim();
  if (inner !== undefined) return SOURCE.test(inner) || isChineseName(inner) || isByline(inner);
  if (/^[—―\-─]{1,3}\s*(?:编|作|译|笔)\s*者$/u.test(line)) return true;
  return (
    isReported(line) || isCredits(line) || LABELLED.test(line) || isCredit(line) || isPresented(line) || isNames(line)
  );
}

const DESK =
  '(?:本报|本台|本网|本刊|本社|新华社|新华网|人民网|人民日报|中新社|中新网|央视|光明日报|经济日报|全媒体|融媒体)';
const POST = new RegExp(
  `^(?:${DESK}{0,2}[\\p{sc=Han}]{0,8}?(?:记者|通讯员|评论员|特派员|特约撰稿人|实习生|见习生)|${DESK}(?:[\\p{sc=Han}]{0,6}报道))[\\s：:／/]{0,6}`,
  'u',
);
const DEED = /\s{0,4}(?:[文图摄][\s／/并]{0,2}[文图摄]?|摄影|摄影报道|报道|综合报道|采访整理|整理|参与采写|采写)$/u;

/** 本报记者 张三 李四 文/图, 记者 张三 通讯员 李四, 本报评论员 */
function isReported(line: string): boolean {
  let rest = line;
  for (let post = POST.exec(rest); post; post = POST.exec(rest)) {
    rest = rest.slice(post[0].length).replace(DEED, '');
    const next = rest.search(/(?:[\s、，,／/]|^)(?:本报)?(?:实习|见习|特约)?(?:记者|通讯员|实习生)/u);
    const names = (next < 0 ? rest : rest.slice(0, next)).trim();
    if (names && !isChineseName(names) && !isNames(names) && !/^[\p{sc=Han}·]{2,8}$/u.test(names)) return false;
    if (next < 0) return true;
    rest = rest.slice(next).replace(/^[\s、，,／/]{1,4}/u, '');
  }
  return false;
}

/** 文/张三 图/李四, 摄影：张三 */
const LABELLED =
  /^(?:文字?|图片?|摄影|撰文|作者|记者|通讯员|供图|图文|图\s?[／/]\s?文|文\s?[／/]\s?图)\s{0,3}[：:／/丨|]\s{0,3}[\p{sc=Han}·、／/：:\s]{2,60}$/u;
const SOURCE =
  /记者|通讯员|实习生|参与采写|参与采访|参与报道|采访整理|整理$|作者|摘编自|选自|原载|转载自|来源[：:]|新华社|执笔|供稿|译者|编译|电$|影像中国|资料(?:图片|照片)/u;

const CREDIT =
  /^(.{2,20}?)[\s：:／/]{0,3}(?:摄|摄影|摄影报道|文|图|绘|绘图|供图|制图|文[并／/]?[图摄]|图[并／/]?文|图文|插图|漫画|书|译|编译|整理|文并摄)(?:[(（][^()（）]{2,12}[)）])?$/u;

/** 刘某某 摄, 新华社记者某某摄, 某某供图, 新华社发 */
function isCredit(line: string): boolean {
  if (/^(?:新华社|本报|中新社|视觉中国|人民视觉)(?:发|供图)$/u.test(line)) return true;
  const name = CREDIT.exec(line)?.[1];
  if (name === undefined || /[，,：:“”《》]/u.test(name)) return false;
  const own = name
    .replace(
      new RegExp(
        `^(?:以?[上下]?(?:图片|照片|图)均?[为由])?${DESK}{0,2}(?:特约|实习|见习)?(?:记者|通讯员)?\\s{0,4}`,
        'u',
      ),
      '',
    )
    .replace(/^((?:\S\s)*\S)\s*$/u, '$1');
  const tight = own.replace(/\s/gu, '');
  return isChineseName(tight) || isNames(own) || (/^\p{sc=Han}{4}$/u.test(tight) && surnames().has(tight[0] as string));
}

/** 本报记者  某某文  某某摄（某图库） */
function isCredits(line: string): boolean {
  return (
    line.length <= 40 &&
    POST.test(line) &&
    /[文图摄](?:[(（][^()（）]{2,12}[)）])?$/u.test(line) &&
    !/[，,：:“”]/u.test(line)
  );
}

/** 湖南省某县  张三, 某大学教授  李四: where or what, then the name, set apart. */
function isPresented(line: string): boolean {
  if (!/\s/.test(line)) return false;
  const match =
    /^[\p{sc=Han}（）()、·]{2,40}(?:[省市县区州旗乡镇村盟]|书记|主任|[局部院校所处科厅行会社团馆]长|教授|主席|代表|委员|研究员|工程师|经理|总裁|医师|院士|博士|老师|学生|读者)\s{1,4}(\p{sc=Han}{1,3}(?:\s{1,3}\p{sc=Han})?)$/u.exec(
      line,
    );
  return match !== null && isChineseName((match[1] as string).replace(/\s/gu, ''));
}

/**
 * Is `line` nothing but two names and more, or one name spaced out (李  蕊)? At least half of them must be a surname and
 * one or two characters; the others may be longer, as names of minorities are (唐某某某某), or have a dot.
 */
function isNames(line: string): boolean {
  if (line.length > 80) return false;
  if (isSpacedName(line)) return true;
  const names = joinSpaced(line.split(/[\s、，,]+/u));
  if (names.length < 2) return false;
  const chinese = names.filter(isChineseName).length;
  return chinese * 2 >= names.length && names.every((name) => isChineseName(name) || isOtherName(name));
}

/** 李  蕊: a name of two characters, set as wide as one of three. So are 贺  信 and 公  告: only what is above tells. */
export function isSpacedName(line: string): boolean {
  if (line.length > 4 + 2 * WIDEST) return false;
  return /^\p{sc=Han}\s{1,4}\p{sc=Han}$/u.test(line) && surnames().has(line[0] as string) && !/^[贺简]/u.test(line);
}

/** UTF-16 units of a rare Han. */
const WIDEST = 2;

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
function isChineseName(text: string): boolean {
  if (text.length < 2 || text.length > 4 * WIDEST) return false;
  if (!/^\p{sc=Han}{2,4}$/u.test(text) || /[部局委厅]$/u.test(text)) return false;
  return (text.length < 4 && surnames().has(text.slice(0, 1))) || (text.length > 2 && surnames().has(text.slice(0, 2)));
}

/** A name of four to six characters, or with a dot: 唐某某某某, 阿依古丽·某某. */
function isOtherName(text: string): boolean {
  if (/[的了是在和与零千百亿亩元吨个省市县区]/u.test(text)) return false;
  return /^\p{sc=Han}{4,6}$/u.test(text) || /^\p{sc=Han}{1,8}·\p{sc=Han}{1,8}$/u.test(text);
}

/** The names in a bracket that closes a body paragraph: `张某 李某` in `……开通。（张某 李某）`; `tail` is its end. */
export function closingByline(tail: string): string | undefined {
  const match = /[。！？…!?.”]\s{0,4}[(（]([^()（）]{2,60})[)）]$/u.exec(tail);
  const inner = match?.[1]?.trim();
  return inner !== undefined && isByline(`（${inner}）`) ? inner : undefined;
}

/** Does the byline `line` close a story rather than open it: in brackets, or the credit of a photograph? */
export function isClosingByline(line: string): boolean {
  return /^[(（—]/u.test(line) || isCredit(line);
}

/** Does the byline `line` name a reporter, or nothing but names, as under a headline? */
export function isReporter(line: string): boolean {
  return isReported(line) || isCredits(line) || isNames(line);
}

/** Is `line` the short name of an office, as it signs a story under its headline: 民委, 市妇联, 某市委宣传部? */
export function isOffice(line: string): boolean {
  return /^\p{sc=Han}{1,11}[委局部办会厅院处社室组团联]$/u.test(line) && !/[的将为在是把被]/u.test(line);
}
