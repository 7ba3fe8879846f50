import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDiff } from '../src/format/diff.js';
import { applyEdits, fixText, PASSES } from '../src/lint/fix.js';
import type { Applicability, Edit, Finding, Severity } from '../src/rule/finding.js';

const SAFE: ReadonlySet<Applicability> = new Set(['safe']);
const ALL: ReadonlySet<Applicability> = new Set(['safe', 'review']);

interface Toy {
  readonly edits: readonly (readonly [start: number, end: number, text: string])[];
  readonly applicability?: Applicability;
  readonly severity?: Severity;
}

function finding({ edits, applicability = 'safe', severity = 'warning' }: Toy): Finding {
  const list: Edit[] = edits.map(([start, end, text]) => ({ range: { start, end }, text }));
  const fix = { title: '改', applicability, edits: list };
  const range = list[0]?.range ?? { start: 0, end: 0 };
  return { id: '0', rule: 'toy', code: 'toy', severity, message: '', range, related: [], evidence: {}, fix };
}

/** A rule that finds `pattern` and puts `by` in its place. */
function replacing(pattern: RegExp, by: string, toy: Omit<Toy, 'edits'> = {}): (text: string) => Finding[] {
  return (text) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }) =>
      finding({ ...toy, edits: [[index, index + found.length, by]] }),
    );
}

function fixed(text: string, rules: readonly ((text: string) => Finding[])[], which = SAFE) {
  return fixText(text, (now) => ({ findings: rules.flatMap((rule) => rule(now)) }), which);
}

describe('fixText', () => {
  it('applies what is safe, and the rest only when asked to', () => {
    const rules = [replacing(/a/g, 'A'), replacing(/b/g, 'B', { applicability: 'review' })];
    expect(fixed('abc', rules)).toMatchObject({ text: 'Abc', settled: true, checked: { findings: [{}] } });
    expect(fixed('abc', rules, ALL)).toMatchObject({ text: 'ABc', checked: { findings: [] } });
  });

  it('goes on until nothing is left', () => {
    const { text, fixed: done, edits, before } = fixed('aaaa b', [replacing(/aa/g, 'a')]);
    expect(text).toBe('a b');
    expect(done).toHaveLength(3);
    expect(edits).toEqual([{ range: { start: 0, end: 4 }, text: 'a' }]);
    expect(before.findings).toHaveLength(2);
  });

  it('of fixes that overlap or touch applies the first, at one place the graver', () => {
    const once = (toys: Toy[]) => fixed('abcdef', [(text) => (text === 'abcdef' ? toys.map(finding) : [])]).text;
    expect(once([{ edits: [[0, 2, 'X']] }, { edits: [[1, 3, 'Y']] }])).toBe('Xcdef');
    expect(once([{ edits: [[2, 4, 'Y']] }, { edits: [[0, 2, 'X']] }])).toBe('Xcdef');
    expect(once([{ edits: [[0, 2, 'X']] }, { edits: [[3, 4, 'Y']] }])).toBe('XcYef');
    expect(once([{ edits: [[1, 1, 'X']] }, { edits: [[1, 1, 'Y']], severity: 'error' }])).toBe('aYbcdef');
  });

  it('applies a fix whole or not at all', () => {
    const toys: Toy[] = [
      { edits: [[0, 1, 'X']] },
      {
        edits: [
          [1, 2, 'Y'],
          [4, 5, 'Z'],
        ],
      },
    ];
    expect(fixed('abcdef', [(text) => (text === 'abcdef' ? toys.map(finding) : [])]).text).toBe('Xbcdef');
  });

  it('lets fixes that lie in each other’s gaps be applied together', () => {
    const toys: Toy[] = [
      {
        edits: [
          [0, 1, 'X'],
          [5, 6, 'Z'],
        ],
      },
      { edits: [[3, 4, 'Y']] },
    ];
    expect(fixed('abcdef', [(text) => (text === 'abcdef' ? toys.map(finding) : [])]).text).toBe('XbcYeZ');
  });

  it('leaves the text alone where the fixes undo each other', () => {
    const { text, edits, fixed: done, settled, checked } = fixed('xab', [replacing(/a/g, 'b'), replacing(/b/g, 'a')]);
    expect({ text, edits, done, settled }).toEqual({ text: 'xab', edits: [], done: [], settled: false });
    expect(checked.findings).toHaveLength(2);
  });

  it(`takes ${PASSES} passes and no more`, () => {
    const unary = (length: number) => fixed('a'.repeat(length), [replacing(/^aa/g, 'a')]);
    expect(unary(PASSES + 1)).toMatchObject({ text: 'a', settled: true });
    expect(unary(PASSES + 2)).toMatchObject({ settled: false });
  });

  it('applies no fix that leaves more errors than there were, and the others all the same', () => {
    const grave = { severity: 'error' } as const;
    const doubled = (text: string) =>
      replacing(/，。/g, '，。', grave)(text).map((finding) => ({ ...finding, rule: 'other' }));
    const rules = [replacing(/,/g, '，'), replacing(/\|/g, ''), doubled];
    expect(fixed('a,b|c,。d', rules)).toMatchObject({ text: 'a，bc,。d', settled: true, checked: { findings: [{}] } });
    // The error stands elsewhere.
    const far = (text: string) => (text.includes('，') ? replacing(/d/g, 'd', grave)(text) : []);
    expect(fixed('a,b|c', [...rules, far])).toMatchObject({ text: 'a，bc' });
    expect(fixed('a,bd', [...rules, far])).toMatchObject({ text: 'a,bd', edits: [], fixed: [], settled: true });
  });

  it('ignores edits that change nothing, overlap each other, or lie outside of the text', () => {
    const ignored: Toy[] = [
      { edits: [[0, 1, 'a']] },
      { edits: [[2, 9, '']] },
      { edits: [] },
      {
        edits: [
          [0, 2, 'x'],
          [1, 3, 'y'],
        ],
      },
    ];
    for (const toy of ignored)
      expect(fixed('abc', [() => [finding(toy)]])).toMatchObject({ text: 'abc', settled: true });
  });

  it('brings line ends of the kind that the text has', () => {
    expect(fixed('a\r\nb|c\r\n', [replacing(/\|/g, '\n')]).text).toBe('a\r\nb\r\nc\r\n');
    expect(fixed('a\rb|c', [replacing(/\|/g, '\n')]).text).toBe('a\rb\rc');
    expect(fixed('a|c', [replacing(/\|/g, '\n')]).text).toBe('a\nc');
  });

  it('gives, for any rules that settle, edits that make the text of the one given', () => {
    const letters = (length: number) => fc.string({ unit: fc.constantFrom(...'abcd\n'), maxLength: length });
    const rule = fc.tuple(letters(3).filter(Boolean), letters(4));
    fc.assert(
      fc.property(letters(30), fc.array(rule, { maxLength: 4 }), (text, rules) => {
        const toys = rules.map(([from, to]) => replacing(new RegExp(from, 'g'), to));
        const once = fixed(text, toys);
        expect(applyEdits(text, once.edits)).toBe(once.text);
        expect(disjoint(once.edits)).toBe(true);
        expect(patched(text, formatDiff('a', text, once.edits))).toBe(once.text);
        if (once.settled) expect(fixed(once.text, toys)).toMatchObject({ text: once.text, edits: [], fixed: [] });
      }),
      { seed: 6, numRuns: 2000 },
    );
  });
});

function disjoint(edits: readonly Edit[]): boolean {
  return edits.every(({ range }, i) => range.start <= range.end && (edits[i - 1]?.range.end ?? -1) < range.start);
}

describe('formatDiff', () => {
  const edit = (start: number, end: number, text: string): Edit => ({ range: { start, end }, text });

  it('shows whole lines with three around them', () => {
    const text = '一\n二\n三\n四\n五\n六\n七\n八\n';
    expect(formatDiff('稿.txt', text, [edit(8, 9, '5')])).toBe(
      '--- 稿.txt\n+++ 稿.txt\n@@ -2,7 +2,7 @@\n 二\n 三\n 四\n-五\n+5\n 六\n 七\n 八\n',
    );
  });

  it('joins hunks that meet and parts those that do not', () => {
    const text = Array.from({ length: 20 }, (_, i) => `${String.fromCharCode(97 + i)}\n`).join('');
    expect(formatDiff('a', text, [edit(0, 1, 'A'), edit(14, 15, 'H')]).match(/^@@.*@@$/gm)).toEqual([
      '@@ -1,11 +1,11 @@',
    ]);
    expect(formatDiff('a', text, [edit(0, 2, ''), edit(16, 17, 'I')]).match(/^@@.*@@$/gm)).toEqual([
      '@@ -1,4 +1,3 @@',
      '@@ -6,7 +5,7 @@',
    ]);
  });

  it('says where the last line has no end', () => {
    expect(formatDiff('a', 'a,', [edit(1, 2, '，')])).toBe(
      '--- a\n+++ a\n@@ -1,1 +1,1 @@\n-a,\n\\ No newline at end of file\n+a，\n\\ No newline at end of file\n',
    );
  });

  it('is empty where nothing changes', () => {
    expect(formatDiff('a', 'a\n', [])).toBe('');
    expect(formatDiff('a', 'a\n', [edit(0, 1, 'a')])).toBe('');
  });

  it('writes no control of a file name', () => {
    expect(formatDiff('a \n\u001b', 'a\n', [edit(0, 1, 'b')])).toMatch(/^--- a <U\+000A><U\+001B>\t\n\+\+\+ a/);
  });
});

/** `text` with a unified diff applied, by its line numbers alone. */
function patched(text: string, diff: string): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const result: string[] = [];
  let at = 0;
  const body = diff.replace(/\n\\ No newline at end of file\n/g, '\0').match(/[^\n\0]*[\n\0]/g) ?? [];
  for (const line of body.slice(2)) {
    const hunk = /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@/.exec(line);
    const content = line.slice(1).replace('\0', '');
    if (hunk) {
      const [, from, removed, to] = hunk.map(Number) as [number, number, number, number];
      const start = removed ? from - 1 : from;
      while (at < start) result.push(lines[at++] as string);
      expect(result.length).toBe(hunk[4] === '0' ? to : to - 1);
      continue;
    }
    if (line.startsWith('+')) result.push(content);
    else {
      expect(lines[at]).toBe(content);
      if (line.startsWith(' ')) result.push(content);
      at++;
    }
  }
  return [...result, ...lines.slice(at)].join('');
}
