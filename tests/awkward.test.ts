import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findInputs } from '../src/read/inputs.js';
import { readInput } from '../src/read/read.js';
import { explain, type Reason } from '../src/read/refusal.js';
import { type AwkwardFile, type AwkwardFolder, type Expected, layAwkwardFiles } from './awkward-files.js';

let folder: AwkwardFolder;
beforeAll(async () => {
  folder = await layAwkwardFiles();
});
afterAll(() => folder.remove());

/** What became of one path, in the words of the expectations. */
function outcome(path: string): unknown {
  const { files, refused } = findInputs([path]);
  expect(files.length + refused.length).toBe(1);
  const [file] = files;
  if (file?.absolute === undefined) return refusal(refused[0]?.reason as Reason);
  const read = readInput({ path: file.path, absolute: file.absolute });
  if ('refused' in read) return refusal(read.refused);
  const { encoding, text, bom } = read;
  return { encoding, ...(bom && { bom }), text };
}

function refusal(reason: Reason): Expected {
  for (const lang of ['zh', 'en'] as const) expect(explain(reason, lang)).not.toMatch(/[{}]|undefined/);
  return {
    refused: reason.code,
    ...('line' in reason.evidence && { line: reason.evidence.line as number }),
  };
}

/** The outcome of each file beside the expected one, long texts by their length. */
function outcomes(list: readonly AwkwardFile[]): { found: unknown; expected: unknown } {
  const found = list.map(({ name, expected }) => {
    const one = outcome(join(folder.path, name)) as { encoding?: string; text?: string };
    return [name, 'characters' in expected ? { encoding: one.encoding, characters: one.text?.length } : one];
  });
  return {
    found: Object.fromEntries(found),
    expected: Object.fromEntries(list.map((one) => [one.name, one.expected])),
  };
}

describe('a folder of awkward files', () => {
  it('reads or refuses each as it should', () => {
    expect(folder.files.length).toBeGreaterThan(60);
    const { found, expected } = outcomes(folder.files);
    expect(found).toEqual(expected);
  });

  it('reads what a walk leaves aside when it is named', () => {
    const isFile = ({ expected }: AwkwardFile) => !('refused' in expected && expected.refused === 'folder');
    const { found, expected } = outcomes(folder.ignored.filter(isFile));
    expect(found).toEqual(expected);
  });

  it('loses nothing in a walk', () => {
    const { files, refused, ignored } = findInputs([folder.path]);
    const names = (list: readonly { readonly path: string }[]) =>
      list.map(({ path }) => path.slice(folder.path.length + 1)).sort();
    const found = folder.files.map(({ name }) => name);
    expect(names([...files, ...refused])).toEqual(found.sort());
    expect(names(ignored)).toEqual(folder.ignored.map(({ name }) => name).sort());
  });
});
