import { readFileSync } from 'node:fs';
import { Unavailable } from '../text/unavailable.js';

/**
 * What `decode` makes of the file `name` of src/lexicon/. It may throw where the file is too short, and views beyond the end
 * do. Throws `Unavailable` then, and where there is no file.
 */
export function fromFile<T>(name: string, decode: (file: Uint8Array<ArrayBuffer>) => T): T {
  try {
    const file = readFileSync(new URL(`../../src/lexicon/${name}`, import.meta.url));
    // A short file shares its buffer with others: behind its end would be theirs.
    return decode(file.byteLength === file.buffer.byteLength ? file : Uint8Array.from(file));
  } catch {
    throw new Unavailable({
      zh: `词表 ${name} 缺失或不完整；请重新安装 newslint`,
      en: `the word list ${name} is missing or not whole; install newslint again`,
    });
  }
}
