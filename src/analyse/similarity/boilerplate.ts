import type { Range } from '../../text/range.js';

/** Notes in brackets, attributions, addresses, credits, notes of a column: they stand under many stories. */
const FORMULA =
  /^(?:[（(][^（）()]{0,120}[）)]$|——|责任?编辑?[：:]|本版(?:责|编)|版式|电话|邮箱|投稿|栏目|数据来源|来源[：:]|编者按|开栏)/;
/** 下转第4版, 上接第1版: the story goes on elsewhere, and pages often repeat where it was cut. */
const CONTINUED = /[（(](?:上接|下转|紧接)[^（）()]{0,12}[）)]/;

/** May the paragraph in `range` of a page's text stand in several places, the same or nearly so? */
export function isBoilerplate(text: string, { start, end }: Range): boolean {
  if (FORMULA.test(text.slice(start, Math.min(end, start + 160)))) return true;
  return (
    CONTINUED.test(text.slice(start, Math.min(end, start + 24))) ||
    CONTINUED.test(text.slice(Math.max(start, end - 24), end))
  );
}
