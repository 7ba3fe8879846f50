import type { Unit } from '../../lexicon/units.js';
import { add, type Decimal, multiply, shift } from './decimal.js';
import { digitAt, hanDigitAt, type Numeral, readNumeral } from './numeral.js';

/** An amount in several units, as one amount: 2小时10分 in the last of them, 3斤2两 and 12元5角 in the first. */
export interface Compound {
  readonly end: number;
  readonly value: Decimal;
  /** The normal form of the unit that `value` is in, and what it measures. */
  readonly unit: string;
  readonly dimension: string;
  readonly approximation: Numeral['approximation'];
}

/** Reads on behind `first`, an amount of `unit` that ends at `at`, where smaller units follow; `end` bounds the paragraph. */
export function readCompound(text: string, first: Numeral, unit: Unit, at: number, end: number): Compound | undefined {
  if (first.low !== first.high || first.approximation !== 'exact' || first.low.includes('.')) return undefined;
  const ladder = LADDERS.get(unit.canonical);
  if (ladder === undefined) return undefined;
  const { rungs, step: top } = ladder;
  let step = top;
  let value = first.low;
  let stop = at;
  let approximation: Numeral['approximation'] = 'exact';
  for (let next = step + 1; next < rungs.length; next++) {
    const part = nextPart(text, stop, end);
    if (!part || approximation !== 'exact') break;
    const name = nameAt(text, part.end, rungs, next);
    if (name === undefined) break;
    const { rung } = name;
    let times = '1';
    for (let i = step + 1; i <= rung; i++) times = multiply(times, (rungs[i] as Rung).each);
    if (part.low.includes('.') || Number(part.low) >= Number(times)) break;
    value = add(multiply(value, times), part.low);
    approximation = part.approximation;
    stop = name.end;
    step = rung;
    next = rung;
  }
  const digits = decimalsBehind(text, stop, end, rungs[step] as Rung, unit);
  if (digits > 0 && approximation === 'exact') {
    value = add(value, shift(number(text, stop, digits), -digits));
    stop += digits;
  }
  if (stop === at) return undefined;
  // 12元5角 is 12.5元, but 2小时10分 has no end in hours
  const decimals = (rungs[step] as Rung).each === '10' ? step - top : 0;
  const { unit: name, dimension } = rungs[step - decimals] as Rung;
  return { end: stop, value: shift(value, -decimals), unit: name, dimension, approximation };
}

interface Rung {
  /** The normal form of the unit. */
  readonly unit: string;
  readonly dimension: string;
  /** How many of it the unit before it is. */
  readonly each: string;
  /** What it is written as behind the unit before it. */
  readonly names: readonly string[];
}

/** From the larger unit to the smaller; a unit may be left out (1天30分). */
const ALL: readonly (readonly Rung[])[] = [
  [
    { unit: '天', dimension: 'time', each: '1', names: [] },
    { unit: '小时', dimension: 'time', each: '24', names: ['个小时', '小时'] },
    { unit: '分钟', dimension: 'time', each: '60', names: ['分钟', '分'] },
    { unit: '秒', dimension: 'time', each: '60', names: ['秒钟', '秒'] },
  ],
  [
    { unit: '年', dimension: 'months', each: '1', names: [] },
    { unit: '月', dimension: 'months', each: '12', names: ['个月'] },
  ],
  [
    { unit: '斤', dimension: 'mass', each: '1', names: [] },
    { unit: '两', dimension: 'mass', each: '10', names: ['两'] },
  ],
  [
    { unit: '丈', dimension: 'length', each: '1', names: [] },
    { unit: '尺', dimension: 'length', each: '10', names: ['尺'] },
    { unit: '寸', dimension: 'length', each: '10', names: ['寸'] },
  ],
  [{ unit: '米', dimension: 'length', each: '1', names: [] }],
  [
    { unit: '元', dimension: 'money CNY', each: '1', names: [] },
    { unit: '角', dimension: 'money CNY', each: '10', names: ['角', '毛'] },
    { unit: '分', dimension: 'money CNY', each: '10', names: ['分'] },
  ],
];
const LADDERS = new Map<string, { readonly rungs: readonly Rung[]; readonly step: number }>();
for (const rungs of ALL) for (const [step, { unit }] of rungs.entries()) LADDERS.set(unit, { rungs, step });
LADDERS.set('分', LADDERS.get('分钟') as { rungs: readonly Rung[]; step: number });

/** A number right behind, or behind 零 or 又 (一年零三个月). */
function nextPart(text: string, at: number, end: number): Numeral | undefined {
  const joined = text.charAt(at) === '零' || text.charAt(at) === '又' ? 1 : 0;
  if (digitAt(text, at + joined) < 0 && hanDigitAt(text, at + joined) < 0 && text.charAt(at + joined) !== '十') {
    return undefined;
  }
  const part = readNumeral(text, at + joined, end);
  return part && part.low === part.high ? part : undefined;
}

function nameAt(
  text: string,
  at: number,
  rungs: readonly Rung[],
  from: number,
): { rung: number; end: number } | undefined {
  for (let rung = from; rung < rungs.length; rung++) {
    for (const name of (rungs[rung] as Rung).names) {
      if (!text.startsWith(name, at)) continue;
      const after = text.charAt(at + name.length);
      // 一斤二两个人, 5元3分之二
      if (name.length === 1 && '个之期'.includes(after || ' ')) return undefined;
      return { rung, end: at + name.length };
    }
  }
  return undefined;
}

/** How many digits behind the last unit are its decimals: 1米78, 一米七八, 9秒83; 0 where none are. */
function decimalsBehind(text: string, at: number, end: number, { unit }: Rung, { name }: Unit): number {
  if ((unit !== '米' && unit !== '秒') || (unit === '米' && name !== '米')) return 0;
  const han = hanDigitAt(text, at) > 0;
  const isDigit = (offset: number) =>
    offset < end && (han ? hanDigitAt(text, offset) >= 0 && text.charAt(offset) !== '两' : digitAt(text, offset) >= 0);
  let count = 0;
  while (count < 3 && isDigit(at + count)) count++;
  if (count === 0 || count > 2 || (!han && count !== 2) || (han && unit === '秒')) return 0;
  const after = text.charAt(at + count);
  return after === '' || MARKS.includes(after) || (han && '的高'.includes(after)) ? count : 0;
}

/** Behind decimals stands no unit of their own: 每隔3米10株. */
const MARKS = '，。、；：！？,;）)”’】《（(…— \n的夺获摘和与及打创排列';

function number(text: string, at: number, digits: number): Decimal {
  let value = 0;
  for (let i = at; i < at + digits; i++) value = value * 10 + Math.max(digitAt(text, i), hanDigitAt(text, i));
  return String(value);
}
