import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../src/page/parse.js';
import { sentences } from '../src/page/sentences.js';
import { slice } from '../src/text/range.js';

/** Texts made of what page dumps are made of, so that articles, bylines and torn lines do occur. */
const pieces = fc.constantFrom(
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\u3000\u3000',
    '\u00a0',
    ' ',
    '。',
    '！',
    '?',
    '.',
    '“',
    '”',
    '（',
    '）',
    '■',
    '、',
    '，',
  ],
  ...[
    '本报讯 ',
    '新华社北京7月1日电（记者王小明）',
    '本报记者 李明',
    '王芳 摄',
    '3.5',
    '甲乙丙丁戊己庚辛'.repeat(4),
    '新桥通车',
    '\0',
    '\ud800',
  ],
  ...['# ', '## ', '> ', '- ', '---\n', '|', '| --- |', ' #'],
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
  fc.string({ unit: 'binary' }),
);

describe('parsePage', () => {
  it('puts every character that is no white space in exactly one paragraph, in text order', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('page.txt', 'page.md'), (source, path) => {
        // Less the marks of Markdown: none are taken out of a plain text.
        const { articles, text } = parsePage(path, source);
        expect(text).toHaveLength(source.length);
        if (path === 'page.txt') expect(text).toBe(source);
        let at = 0;
        const skip = (to: number) => {
          expect(text.slice(at, to).trim()).toBe('');
          at = to;
        };
        for (const { range, paragraphs } of articles) {
          expect(paragraphs[0]?.range.start).toBe(range.start);
          expect(paragraphs.at(-1)?.range.end).toBe(range.end);
          for (const paragraph of paragraphs) {
            skip(paragraph.range.start);
            const own = slice(text, paragraph.range);
            expect(own).toBe(own.trim());
            expect(own).not.toBe('');
            at = paragraph.range.end;
          }
        }
        skip(text.length);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  it.each([
    ['nothing', '', 0],
    ['line ends only', '\n\r\n\r', 0],
    ['one sentence', '今天下了一场雨。', 1],
    ['a NUL', '\0', 1],
  ])('reads %s', (_, text, articles) => {
    expect(parsePage('page.txt', text).articles).toHaveLength(articles);
  });

  it('takes a single sentence for body, not for a headline', () => {
    const [article] = parsePage('page.txt', '今天下了一场雨。').articles;
    expect(article?.headline).toBeUndefined();
    expect(article?.paragraphs[0]?.role).toBe('body');
  });
});

describe('sentences', () => {
  const read = (text: string) => sentences(text, { start: 0, end: text.length }).map((range) => slice(text, range));

  it.each([
    ['雨停了。路通了。', ['雨停了。', '路通了。']],
    ['“雨停了吗？”他问。', ['“雨停了吗？”', '他问。']],
    ['水位3.5米,雨停了吗?没有!', ['水位3.5米,雨停了吗?', '没有!']],
    ['他走了……（掌声）没有回头', ['他走了……', '（掌声）没有回头']],
    ['见www.example.com一页.另有一页.', ['见www.example.com一页.', '另有一页.']],
    ['（全文完。） 下接第二版', ['（全文完。）', '下接第二版']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('leaves out nothing but white space', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let at = 0;
        for (const { start, end } of sentences(text, { start: 0, end: text.length })) {
          expect(text.slice(at, start).trim()).toBe('');
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
      { seed: 5, numRuns: 1000 },
    );
  });
});
