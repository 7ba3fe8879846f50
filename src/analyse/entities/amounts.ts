import type { Range } from '../../text/range.js';
import type { Figure, FigureKind } from '../figures/figures.js';
import type { EntityType } from './entities.js';

/** The figures that are entities, and as what; the others (scores, ordinals, bare numbers, identifiers) name no amount. */
const TYPES: Partial<Record<FigureKind, EntityType>> = {
  date: 'date',
  time: 'time',
  money: 'money',
  percent: 'percent',
  'percentage-point': 'percent',
  quantity: 'quantity',
  duration: 'quantity',
  age: 'quantity',
  multiple: 'quantity',
  fraction: 'quantity',
};

/** The dates, times, sums of money, quantities and percents among `figures`. */
export function amounts(figures: readonly Figure[]): { type: EntityType; range: Range }[] {
  return figures.flatMap(({ kind, start, end }) => {
    const type = TYPES[kind];
    return type ? [{ type, range: { start, end } }] : [];
  });
}
