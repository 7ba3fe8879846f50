import type { Range } from '../../text/range.js';
import { closeUp } from '../../text/space.js';
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
  const named = groupsOf(mentions);
  const texts = (type: NameType) => named.filter((group) => group.type === type).map(({ key }) => key);
  const places = parentsOf(texts('place'), shortsOfPlace);
  const parents = new Map([
    ...places,
    ...parentsOf(texts('person'), shortsOfPerson),
    ...parentsOf(texts('organisation'), shortsOfOrganisation),
  ]);
  const organisations = new Set(texts('organisation'));
  for (const text of organisations) {
    const full = withFullPlace(text, places);
    if (full && organisations.has(full)) parents.set(text, full);
  }
  const entities = new Map<string, Gathered>();
  for (const { key, type, mentions: own } of named) {
    let root = key;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    const entity: Gathered = entities.get(root) ?? { type, forms: new Map(), ranges: [] };
    entities.set(root, entity);
    for (const { text, start, end } of own) {
      const form = closeUp(text);
      entity.forms.set(form, (entity.forms.get(form) ?? 0) + 1);
      entity.ranges.push({ start, end });
    }
  }
  return [...entities.values()].map(({ type, forms, ranges }) => {
    const ordered = [...forms].sort(([a, m], [b, n]) => b.length - a.length || n - m).map(([form]) => form);
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
  /** The text of its mentions, without white space. */
  readonly key: string;
  readonly type: NameType;
  readonly mentions: readonly Mention[];
}

function groupsOf(mentions: readonly Mention[]): Group[] {
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const key = mention.text.replace(/\s/g, '');
    const same = groups.get(key);
    if (same) same.push(mention);
    else groups.set(key, [mention]);
  }
  return [...groups].map(([key, own]) => ({ key, type: commonest(own), mentions: own }));
}

function commonest(mentions: readonly Mention[]): NameType {
  const counts = new Map<NameType, number>();
  for (const { type } of mentions) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** For each of `texts` that is a short form of exactly one other of them, that one. */
function parentsOf(texts: readonly string[], shortsOf: (full: string) => readonly string[]): Map<string, string> {
  const known = new Set(texts);
  const parents = new Map<string, string>();
  const shared = new Set<string>();
  for (const full of texts) {
    for (const short of shortsOf(full)) {
      if (!known.has(short) || short === full) continue;
      if (parents.has(short)) shared.add(short);
      else parents.set(short, full);
    }
  }
  for (const short of shared) parents.delete(short);
  return parents;
}

/** 史密斯 for 约翰·史密斯. */
function shortsOfPerson(full: string): string[] {
  const dot = full.lastIndexOf('·');
  return dot < 0 ? [] : [full.slice(dot + 1)];
}

/** 通辽 for 通辽市, 霍市 for 霍林郭勒市. */
function shortsOfPlace(full: string): string[] {
  const unit = unitOf(full);
  const stem = unit ? full.slice(0, -unit.length) : '';
  const short = shortPlace(full);
  return [...new Set([...(stem.length > 1 ? [stem] : []), ...(short ? [short] : [])])];
}

const LEVELS = '省市县区旗盟州镇乡村';

/** 旗财政局 for 科左后旗财政局: what is left where the place is named by its level only. */
function shortsOfOrganisation(full: string): string[] {
  const shorts: string[] = [];
  for (let i = 2; i < Math.min(full.length - 2, 12); i++) {
    if (LEVELS.includes(full[i] as string) && unitOf(full.slice(0, i + 1))) shorts.push(full.slice(i));
  }
  return shorts;
}

/** `text` with the short form of a place at its beginning written in full: 霍市文明办 becomes 霍林郭勒市文明办. */
function withFullPlace(text: string, places: ReadonlyMap<string, string>): string | undefined {
  for (let length = Math.min(8, text.length - 1); length > 1; length--) {
    const full = places.get(text.slice(0, length));
    if (full) return full + text.slice(length);
  }
  return undefined;
}
