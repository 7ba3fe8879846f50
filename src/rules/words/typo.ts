import { isInName } from '../../analyse/entities/names.js';
import { isWordSpokenOf } from '../../analyse/typos/exempt.js';
import { idiomSlips } from '../../analyse/typos/idioms.js';
import { becomesListed, coveredBy, listedIn } from '../../analyse/typos/listed.js';
import { ownWordSlips } from '../../analyse/typos/own-words.js';
import { unlikelyCharacters } from '../../analyse/typos/unlikely.js';
import { defineRule } from '../../rule/rule.js';
import { contains, overlaps, type Range } from '../../text/range.js';

export default defineRule({
  id: 'typo',
  category: 'words',
  summary: {
    zh: '音近形近的错字：文中多次“栽种”，一处“裁种”',
    en: 'a character mistaken for one alike: 裁种 beside 栽种',
  },
  severity: 'warning',
  weight: 1,
  scope: 'article',
  messages: {
    own: {
      zh: '“{wrong}”疑为“{right}”（文中另有{count}处）',
      en: '“{wrong}” looks like “{right}” ({count} elsewhere)',
    },
    unlikely: { zh: '“{wrong}”疑为“{right}”', en: '“{wrong}” looks like “{right}”' },
  },
  labels: {
    right: { zh: '文中的写法', en: 'as the article writes it' },
  },
  fixes: {
    replace: { zh: '改正错字', en: 'put the right character' },
  },
  *check(article, analysis) {
    const { text } = analysis.page;
    const own = ownWordSlips(article, analysis);
    const others = unlikelyCharacters(article, text).filter(
      ({ range }) => !own.some((one) => overlaps(one.range, range)),
    );
    const suspects = [...own, ...others];
    if (!suspects.length) return;
    const toldElsewhere = new Map<Range, (range: Range) => boolean>();
    for (const { range, right, witness } of suspects) {
      const whole = article.paragraphs.find((one) => contains(one.range, range))?.range as Range;
      if (isInName(range, article, analysis) || isWordSpokenOf(text, range, whole)) continue;
      const isTold = toldElsewhere.get(whole) ?? toldByOthers(text, whole);
      toldElsewhere.set(whole, isTold);
      if (isTold(range) || becomesListed(text, range, right, whole)) continue;
      const wrong = text.slice(range.start, range.end);
      const fix = {
        title: 'replace',
        applicability: 'review',
        edits: [{ range, text: right }],
      } as const;
      if (witness) {
        const related = [{ range: witness.range, label: 'right' }] as const;
        yield { code: 'own', range, evidence: { wrong, right, count: witness.count }, related, fix };
      } else yield { code: 'unlikely', range, evidence: { wrong, right }, fix };
    }
  },
});

/** Whether what stands in a range of the paragraph `whole` is a matter for wrong-word, variant-form or wrong-idiom. */
function toldByOthers(text: string, whole: Range): (range: Range) => boolean {
  const isListed = listedIn(text, whole);
  const isIdiom = coveredBy(whole, () => idiomSlips(text, whole).map(({ range }) => range));
  return (range) => isListed(range) || isIdiom(range);
}
