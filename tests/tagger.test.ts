import { readFileSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSegmenter } from '../src/analyse/engines.js';
import { createObserved, hashOf, LONGEST, observe, PAD } from '../src/analyse/entities/tagger/observe.js';
import { createTagger } from '../src/analyse/entities/tagger/tagger.js';
import { begins, ends, follows, type Span, spansOf, tagsOf } from '../src/analyse/entities/tagger/tags.js';
import {
  decodeEntityModel,
  encodeEntityModel,
  entityModel,
  hashTable,
  lookUp,
  TAGS,
} from '../src/lexicon/entity-model.js';
import { soup } from './soup.js';

const file = new URL('../src/lexicon/entity-model.bin', import.meta.url);

describe('the model', () => {
  it('is at most 8 MB and says what it was trained on, with licences and scores', () => {
    expect(statSync(file).size).toBeLessThanOrEqual(8e6);
    const { header } = entityModel();
    for (const said of ['peopledaily-train', 'CC BY-SA 4.0', 'not learnt from', 'F1', '20'])
      expect(header).toContain(said);
  });

  it('is read as it was written', () => {
    const bytes = readFileSync(file);
    expect(Buffer.from(encodeEntityModel(decodeEntityModel(bytes))).equals(bytes)).toBe(true);
    // on an odd address too
    const moved = new Uint8Array(bytes.length + 1).subarray(1);
    moved.set(bytes);
    expect(decodeEntityModel(moved).transitions).toEqual(entityModel().transitions);
  });

  it('of another version is refused', () => {
    const bytes = Uint8Array.from(readFileSync(file));
    const at = bytes.indexOf(0x0a) + 1;
    bytes[at] = 99;
    expect(() => decodeEntityModel(bytes)).toThrow(/version/);
  });
});

it('a hash table has what was put in, and 0 for the rest', () => {
  const key = fc.integer().filter((one) => one !== 0);
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.integer({ min: 1, max: 65535 }))), key, (entries, other) => {
      const map = new Map(entries);
      const table = hashTable(map);
      for (const [one, value] of map) expect(lookUp(table, one)).toBe(value);
      expect(lookUp(table, other)).toBe(map.get(other) ?? 0);
    }),
    { seed: 7 },
  );
});

describe('tags', () => {
  /** Names without overlap, from gaps and lengths. */
  const spans = fc
    .array(fc.record({ gap: fc.nat(3), length: fc.integer({ min: 1, max: 6 }), type: fc.nat(2) }))
    .map((parts) => {
      let at = 0;
      return parts.map(({ gap, length, type }): Span => {
        const from = at + gap;
        at = from + length;
        return { from, to: at, type };
      });
    });

  it('say which names there are, and are those of a path', () => {
    fc.assert(
      fc.property(spans, (names) => {
        const tags = tagsOf(names, (names.at(-1)?.to ?? 0) + 2);
        expect(spansOf(tags)).toEqual(names);
        expect(begins(tags[0] as number)).toBe(true);
        expect(ends(tags.at(-1) as number)).toBe(true);
        for (let i = 1; i < tags.length; i++) expect(follows(tags[i - 1] as number, tags[i] as number)).toBe(true);
      }),
      { seed: 7 },
    );
  });

  it('follow each other within one type only', () => {
    const [beginPerson, insidePlace, singlePlace] = [1, 6, 8];
    expect(follows(beginPerson, insidePlace)).toBe(false);
    expect(follows(beginPerson, 0)).toBe(false);
    expect(follows(0, insidePlace)).toBe(false);
    expect(follows(0, singlePlace)).toBe(true);
  });
});

describe('the tagger', () => {
  const segmenter = openSegmenter();
  const tagger = createTagger(entityModel());
  const tag = (text: string, offset = 0, ruled = new Uint8Array(text.length)) =>
    tagger.tag(text, offset, segmenter.words(text, offset), ruled);

  it('finds names without overlap and within the text, whatever the text', () => {
    fc.assert(
      fc.property(soup(), fc.nat(50), (text, offset) => {
        let end = offset;
        for (const found of tag(text, offset)) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeGreaterThan(found.start);
          end = found.end;
        }
        expect(end).toBeLessThanOrEqual(offset + text.length);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('reads sentences apart: what stands in one changes nothing in another', () => {
    const [first, second] = ['郝建林昨天从开鲁县来到北京。', '葛菲在水利局工作了三年。'];
    const alone = tag(second).map(({ start, end, type }) => [start + first.length, end + first.length, type]);
    const both = tag(first + second).map(({ start, end, type }) => [start, end, type]);
    expect(both.slice(-alone.length)).toEqual(alone);
    expect(both.length).toBe(tag(first).length + alone.length);
  });

  it('skips a word that is longer than any sentence, and cuts what has no marks', () => {
    expect(tag('a'.repeat(3 * LONGEST))).toEqual([]);
    const found = tag('他从北京来'.repeat(LONGEST / 2));
    expect(found.length).toBeGreaterThan(LONGEST / 4);
  });

  it('reads half-width marks, digits and letters as it reads full-width ones', () => {
    expect(hashOf('3:5')).toBe(hashOf('７：９'));
    expect(tag('郝建林,于2023年说:好.')).toEqual(tag('郝建林，于２０２３年说：好。'));
  });

  it('never takes a word that no name has for one, but where the rules do', () => {
    const words = segmenter.words('我们已经', 0);
    const o = createObserved();
    observe(o, '我们已经', 0, words, 0, words.length, new Uint8Array(4), entityModel());
    expect([...o.common.subarray(PAD, PAD + 4)]).toEqual([1, 1, 1, 1]);
    observe(o, '我们已经', 0, words, 0, words.length, Uint8Array.of(0, 0, 5, 7), entityModel());
    expect([...o.common.subarray(PAD, PAD + 4)]).toEqual([1, 1, 0, 0]);
  });

  it('has as many tags as O and four of each type', () => {
    expect(entityModel().transitions).toHaveLength(TAGS * TAGS);
  });
});
