import type { Range } from '../text/range.js';

/** What stands at the beginning of a news paragraph: where it came from, and who wrote it. */
export interface Dateline {
  readonly range: Range;
  /** `记者 张三`, without the brackets. */
  readonly byline?: string;
}

const BRACKET = '[(（][^()（）\\n]{2,60}[)）]';
const FORM = new RegExp(
  '^(?:' +
    // 本报讯, 本报综合消息; 本报上海电
    `(?:本报|本刊|本网|本台)(?:[\\p{sc=Han}·]{0,10})(?:讯|消息)(?:[\\s ]{0,4}${BRACKET})?` +
    // 本报北京7月1日电, 新华社北京7月1日电, 据新华社电, 人民网伦敦7月1日电
    `|(?:据)?(?:本报|本刊|本网|本台|新华社|新华网|人民网|中新社|中新网|中国新闻社|央视网)[^，。；：！？“”\\n]{0,24}?电(?![\\p{sc=Han}])(?:[\\s ]{0,4}${BRACKET})?` +
    // 讯（记者张三）
    `|讯[\\s ]{0,4}${BRACKET}` +
    ')',
  'u',
);

/** The dateline at the beginning of the paragraph that stands in `range` of `text`, if it has one. */
export function readDateline(text: string, range: Range): Dateline | undefined {
  const head = text.slice(range.start, Math.min(range.end, range.start + 140));
  const [form] = FORM.exec(head) ?? [];
  if (form === undefined) return undefined;
  const end = range.start + form.length;
  const byline = /[(（]([^()（）]*(?:记者|通讯员|实习生)[^()（）]*)[)）]$/.exec(form)?.[1];
  return { range: { start: range.start, end }, ...(byline !== undefined && { byline: byline.trim() }) };
}
