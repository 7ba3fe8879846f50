import type { Article } from '../../page/page.js';
import type { Range } from '../../text/range.js';
import type { Analysis } from '../analysis.js';
import { bylineNames } from './bylines.js';
import type { Mention, NameType } from './mention.js';
import { type OrganisationSpan, organisationSpans } from './organisations.js';
import { type Passage, passagesOf } from './passages.js';
import { type Candidate, personCandidates, SURE } from './persons.js';
import type { PlaceSpan } from './place-units.js';
import { placeSpans } from './places.js';
import { shortPlace, spread } from './spread.js';
import { Taken } from './taken.js';

/** What the rules read in an article. */
export interface Ruled {
  readonly passages: readonly Passage[];
  /** In text order; places within organisations are nested. */
  readonly mentions: readonly Mention[];
  /** The names in bylines, which nothing else need confirm. */
  readonly bylines: readonly Range[];
}

/** Finds names by rules over words, surnames, titles, suffixes and bylines. */
export function readByRules(article: Article, analysis: Analysis): Ruled {
  const passages = passagesOf(article, analysis);
  const taken = new Taken(article.range);
  const mentions: Mention[] = [];
  const text = analysis.page.text;
  const put = (type: NameType, { start, end }: Range) => {
    if (taken.any(start, end)) return;
    taken.put(start, end);
    mentions.push({ type, start, end, text: text.slice(start, end) });
  };
  const full = passages.map((passage) => placeSpans(passage));
  const shorts = shortForms(full.flat(), text);
  const read = passages.map((passage, i) => {
    const short = shorts.some((one) => passage.text.includes(one));
    const places = short ? placeSpans(passage, new Set(shorts)) : (full[i] as PlaceSpan[]);
    return { passage, places, organisations: organisationSpans(passage, places), persons: personCandidates(passage) };
  });
  const bylines = passages.flatMap(bylineNames);
  for (const name of bylines) put('person', name);
  spread(passages, mentions, put);
  for (const { persons } of read)
    for (const name of best(persons.filter(({ score }) => score >= SURE + 3))) put('person', name);
  for (const { organisations } of read) for (const name of organisations) put('organisation', name);
  for (const { persons } of read)
    for (const name of best(persons.filter(({ score }) => score >= SURE))) put('person', name);
  for (const { places } of read) for (const name of places) put('place', name);
  const known = placesOf(mentions);
  for (const { passage, persons } of read) inLists(passage, persons, known, put);
  spread(passages, mentions, put);
  const kept = new Set<number>();
  for (const { type, start } of mentions) if (type === 'organisation') kept.add(start);
  for (const { places, organisations } of read) nest(places, organisations, kept, mentions, text);
  mentions.sort((a, b) => a.start - b.start || b.end - a.end);
  return { passages, mentions, bylines };
}

/** The short forms of the places that `spans` name in full, where no two places share one. */
function shortForms(spans: readonly PlaceSpan[], text: string): string[] {
  const fulls = new Map<string, string>();
  const shared = new Set<string>();
  for (const { start, end } of spans) {
    const full = text.slice(start, end);
    const short = shortPlace(full);
    if (!short) continue;
    if ((fulls.get(short) ?? full) !== full) shared.add(short);
    fulls.set(short, full);
  }
  return [...fulls.keys()].filter((short) => !shared.has(short));
}

/** The best-scored of `candidates` that do not overlap. */
function best(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const last = kept.at(-1);
    if (!last || last.end <= candidate.start) kept.push(candidate);
    else if (candidate.score > last.score) kept[kept.length - 1] = candidate;
  }
  return kept;
}

/** Where persons' names start and end. */
interface Places {
  readonly starts: Set<number>;
  readonly ends: Set<number>;
}

function placesOf(mentions: readonly Mention[]): Places {
  const starts = new Set<number>();
  const ends = new Set<number>();
  for (const { type, start, end } of mentions) {
    if (type !== 'person') continue;
    starts.add(start);
    ends.add(end);
  }
  return { starts, ends };
}

/** Takes what may be a name where 、 or 和 joins it to a `known` one: names come in lists. */
function inLists(
  { text, start: offset }: Passage,
  candidates: readonly Candidate[],
  { starts, ends }: Places,
  put: (type: NameType, range: Range) => void,
): void {
  if (!candidates.length) return;
  const joins = (at: number) => text[at - offset] === '、' || text[at - offset] === '和';
  const maybe = best(candidates);
  for (const list of [maybe, maybe.toReversed()]) {
    for (const candidate of list) {
      const { start, end } = candidate;
      const left = joins(start - 1) && ends.has(start - 1);
      const right = joins(end) && starts.has(end + 1);
      if (!left && !right) continue;
      put('person', candidate);
      ends.add(end);
      starts.add(start);
    }
  }
}

/** Adds the places that stand in those of `organisations` that were kept, by where they start. */
function nest(
  places: readonly PlaceSpan[],
  organisations: readonly OrganisationSpan[],
  kept: ReadonlySet<number>,
  mentions: Mention[],
  text: string,
): void {
  let next = 0;
  for (const organisation of organisations) {
    if (!kept.has(organisation.start)) continue;
    while (next < places.length && (places[next] as PlaceSpan).end <= organisation.start) next++;
    for (let i = next; i < places.length && (places[i] as PlaceSpan).end <= organisation.end; i++) {
      const { start, end } = places[i] as PlaceSpan;
      if (start >= organisation.start && end < organisation.end)
        mentions.push({ type: 'place', start, end, text: text.slice(start, end), nested: true });
    }
  }
}
