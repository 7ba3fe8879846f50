import type { Page } from '../page/page.js';
import type { Report } from '../rule/rule.js';
import { withoutHalves } from '../text/excerpt.js';
import { isTorn, type Range, wholeCharacters } from '../text/range.js';

/**
 * `report`, a rule's word on `page`, with places of whole characters, and no half of one in its evidence. Throws `RangeError` where a
 * place is not in its text, or where an edit would tear a character: the rule is wrong, and nothing that it says can be trusted.
 */
export function placed(report: Report, page: Page): Report {
  const { range, related, evidence, fix } = report;
  for (const edit of fix?.edits ?? []) {
    const { start, end } = inText(edit.range, page);
    if (isTorn(page.source, start) || isTorn(page.source, end))
      throw new RangeError(`edit ${start}–${end} tears a character`);
  }
  return {
    ...report,
    range: wholeCharacters(page.source, inText(range, page)),
    evidence: Object.fromEntries(
      Object.entries(evidence).map(([name, value]) => [
        name,
        typeof value === 'string' && value.length > 1 ? withoutHalves(value) : value,
      ]),
    ),
    ...(related && {
      related: related.map((other) => {
        const on = other.page ?? page;
        return { ...other, range: wholeCharacters(on.source, inText(other.range, on)) };
      }),
    }),
  };
}

function inText(range: Range, { source }: Page): Range {
  const { start, end } = range;
  const isRange =
    Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= source.length;
  if (!isRange) throw new RangeError(`range ${start}–${end} in ${source.length} characters`);
  return range;
}
