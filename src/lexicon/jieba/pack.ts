import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/**
 * jieba's dictionary as nodejieba ships it, word for word, in one compressed file: `src/lexicon/jieba/dictionary.br`.
 *
 * Why a copy: the table must be built on machines where nodejieba can't be, and npm removes the whole package of an
 * optional dependency whose build fails, dictionary and all. No package without a native part holds the same text:
 * @node-rs/jieba has a dict.txt, but another version of it (80 lines differ) beside a binary; jieba-wasm keeps its own
 * inside the WebAssembly. Compressed, the four files are 2.1 MB and unpack in under a tenth of a second.
 */
export interface Pack {
  /** Package and version that the files come from. */
  readonly source: string;
  readonly licence: string;
  /** SHA-256 of each file as it stands in the package; idf.utf8 is kept only as far as `idf` holds it. */
  readonly checksums: Readonly<Record<string, string>>;
  /** jieba.dict.utf8: `word frequency tag` a line. */
  readonly dictionary: string;
  /** user.dict.utf8: the four words that nodejieba adds, `word [[frequency] tag]` a line. */
  readonly userWords: string;
  /** hmm_model.utf8: start, transition and emission probabilities of the states B, E, M, S. */
  readonly model: string;
  /** idf.utf8 cut to the dictionary: on the line of each word its inverse document frequency, or nothing. */
  readonly idf: string;
  /** The mean over all of idf.utf8, which the cut column no longer tells: jieba's figure for words that are not in it. */
  readonly averageIdf: number;
}

/** The pack in `compressed`; throws if it is not one. */
export function readPack(compressed: Uint8Array): Pack {
  const [header = '', dictionary = '', userWords = '', model = '', idf = ''] = brotliDecompressSync(compressed)
    .toString()
    .split(SEPARATOR);
  return { ...(JSON.parse(header) as Omit<Pack, Texts>), dictionary, userWords, model, idf };
}

/** The pack of a nodejieba release from the bytes of its four files by name. */
export function packOf(source: string, licence: string, files: ReadonlyMap<string, Uint8Array>): Pack {
  const text = (name: string): string => {
    const bytes = files.get(name);
    if (!bytes) throw new Error(`${name} is missing`);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  };
  const dictionary = text('jieba.dict.utf8');
  const idf = new Map(lines(text('idf.utf8')).map((line) => line.split(' ') as [string, string]));
  return {
    source,
    licence,
    checksums: Object.fromEntries([...files].map(([name, bytes]) => [name, sha256(bytes)])),
    averageIdf: [...idf.values()].reduce((sum, value) => sum + Number(value), 0) / idf.size,
    dictionary,
    userWords: text('user.dict.utf8'),
    model: text('hmm_model.utf8'),
    idf: lines(dictionary)
      .map((line) => idf.get(line.slice(0, line.indexOf(' '))) ?? '')
      .join('\n'),
  };
}

/** The file that `readPack` reads, as small as brotli makes it, which takes half a minute. */
export function writePack({ dictionary, userWords, model, idf, ...header }: Pack): Uint8Array {
  const bytes = Buffer.from([JSON.stringify(header), dictionary, userWords, model, idf].join(SEPARATOR));
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}

/** The lines of a dictionary file; the last one may lack its line feed. */
export function lines(text: string): string[] {
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

/** In hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

type Texts = 'dictionary' | 'userWords' | 'model' | 'idf';

/** Record separator: a character of no dictionary. */
const SEPARATOR = '\u001e';
