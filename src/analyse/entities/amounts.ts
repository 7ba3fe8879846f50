import type { Range } from '../../text/range.js';
import type { Figure } from '../figures/figures.js';
import type { EntityType } from './entities.js';

const KINDS: ReadonlySet<string> = new Set(['date', 'time', 'money', 'quantity', 'percent']);

/** The figures that are entities: dates, times, money, quantities and percents, by the lexer's own `kind`. */
export function amounts(figures: readonly Figure[]): { type: EntityType; range: Range }[] {
  return figures.flatMap((figure) => {
    const kind = (figure as Figure & { readonly kind?: string }).kind;
    return kind && KINDS.has(kind)
      ? [{ type: kind as EntityType, range: { start: figure.start, end: figure.end } }]
      : [];
  });
}
