import { rows } from './rows.js';

/** A unit or measure word as `units.tsv` has it. */
export interface Unit {
  readonly name: string;
  /** The form that it is normalised to: 公里 for 千米 and km. */
  readonly canonical: string;
  /** What it measures; only units of one dimension can be compared. `count` for measure words. */
  readonly dimension: string;
  /** How many base units it is: `1000`, or a fraction such as `2000/3`; empty where there is no base unit. */
  readonly factor: string;
  /** Characters that, standing behind it, show that it is no unit: 民 behind 人. */
  readonly notBefore: string;
}

/**
 * The unit that stands at `offset` of `text`, the longest first; none that reaches beyond `end`. Behind Arabic digits a
 * measure word is one whatever follows: 10名校友, 三名校友 and 名校.
 */
export function unitAt(text: string, offset: number, end: number, behindArabic: boolean): Unit | undefined {
  table ??= load();
  const candidates = table.get(text.charCodeAt(offset));
  if (candidates === undefined) return undefined;
  for (const unit of candidates) {
    const { name, notBefore } = unit;
    const after = offset + name.length;
    if (after > end || (name.length > 1 && !text.startsWith(name, offset))) continue;
    if (notBefore !== '' && after < end && notBefore.includes(text[after] as string)) {
      if (!behindArabic || !ALWAYS.includes(name)) continue;
    }
    return unit;
  }
  return undefined;
}

/** How many base units of its dimension `canonical` is, as a fraction; undefined where the list gives no factor. */
export function factorOf(canonical: string): { readonly over: string; readonly under: string } | undefined {
  table ??= load();
  const unit = table.get(canonical.charCodeAt(0))?.find(({ name }) => name === canonical);
  if (!unit?.factor) return undefined;
  const [over = '', under = '1'] = unit.factor.split('/');
  return { over, under };
}

const ALWAYS = '名位家所座间种个只把首支项件条场类款';

let table: Map<number, Unit[]> | undefined;

function load(): Map<number, Unit[]> {
  const byFirst = new Map<number, Unit[]>();
  for (const [name = '', canonical = name, dimension = 'count', factor = '', notBefore = ''] of rows('units')) {
    const first = name.charCodeAt(0);
    const list = byFirst.get(first) ?? [];
    list.push({ name, canonical: heldOnce(canonical), dimension: heldOnce(dimension), factor, notBefore });
    byFirst.set(first, list);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.name.length - a.name.length);
  return byFirst;
}

/** The string as the engine holds it for the names of properties: two of those are compared by their addresses. */
function heldOnce(text: string): string {
  return Object.keys({ [text]: 0 })[0] as string;
}
