import type { Article } from '../../page/page.js';
import type { Range } from '../../text/range.js';
import { closeUp } from '../../text/space.js';
import type { Analysis } from '../analysis.js';
import { amounts } from './amounts.js';
import type { NameType } from './mention.js';
import { mergeMentions } from './merge.js';
import { proposeNames } from './propose.js';
import { workRanges } from './works.js';

export type EntityType = NameType | 'work' | 'date' | 'time' | 'money' | 'quantity' | 'percent';

/** Someone or something that an article names, with every mention of it. */
export interface Entity {
  readonly type: EntityType;
  /** Its fullest form, without white space between Han. */
  readonly text: string;
  /** Every form that stands in the article, written like `text`, the fullest first. */
  readonly forms: readonly string[];
  readonly count: number;
  /** Every mention, in text order. */
  readonly ranges: readonly Range[];
}

const ORDER: readonly EntityType[] = [
  'person',
  'place',
  'organisation',
  'work',
  'date',
  'time',
  'money',
  'quantity',
  'percent',
];

/** The entities of `article`, type by type, the most frequent first within a type, then in text order. */
export function findEntities(article: Article, analysis: Analysis): Entity[] {
  const text = analysis.page.text;
  const works = article.paragraphs.flatMap(({ range }) => workRanges(text, range));
  return [
    ...mergeMentions(proposeNames(article, analysis)),
    ...sameText(
      works.map((range) => ({ type: 'work', range })),
      text,
    ),
    ...sameText(amounts(analysis.figures(article)), text),
  ].sort(
    (a, b) =>
      ORDER.indexOf(a.type) - ORDER.indexOf(b.type) ||
      b.count - a.count ||
      (a.ranges[0] as Range).start - (b.ranges[0] as Range).start,
  );
}

/** One entity for each type and text. */
function sameText(found: readonly { type: EntityType; range: Range }[], text: string): Entity[] {
  const groups = new Map<string, { type: EntityType; text: string; ranges: Range[] }>();
  for (const { type, range } of found) {
    const own = closeUp(text.slice(range.start, range.end));
    const key = `${type} ${own}`;
    const group = groups.get(key) ?? { type, text: own, ranges: [] };
    groups.set(key, group);
    group.ranges.push(range);
  }
  return [...groups.values()].map((group) => ({
    type: group.type,
    text: group.text,
    forms: [group.text],
    count: group.ranges.length,
    ranges: group.ranges,
  }));
}
