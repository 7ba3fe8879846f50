import type { Text } from '../../text/message.js';
import type { Term } from './finder.js';
import { type BadRecord, records } from './records.js';

/** A row that is no term: the line that it begins on, from 1, and what is wrong with it. */
export interface BadRow {
  readonly path: string;
  readonly line: number;
  readonly problem: 'fields' | 'wrong' | 'length' | 'same' | 'severity' | 'date' | 'order' | BadRecord;
}

/**
 * Reads a list of terms, CSV or TSV: a row a term, as `wrong, right, severity, note, valid from, valid to`, of which the
 * last four may be missing. A first row of these names, in English or Chinese, may put the columns in another order.
 * Rows without anything and rows that begin with `#` say nothing. A missing severity is a warning; `off` keeps a phrase
 * from being reported. Dates are of the calendar, 2026-11-23 or 2026/11/23. `path` is for bad rows; the others hold.
 */
export function parseTerms(text: string, path: string): { terms: Term[]; badRows: BadRow[] } {
  const terms: Term[] = [];
  const badRows: BadRow[] = [];
  let columns: readonly (keyof Term | undefined)[] | undefined;
  const days = new Map<string, string | undefined>();
  for (const record of records(text.replace(/\p{Surrogate}/gu, '\uFFFD'))) {
    const { line } = record;
    if ('problem' in record) {
      badRows.push({ path, line, problem: record.problem });
      continue;
    }
    const fields = record.fields.map((field) => field.trim());
    if (!fields.some((field) => field)) continue;
    if (!columns) {
      const named = fields.map((field) => NAMES.get(field.toLowerCase()));
      columns = named.includes('wrong') && named.includes('right') ? named : COLUMNS;
      if (columns === named) continue;
    }
    const term = termOf(fields, columns, days);
    if (typeof term === 'string') badRows.push({ path, line, problem: term });
    else terms.push(term);
  }
  return { terms, badRows };
}

/** What to tell a user about a bad row: file, line and what is wrong. */
export function describeBadRow({ path, line, problem }: BadRow): Text {
  const { zh, en } = PROBLEMS[problem];
  return { zh: `${path}:${line}: ${zh}`, en: `${path}:${line}: ${en}` };
}

/** The longest term, in UTF-16 units. */
const LONGEST = 100;

const COLUMNS = ['wrong', 'right', 'severity', 'note', 'from', 'to'] as const satisfies readonly (keyof Term)[];

const NAMES = new Map<string, keyof Term>(
  Object.entries({
    wrong: ['wrong', '错', '错误', '误', '不用', '禁用', '原词'],
    right: ['right', '正', '正确', '应为', '改为', '规范'],
    severity: ['severity', '级别', '程度'],
    note: ['note', '说明', '备注', '注'],
    from: ['valid from', 'from', '起', '起始', '生效'],
    to: ['valid to', 'to', '止', '截止', '失效'],
  }).flatMap(([key, names]) => names.map((name) => [name, key as keyof Term] as const)),
);

const SEVERITIES = new Map<string, Term['severity']>([
  ['error', 'error'],
  ['错误', 'error'],
  ['', 'warning'],
  ['warning', 'warning'],
  ['警告', 'warning'],
  ['info', 'info'],
  ['提示', 'info'],
  ['off', 'off'],
  ['不报', 'off'],
]);

const PROBLEMS: Record<BadRow['problem'], Text> = {
  fields: {
    zh: '每行只能是：错, 正, 级别, 说明, 起, 止',
    en: 'a row is: wrong, right, severity, note, valid from, valid to',
  },
  wrong: { zh: '缺少要查的词', en: 'the word to look for is missing' },
  length: {
    zh: `词不能换行，要查的不能超过 ${LONGEST} 字`,
    en: `words have no line ends, and the wrong one at most ${LONGEST} characters`,
  },
  same: { zh: '两栏的词相同', en: 'both words are the same' },
  severity: { zh: '级别只能是 error、warning、info 或 off', en: 'the severity is error, warning, info or off' },
  date: { zh: '日期应是日历上有的，如 2026-11-23', en: 'a date is one of the calendar, such as 2026-11-23' },
  order: { zh: '起始日期晚于截止日期', en: 'it ends before it begins' },
  quote: { zh: '引号不成对', en: 'its quotation marks do not pair' },
};

/** `days` are those that were read before, as they were written: lists repeat them. */
function termOf(
  fields: readonly string[],
  columns: readonly (keyof Term | undefined)[],
  days: Map<string, string | undefined>,
): Term | BadRow['problem'] {
  const row: { -readonly [K in keyof Term]?: string } = {};
  for (let i = 0; i < fields.length; i++) {
    const column = columns[i];
    if (column) row[column] = fields[i] as string;
    else if (fields[i] && i >= columns.length) return 'fields';
  }
  const { wrong, right, note } = row;
  if (right === undefined || wrong === undefined) return 'fields';
  if (!wrong) return 'wrong';
  if (wrong.length > LONGEST || hasLineEnd(wrong) || hasLineEnd(right)) return 'length';
  const severity = SEVERITIES.get((row.severity ?? '').toLowerCase());
  if (severity === undefined) return 'severity';
  if (wrong === right && severity !== 'off') return 'same';
  for (const one of [row.from, row.to]) if (one && !days.has(one)) days.set(one, dayOf(one));
  const from = row.from && days.get(row.from);
  const to = row.to && days.get(row.to);
  if (from === undefined && row.from) return 'date';
  if (to === undefined && row.to) return 'date';
  if (from && to && from > to) return 'order';
  return { wrong, right, severity, ...(note && { note }), ...(from && { from }), ...(to && { to }) };
}

function hasLineEnd(text: string): boolean {
  return text.includes('\n') || text.includes('\r');
}

/** `2026/7/1` as `2026-07-01`, if the calendar has that day. */
function dayOf(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (!year || date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
