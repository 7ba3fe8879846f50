import type { Range } from '../../text/range.js';
import type { Entity } from './entities.js';
import type { Mention, NameType } from './mention.js';
import { unitOf } from './place-word.js';
import { shortPlace } from './spread.js';

/**
 * Makes entities of mentions: the same text is one entity, and so are a full form and its short forms (霍林郭勒市 and 霍市,
 * 通辽市 and 通辽, 霍林郭勒市文明办 and 霍市文明办), where only one full form fits. A text is an entity of one type only:
 * that of most of its mentions.
 */
export function mergeMentions(mentions: readonly Mention[]): Entity[] {
  const groups = new Map<string, Group>();
  for (const mention of mentions) {
    const key = mention.text.replace(/[\s\u3000]/g, '');
    const group: Group = groups.get(key) ?? { key, types: new Map(), mentions: [] };
    groups.set(key, group);
    group.types.set(mention.type, (group.types.get(mention.type) ?? 0) + 1);
    group.mentions.push(mention);
  }
  const named = [...groups.values()].map((group) => ({ ...group, type: mostOf(group.types) }));
  const parents = new Map<string, string>();
  const placeOf = new Map<string, string>();
  for (const type of ['place', 'person', 'organisation'] as const) {
    const texts = named.filter((group) => group.type === type).map(({ key }) => key);
    for (const short of texts) {
      const fulls = texts.filter((full) => full.length > short.length && isShort(type, short, full, placeOf));
      if (fulls.length === 1) {
        parents.set(short, fulls[0] as string);
        if (type === 'place') placeOf.set(short, fulls[0] as string);
      }
    }
  }
  const rootOf = (key: string): string => {
    let root = key;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    return root;
  };
  const entities = new Map<string, Gathered>();
  for (const { key, type, mentions: own } of named) {
    const root = rootOf(key);
    const entity: Gathered = entities.get(root) ?? { type, forms: new Map(), ranges: [] };
    entities.set(root, entity);
    for (const { text, start, end } of own) {
      entity.forms.set(text, (entity.forms.get(text) ?? 0) + 1);
      entity.ranges.push({ start, end });
    }
  }
  return [...entities.values()].map(({ type, forms, ranges }) => {
    const ordered = [...forms.keys()].sort((a, b) => b.length - a.length || (forms.get(b) ?? 0) - (forms.get(a) ?? 0));
    ranges.sort((a, b) => a.start - b.start);
    return { type, text: ordered[0] as string, forms: ordered, count: ranges.length, ranges };
  });
}

interface Gathered {
  readonly type: NameType;
  readonly forms: Map<string, number>;
  readonly ranges: Range[];
}

interface Group {
  readonly key: string;
  readonly types: Map<NameType, number>;
  readonly mentions: Mention[];
}

function mostOf(types: ReadonlyMap<NameType, number>): NameType {
  let best: NameType = 'person';
  for (const [type, count] of types) if (count > (types.get(best) ?? 0)) best = type;
  return best;
}

/** Is `short` a short form of `full`, both of one type? */
function isShort(type: NameType, short: string, full: string, placeOf: ReadonlyMap<string, string>): boolean {
  if (type === 'person') return full.includes('·') && full.split('·').at(-1) === short;
  if (type === 'place') {
    const unit = unitOf(full);
    return (unit.length > 0 && full.slice(0, -unit.length) === short && short.length > 1) || shortPlace(full) === short;
  }
  for (const [place, whole] of placeOf)
    if (short.startsWith(place) && whole + short.slice(place.length) === full) return true;
  // 旗财政局 for 科左后旗财政局
  return (
    short.length > 3 &&
    full.endsWith(short) &&
    unitOf(full.slice(0, full.length - short.length + 1)) !== '' &&
    '省市县区旗盟州镇乡村'.includes(short[0] as string)
  );
}
