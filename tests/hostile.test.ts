import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lint } from '../src/lint/lint.js';
import type { Report } from '../src/lint/report.js';
import { decode, Undecodable } from '../src/read/decode.js';
import { explain } from '../src/read/refusal.js';
import { rules } from '../src/rules/index.js';
import { inProcess } from './cli-run.js';
import { encode } from './encode.js';
import { analysisOf } from './fixture.js';
import { checkUnseen } from './output-checks.js';

const folder = mkdtempSync(join(tmpdir(), 'newslint-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

function lay(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Clears the screen, names the window, colours, turns the line round, ends it, hides. */
const ESCAPES = '\u001b[2J\u001b]0;x\u0007\u009b31m\u202e\u200b\r\u0000';
const UNNAMED = ESCAPES.replace('\0', '');

describe('nothing that newslint reads commands the terminal', () => {
  const copy = '新桥通车\n\n本报讯 城南新桥昨天通车，，两岸居民往来方便多了。\n';
  const bad = (name: string, text: string) => [name, text] as const;
  const cases: readonly (readonly [what: string, args: () => string[]])[] = [
    ['a text and its name', () => [lay(`text/${UNNAMED}\n.txt`, `夏粮${UNNAMED}，，丰收${UNNAMED}\n`)]],
    ['a folder', () => [lay(`folder${UNNAMED}/a.txt`, copy), join(folder, `folder${UNNAMED}`)]],
    ['a file that is not there', () => [join(folder, `${UNNAMED}.txt`)]],
    ['a pattern', () => [join(folder, `${UNNAMED}*.txt`)]],
    ['a name for standard input', () => ['-', '--stdin-name', `${UNNAMED}.txt`]],
    ...[
      bad('json', `{ "rules": { "${UNNAMED}": "off" } }`),
      bad('json', `{ "${UNNAMED}": 1 }`),
      bad('json', `{ ${UNNAMED} }`),
      bad('json', `{ "extends": ["${UNNAMED}"] }`),
      bad('json', `{ "lexicons": ["${UNNAMED.replaceAll(/[\u0000-\u001f]/g, '\\u001b')}"] }`),
      bad('yaml', `rules:\n  "${UNNAMED}": off\n`),
      bad('yaml', `${UNNAMED}: [\n`),
    ].map(([ending, text], i): (typeof cases)[number] => [
      `configuration ${i + 1}`,
      () => ['--config', lay(`config-${i}/${UNNAMED}.${ending}`, text), lay('a.txt', copy)],
    ]),
    [
      'a list of terms',
      () => [
        '--terms',
        lay(`${UNNAMED}.csv`, `wrong,right\n${UNNAMED}\n"${UNNAMED}\n新桥${UNNAMED},"${UNNAMED}`),
        lay('a.txt', copy),
      ],
    ],
    [
      'a term that is found',
      () => ['--terms', lay('terms.csv', `新桥,老桥${UNNAMED.replace('\r', '')}\n`), lay('a.txt', copy)],
    ],
    [
      'a list of words',
      () => [
        '--lexicon',
        lay(`${UNNAMED}.txt`, `${UNNAMED} ${UNNAMED} ${UNNAMED}\n新桥 x${UNNAMED}\n`),
        lay('a.txt', copy),
      ],
    ],
    [
      'a baseline',
      () => [
        '--baseline',
        lay(
          `${UNNAMED}.json`,
          `{"version":1,"findings":[{"id":"x","path":"a${UNNAMED.replaceAll(/[\u0000-\u001f]/g, '\\u001b')}","rule":"x","message":"x"}]}`,
        ),
        lay('a.txt', copy),
      ],
    ],
    ['a baseline that is none', () => ['--baseline', lay(`b${UNNAMED}.json`, UNNAMED), lay('a.txt', copy)]],
    ['a rule', () => ['explain', UNNAMED]],
    ['a value', () => ['--format', UNNAMED, lay('a.txt', copy)]],
  ];

  it.each(cases)('%s', async (_, args) => {
    for (const more of [[], ['--lang', 'en'], ['--format', 'json'], ['--format', 'compact']]) {
      const given = args();
      const { code, out, err } = await inProcess(given[0] === 'explain' ? given : [...given, ...more], { input: copy });
      checkUnseen(out + err);
      expect([0, 1, 2], err).toContain(code);
      expect(err).not.toMatch(/TypeError|RangeError|undefined|\n {4}at /);
    }
  });
});

it('keys that objects of JavaScript have of their own change nothing', async () => {
  const own = Object.getOwnPropertyNames(Object.prototype);
  const a = lay(
    'proto/a.txt',
    '新桥通车\n\n本报讯 城南新桥昨天通车，，两岸居民往来方便多了。__proto__、constructor、toString。\n',
  );
  const configs = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'].flatMap((key) => [
    lay(`proto/${key}-1.json`, `{ "${key}": { "polluted": "yes", "failOn": "info" } }`),
    lay(`proto/${key}-2.json`, `{ "rules": { "${key}": "off" } }`),
    lay(`proto/${key}-3.json`, `{ "rules": { "typo": ["error", { "${key}": { "polluted": "yes" } }] } }`),
    lay(`proto/${key}-4.yaml`, `"${key}":\n  polluted: yes\nrules:\n  "${key}": error\n`),
    lay(`proto/${key}-5.yaml`, `a: &a\n  "${key}": { polluted: yes }\n<<: *a\n`),
    lay(`proto/${key}-6.json`, `{ "overrides": [{ "files": ["*"], "rules": { "${key}": "error" } }] }`),
  ]);
  for (const config of configs) {
    const { code, err } = await inProcess(['--config', config, a]);
    expect(code, err).toBe(2);
    expect(err).toMatch(/^(?:newslint: [^\n]+\n){1,2}$/);
  }
  for (const key of ['__proto__', 'constructor']) {
    const terms = lay(`proto/${key}.csv`, `wrong,right,severity\n${key},x,error\n新桥,${key},${key}\n`);
    const words = lay(`proto/${key}.txt`, `${key} 3 n\n新桥 5 ${key}\n`);
    const { out } = await inProcess(['--terms', terms, '--lexicon', words, '--format', 'json', a]);
    expect((JSON.parse(out) as Report).files).toHaveLength(1);
  }
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(own);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

it('a file of GBK with any one byte changed is read, or refused in one line', () => {
  const gbk = encode('本报讯（记者李明）昨日，市图书馆新馆开放。\n馆内设座八百个。\n', 'gb18030');
  let refused = 0;
  for (let at = 0; at < gbk.length; at++) {
    for (let byte = 0; byte < 256; byte++) {
      const bytes = Buffer.from(gbk);
      bytes[at] = byte;
      try {
        expect(decode(bytes).text.length).toBeGreaterThan(0);
      } catch (error) {
        if (!(error instanceof Undecodable)) throw error;
        refused++;
        for (const lang of ['zh', 'en'] as const) expect(explain(error.reason, lang)).toMatch(/^[^\n{}]+$/);
      }
    }
  }
  // A text of a few characters with damage in it: most of it still reads as Chinese.
  expect(refused).toBeGreaterThan(gbk.length);
  expect(refused).toBeLessThan((gbk.length * 256) / 2);
}, 60_000);

describe('a page of nothing but', () => {
  it.each([
    ['unclosed quotation marks', '“'],
    ['quotation marks the wrong way round', '”“'],
    ['brackets of three kinds', '（《【'],
    ['straight quotation marks', '"中'],
    ['one idiom', '一如继往'],
    ['one date', '今年是建市30周年'],
    ['one character', '中'],
    ['directives', '<!--newslint-'],
    ['spaces', ' 中'],
  ])('%s is checked in time, 100,000 characters long', (_, piece) => {
    const text = `新桥通车\n\n${piece.repeat(100_000 / piece.length)}`;
    const [result] = lint([analysisOf(text)], rules, 'zh');
    expect(result?.failures).toEqual([]);
    const { findings = [] } = result ?? {};
    expect(findings.every(({ range }) => 0 <= range.start && range.end <= text.length)).toBe(true);
  });
});

it('a line of 1 MB is read, checked and told', { timeout: 60_000 }, async () => {
  const line = '城南新桥昨天通车，两岸居民往来方便多了，桥长三公里半。'.repeat(13_000);
  const { code, out } = await inProcess(['--format', 'csv', lay('line.txt', `新桥通车\n\n${line}，，\n`)]);
  expect(out).toContain('"repeated-mark"');
  expect(code).toBe(1);
});
