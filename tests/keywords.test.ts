import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Keyword } from '../src/analyse/keywords/keywords.js';
import { keywordsTogether } from '../src/analyse/keywords/together.js';
import { inverseDocumentFrequency, RAREST } from '../src/lexicon/idf.js';
import { analysisOf } from './fixture.js';

function keywords(text: string): readonly Keyword[] {
  const analysis = analysisOf(text);
  return analysis.page.articles.flatMap((article) => [...analysis.keywords(article)]);
}
const texts = (text: string) => keywords(text).map((keyword) => keyword.text);

const ORCHARD = `贵妃李子进了城

本报讯（记者 郝建林）9月3日，记者在我市城南的集市上看到，贵妃李子摆满了摊位。

种植户把贵妃李子装进竹筐。老人尝了一颗，说贵妃李子比别的果子甜。

社区的“流动网格员”帮着维持秩序，“石榴籽服务岗”给大家送水。近年来，果园添了冷库，果园里的路也修好了。
`;

describe('keywords', () => {
  it('put a term together that the segmenter cuts, and count it', () => {
    const [first] = keywords(ORCHARD);
    expect(first).toEqual({ text: '贵妃李子', weight: 1, count: 4 });
    expect(texts(ORCHARD)).not.toContain('贵妃');
    expect(texts(ORCHARD)).not.toContain('李子');
  });

  it('take what stands in quotation marks whole', () => {
    expect(texts(ORCHARD)).toEqual(expect.arrayContaining(['流动网格员', '石榴籽服务岗', '果园']));
  });

  it.each(['记者', '本报讯', '我市', '近年来', '9月', '月', '大家', '郝建林'])('are never %s', (word) => {
    expect(texts(ORCHARD)).not.toContain(word);
  });

  it('do not weigh a paragraph twice that stands twice', () => {
    const lines = ORCHARD.split('\n\n');
    const twice = keywords([...lines.slice(0, 3), lines[2], ...lines.slice(3)].join('\n\n'));
    const once = keywords(ORCHARD);
    expect(twice.map(({ text, weight }) => [text, weight])).toEqual(once.map(({ text, weight }) => [text, weight]));
    expect(twice[0]?.count).toBe(6);
  });

  it('leave out what the segmenter joined to a name', () => {
    const text = '云溪市审批提速\n\n本报讯 记者从云溪市行政审批局获悉，云溪市新增事项32项。云溪市居民少跑了路。\n';
    expect(texts(text)).toContain('云溪市');
    expect(texts(text).join()).not.toContain('从云溪市');
  });

  it('leave verbs and half words out of terms', () => {
    const text = '清淤队下河了\n\n推动清淤队下河。推动清淤队上岸。推动清淤队回村。\n';
    expect(texts(text)).not.toContain('推动清淤队');
  });

  it('of a run add up over its articles', () => {
    const first = [
      { text: '秋粮', weight: 1, count: 4 },
      { text: '粮库', weight: 0.6, count: 2 },
    ];
    const second = [
      { text: '粮库', weight: 1, count: 3 },
      { text: '书屋', weight: 0.8, count: 1 },
    ];
    expect(keywordsTogether([first, second, []])).toEqual([
      { text: '粮库', weight: 1, count: 5, articles: 2 },
      { text: '秋粮', weight: 0.625, count: 4, articles: 1 },
      { text: '书屋', weight: 0.5, count: 1, articles: 1 },
    ]);
    expect(keywordsTogether([])).toEqual([]);
  });

  it('are few, ordered by weight, and the heaviest weighs 1', () => {
    const pieces = [
      '果园',
      '网格员',
      '，',
      '。',
      '\n\n',
      '“',
      '”',
      '贵妃',
      '李子',
      '3月',
      '我市',
      '的',
      '😀',
      'AI',
      ' ',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        const analysis = analysisOf(parts.join(''));
        for (const article of analysis.page.articles) {
          const found = analysis.keywords(article);
          expect(found.length).toBeLessThanOrEqual(20);
          if (found[0]) expect(found[0].weight).toBe(1);
          found.forEach(({ text, weight, count }, i) => {
            expect(weight).toBeGreaterThan(0);
            expect(weight).toBeLessThanOrEqual(found[i - 1]?.weight ?? 1);
            expect(analysis.page.text.split(text).length - 1).toBeGreaterThanOrEqual(count);
          });
          expect(new Set(found.map(({ text }) => text)).size).toBe(found.length);
        }
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});

it('the table of rarity knows common words as common, and nothing as rarer than its limit', () => {
  expect(inverseDocumentFrequency('中国')).toBeLessThan(4);
  expect(inverseDocumentFrequency('果树')).toBeGreaterThan(7);
  expect(inverseDocumentFrequency('没有这个词')).toBe(RAREST);
});
