import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { likeliest, wordClass } from '../src/lexicon/common-words.js';
import { inverseDocumentFrequency, RAREST } from '../src/lexicon/idf.js';
import { buildTable } from '../src/lexicon/jieba/build.js';
import { logarithm } from '../src/lexicon/jieba/logarithm.js';
import { lines, packOf, readPack, sha256 } from '../src/lexicon/jieba/pack.js';
import { decodeTable, encodeTable, openTable, TABLE_VERSION, tableSource } from '../src/lexicon/jieba/table.js';
import { buildTrie, findSlot } from '../src/lexicon/jieba/trie.js';
import { tablePath } from '../src/lexicon/lexicon.js';
import { newslint } from './cli-run.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const packed = readFileSync(join(root, 'src/lexicon/jieba/dictionary.br'));
const pack = readPack(packed);
const table = openTable(tablePath);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newslint-lexicon-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the dictionary', () => {
  it('is small enough to be kept', () => {
    expect(packed.length).toBeLessThan(3e6);
  });

  it('is nodejieba’s, file by file', ({ skip }) => {
    const jieba = nodejiebaFiles();
    if (!jieba) return skip('nodejieba is not installed');
    const files = new Map(jieba.paths.map((path) => [basename(path), readFileSync(path)]));
    expect(packOf(`nodejieba ${jieba.version}`, pack.licence, files)).toEqual(pack);
    expect(pack.dictionary).toBe(files.get('jieba.dict.utf8')?.toString());
  });
});

/** Where nodejieba keeps its dictionaries; told without its binding. */
function nodejiebaFiles(): { version: string; paths: string[] } | undefined {
  try {
    const require = createRequire(import.meta.url);
    const { version } = require('nodejieba/package.json') as { version: string };
    const folder = join(dirname(require.resolve('nodejieba/package.json')), 'submodules/cppjieba/dict');
    const names = ['jieba.dict.utf8', 'user.dict.utf8', 'hmm_model.utf8', 'idf.utf8'];
    return { version, paths: names.map((name) => join(folder, name)) };
  } catch {
    return undefined;
  }
}

describe('the table', () => {
  it('holds every word of the dictionary with its weight, tag and inverse document frequency', () => {
    const entries = lines(pack.dictionary).map((line) => line.split(' ') as [string, string, string]);
    const replaced = new Set(lines(pack.userWords).map((line) => line.split(' ')[0]));
    const weights = new Map<string, number>();
    const idf = lines(pack.idf);
    const wrong = entries.filter(([word, frequency, tag], i) => {
      if (replaced.has(word)) return false;
      const slot = findSlot(table.cells, table.codes, word);
      const value = table.cells[2 * slot + 1]! >>> 16;
      const weight = weights.get(frequency) ?? logarithm(Number(frequency) / table.frequencySum);
      weights.set(frequency, weight);
      return (
        table.weights[value] !== weight ||
        table.tags[table.wordTags[value]!] !== tag ||
        table.idfValues[table.idf[slot]!] !== Number(idf[i] || Number.POSITIVE_INFINITY)
      );
    });
    expect(wrong).toEqual([]);
    expect(entries.length).toBeGreaterThan(300000);
  });

  it('holds no other word', () => {
    const words = new Set([...lines(pack.dictionary), ...lines(pack.userWords)].map((line) => line.split(' ')[0]));
    let count = 0;
    for (let i = 1; i < table.cells.length; i += 2) if (table.cells[i]! >>> 16) count++;
    expect(count).toBe(words.size);
  });

  it('names its source and licence in its header', () => {
    const head = readFileSync(tablePath).subarray(0, 2000).toString('latin1');
    expect(head).toMatch(/^NEWSLINT/);
    for (const part of ['nodejieba 3.5.8', 'MIT', sha256(packed)]) expect(head).toContain(part);
  });

  it('is built where it is missing: the same byte for byte as the one in dist', () => {
    const path = join(folder, 'new/jieba.table');
    const built = buildTable(path);
    expect(built).toEqual({ source: 'nodejieba 3.5.8', bytes: statSync(path).size });
    expect(sha256(readFileSync(path))).toBe(sha256(readFileSync(tablePath)));
    expect(built?.bytes).toBeLessThan(14e6);
  });

  it('is built again where it is broken or of another dictionary, and not otherwise', () => {
    const path = join(folder, 'jieba.table');
    const good = new Uint8Array(readFileSync(tablePath));
    writeFileSync(path, good);
    expect(buildTable(path)).toBeUndefined();
    expect(tableSource(path)?.sourceChecksum).toBe(sha256(packed));
    writeFileSync(path, good.subarray(0, 1e6));
    expect(tableSource(path)).toBeUndefined();
    writeFileSync(path, encodeTable(decodeTable(good, path), 'MIT', 'of another dictionary'));
    expect(buildTable(path)?.bytes).toBe(good.length);
    expect(Buffer.compare(readFileSync(path), good)).toBe(0);
  });
});

describe('a table that can’t be used', () => {
  const good = new Uint8Array(readFileSync(tablePath));
  const patched = (patch: (bytes: Uint8Array) => void) => {
    const bytes = good.slice();
    patch(bytes);
    return bytes;
  };
  const bad: [code: string, what: string, bytes: Uint8Array<ArrayBuffer>][] = [
    ['truncated', 'nothing', new Uint8Array(0)],
    ['truncated', 'its first ten bytes', good.slice(0, 10)],
    ['truncated', 'half of it', good.slice(0, good.length >> 1)],
    ['truncated', 'all but the last byte', good.slice(0, -1)],
    ['foreign', 'another file', new TextEncoder().encode('{"some": "JSON"}')],
    ['foreign', 'zeros', new Uint8Array(1000)],
    ['version', 'a table of an older version', patched((bytes) => void (bytes[8] = TABLE_VERSION - 1))],
    ['damaged', 'a table with more behind it', new Uint8Array([...good.subarray(0, 1e4), ...good])],
    ['damaged', 'a block of zeros in it', patched((bytes) => bytes.fill(0, 4e6, 4e6 + 4096))],
    ['damaged', 'a broken header', patched((bytes) => void (bytes[30] = 0))],
  ];

  it.each(bad)('%s: %s', (code, _, bytes) => {
    expect(() => decodeTable(bytes, 'some/jieba.table')).toThrow(
      expect.objectContaining({ code, path: 'some/jieba.table' }),
    );
  });

  it('is said in one line, with exit code 2', () => {
    const home = join(folder, 'home');
    const from = (name: string) => join(root, name);
    cpSync(from('dist'), join(home, 'dist'), { recursive: true, filter: (path) => path !== tablePath });
    for (const name of ['bin', 'src/lexicon']) cpSync(from(name), join(home, name), { recursive: true });
    cpSync(from('package.json'), join(home, 'package.json'));
    symlinkSync(from('node_modules'), join(home, 'node_modules'));
    writeFileSync(join(home, 'page.txt'), '新桥通车\n\n本报讯 城南新桥昨天通车，两岸居民往来方便多了。\n');
    const broken = join(home, 'dist/lexicon/jieba.table');
    mkdirSync(dirname(broken), { recursive: true });
    const run = () => {
      const args = ['--lang', 'en', '--format', 'json', 'page.txt'];
      const { code, err } = newslint(args, { cwd: home, bin: join(home, 'bin/newslint.js') });
      return { code, said: err.replace(broken, 'TABLE') };
    };
    const mend = 'run npm run build:lexicon, or install newslint again';
    const line = (problem: string) => ({
      code: 2,
      said: `newslint: the segmenter's table TABLE ${problem}; ${mend}\n`,
    });
    expect(run()).toEqual(line('is missing'));
    for (const [problem, bytes] of [
      ['is cut short', good.slice(0, 5e6)],
      ['is not a table of newslint', new Uint8Array(100)],
      ['is of another version', patched((all) => void (all[8] = TABLE_VERSION + 1))],
    ] as const) {
      writeFileSync(broken, bytes);
      expect(run()).toEqual(line(problem));
    }
    rmSync(broken);
    mkdirSync(broken);
    expect(run().code).toBe(2);
    expect(run().said).toMatch(/^newslint: the segmenter's table TABLE cannot be read: [^\n]+\n$/);
  });
});

describe('the trie', () => {
  it('finds exactly the words that it was built from', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), fc.array(word), (words, others) => {
        const codes = new Uint16Array(0x10000);
        [...'gcaehbdf'].forEach((letter, i) => {
          codes[letter.charCodeAt(0)] = i + 1;
        });
        const { cells, slotOf } = buildTrie(
          words,
          Uint16Array.from(words, (_, i) => i + 1),
          codes,
          8,
        );
        for (const text of [...words, ...others, 'z', 'az', '']) {
          const value = cells[2 * findSlot(cells, codes, text) + 1]! >>> 16;
          expect(value).toBe(words.lastIndexOf(text) + 1);
        }
        words.forEach((text, i) => expect(slotOf[i]).toBe(findSlot(cells, codes, text)));
      }),
      { seed: 4 },
    );
  });
});

describe('the logarithm', () => {
  // By log() of glibc 2.36; V8's Math.log ends in another digit for the first four.
  it.each([
    [131, -13.03635607076828],
    [147, -12.921120807190695],
    [8926, -8.8148297487802179],
    [78203, -6.6444901050005223],
    [3, -16.812941105301324],
  ])('of %d in the dictionary’s total is the C library’s', (frequency, expected) => {
    expect(logarithm(frequency / 60101983)).toBe(expected);
  });
});

describe('the inverse document frequency', () => {
  it('is jieba’s, up to that of rare words', () => {
    const words = lines(pack.dictionary).map((line) => line.slice(0, line.indexOf(' ')));
    const values = lines(pack.idf);
    for (let i = 0; i < words.length; i += 97) {
      expect(inverseDocumentFrequency(words[i] as string)).toBe(Math.min(RAREST, Number(values[i] || RAREST)));
    }
    expect(values.filter(Boolean).length).toBeGreaterThan(200000);
  });

  it('takes words that the dictionary does not know for rare', () => {
    for (const word of ['', '没有这个词', '中', 'x', '\ud800', '😀'])
      expect(inverseDocumentFrequency(word)).toBe(RAREST);
  });
});

describe('the common words', () => {
  it('read a run of Han by frequency, an odd character by itself', () => {
    expect(likeliest('经济社会发展').words).toEqual(['经济社会', '发展']);
    expect(likeliest('发发展').words).toEqual(['发', '发展']);
    expect(likeliest('').words).toEqual([]);
  });

  it('are of Han alone and common: others are characters that no word joins, and of no class', () => {
    expect(likeliest('B超AT&T').words).toEqual([...'B超AT&T']);
    expect(['发展', '的', 'AT&T', '没有这个词'].map(wordClass)).toEqual(['v', 'u', 'x', 'x']);
  });
});
