import { defineRule } from '../../rule/rule.js';
import { slice } from '../../text/range.js';

/** What writers type for what they do not know yet; not ** and __, which Markdown uses. */
const BLANK = '(?:[XＸ]{1,6}|[xｘ]{2,6}|×{1,6}|＊{2,6}|＿{2,20}|○{2,6}|□{2,6})';
const LONG = '(?:[XＸ]{2,6}|[xｘ]{2,6}|×{2,6}|＊{2,6}|＿{2,20}|○{2,6}|□{2,6}|(?<=[约达共增长至为超近])[?？]{2,6})';
const UNIT =
  '(?:[万亿千百余多]{0,3}(?:美?元|人次?|名|户|家|个|亩|吨|公里|平方米|米|次|项|件|岁|天|小时|票|辆|套|台|所|处|条|倍|[%％]|个?百分点)|[万亿](?![\\u4E00-\\u9FFF]))';
const TITLE =
  '(?:记者|通讯员|摄影|作者|编辑|市长|县长|区长|镇长|乡长|局长|处长|科长|校长|院长|厅长|部长|省长|主任|书记|主席|总经理|董事长|负责人|村民|居民)';

/** Most paragraphs have none of these and are done. */
const HINT =
  /[XＸxｘ×*＊_＿?？○□]{2}|[XＸ×][年月日时]|待|此处|插图|配图|略[）)]|TODO|FIXME|TBD|[Ll]orem|\{\{|undefined|NaN|null/;

const PATTERNS: readonly RegExp[] = [
  // X月X日, 2026年××月: a date not filled in.
  new RegExp(
    `(?<![A-Za-z])(?:${BLANK}年)?${BLANK}月(?:${BLANK}日)?|(?<=月)${BLANK}日|(?<![A-Za-z0-9“‘])${LONG}年`,
    'g',
  ),
  // XX万元, ××人: a figure not filled in.
  new RegExp(`(?<![A-Za-z0-9“‘])${LONG}(?:[.．][XＸ×]{1,6})?${UNIT}`, 'g'),
  // 记者XXX, 县长×××: the name behind a title. 王××, 张某某 are anonymous on purpose.
  new RegExp(`(?<=${TITLE})${LONG}(?![A-Za-z0-9])`, 'g'),
  // （略）, （待补）, 【此处插图】, (请核实): a note to the desk.
  /[（(【[](?:略|待(?:补|核|查|定|续|确认|完善|更新|插)[^（）()【】[\]]{0,12}|(?:数据|标题|图片?|名单|内容|人名|电话|日期|时间|地点)待[^（）()【】[\]]{1,10}|此处[^（）()【】[\]]{1,20}|(?:请|需|要)[^（）()【】[\]]{0,6}(?:补充|核实|确认|修改|配图|插图)[^（）()【】[\]]{0,12}|缺[图文字][^（）()【】[\]]{0,6}|[插配]图\d{0,2}|图片?占位|占位[符图文]?)[）)】\]]/g,
  /此处(?:插图|插入|配图|加图|放图|补充|省略|待)[^，。；]{0,10}|[：:\s](?:待补充?|待核实?|待定稿|数据待补)[。]?$/g,
  /(?<![A-Za-z])(?:TODO|FIXME|TBD)(?![A-Za-z])|[Ll]orem ipsum|\{\{[^{}\n]{1,40}\}\}|(?<=[\u4E00-\u9FFF])(?:undefined|NaN|null)(?=[\u4E00-\u9FFF%％，。])/g,
];

export default defineRule({
  id: 'placeholder',
  category: 'news',
  summary: {
    zh: '未填的空、未删的提示：XX万元、待补、（此处插图）',
    en: 'blanks not filled in: XX万元, 待补, （此处插图）',
  },
  severity: 'error',
  weight: 1,
  scope: 'paragraph',
  needs: ['blank'],
  messages: {
    blank: { zh: '“{text}”还没有填写或删去', en: '“{text}” was left in the copy' },
  },
  *check({ range: whole }, { page: { text } }) {
    const part = slice(text, whole);
    if (!HINT.test(part)) return;
    const found = PATTERNS.flatMap((pattern) =>
      [...part.matchAll(pattern)].map(({ index, 0: hit }) => ({
        start: whole.start + index,
        end: whole.start + index + hit.length,
      })),
    ).sort((a, b) => a.start - b.start || b.end - a.end);
    let seen = whole.start;
    for (const range of found) {
      if (range.start < seen || isSpokenOf(text, range)) continue;
      seen = range.end;
      yield { code: 'blank', range, evidence: { text: slice(text, range).trim() } };
    }
  },
});

/** “XX支部”, ‘TODO’: in quotation marks it is a word or a name. */
function isSpokenOf(text: string, { start, end }: { start: number; end: number }): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  const behind = text.slice(end, end + 12);
  return /[“‘《][^”’》，。\n]{0,12}$/.test(before) && /^[^“‘《，。\n]{0,12}[”’》]/.test(behind);
}
