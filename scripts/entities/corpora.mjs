// Reads the annotated sets of a folder: sentences, each a text and its names as { from, to, type }; types as in tags.ts.
import { readFileSync } from 'node:fs';
import { addressCuts } from '../../dist/analyse/entities/tagger/addresses.js';

const PERSON = 0;
const PLACE = 1;
const ORGANISATION = 2;
const BIO = { PER: PERSON, LOC: PLACE, ORG: ORGANISATION };

/** `sentences` with addresses cut as People's Daily has them, each division by itself (辽宁省 and 铁岭市). */
export function splitAddresses(sentences) {
  return sentences.map(({ text, names }) => ({
    text,
    names: names.flatMap(({ from, to, type }) => {
      if (type !== PLACE) return [{ from, to, type }];
      const cuts = [0, ...addressCuts(text.slice(from, to)), to - from];
      return cuts.slice(1).map((cut, i) => ({ from: from + cuts[i], to: from + cut, type }));
    }),
  }));
}

/** A character and its BIO tag a line, a blank line between sentences. */
export function readBio(path) {
  return blocks(path).map((lines) => sentenceOf(lines.map((line) => line.split(/\s/))));
}

/** Tokens with BIO tags in the third column, and comments (Universal NER). */
export function readIob2(path) {
  return blocks(path).map((lines) =>
    sentenceOf(lines.filter((line) => !line.startsWith('#')).map((line) => [line.split('\t')[1], line.split('\t')[2]])),
  );
}

/** A JSON object a line, with the ranges of its names (both ends included) by type. */
export function readCluener(path) {
  const types = {
    name: PERSON,
    address: PLACE,
    scene: PLACE,
    company: ORGANISATION,
    government: ORGANISATION,
    organization: ORGANISATION,
  };
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { text, label } = JSON.parse(line);
      const names = Object.entries(label).flatMap(([kind, forms]) =>
        kind in types
          ? Object.values(forms)
              .flat()
              .map(([from, last]) => ({ from, to: last + 1, type: types[kind] }))
          : [],
      );
      return { text, names: names.sort((a, b) => a.from - b.from) };
    })
    .filter(({ names }) => names.every(({ from }, i) => i === 0 || from >= names[i - 1].to));
}

/** Paragraphs with names as {{kind:text}}, cut into sentences. */
export function readBoson(path) {
  const types = { person_name: PERSON, location: PLACE, org_name: ORGANISATION, company_name: ORGANISATION };
  const sentences = [];
  for (const line of readFileSync(path, 'utf8').split(/\r?\n/)) {
    let text = '';
    let copied = 0;
    const names = [];
    for (const { 0: whole, 1: kind, 2: form, index } of line.matchAll(/\{\{(\w+):([^}]*)\}\}/g)) {
      text += line.slice(copied, index);
      copied = index + whole.length;
      const from = text.length;
      text += form.trim();
      if (kind in types && form.trim()) names.push({ from, to: text.length, type: types[kind] });
    }
    text += line.slice(copied);
    for (const { 0: sentence, index } of text.matchAll(/[^。！？]+[。！？]?/g)) {
      const own = names.filter(({ from, to }) => from >= index && to <= index + sentence.length);
      const shifted = own.map(({ from, to, type }) => ({ from: from - index, to: to - index, type }));
      sentences.push({ text: sentence, names: shifted });
    }
  }
  return sentences;
}

function blocks(path) {
  return readFileSync(path, 'utf8')
    .split(/\r?\n(?:\r?\n)+/)
    .filter(Boolean)
    .map((block) => block.split(/\r?\n/).filter(Boolean));
}

function sentenceOf(tokens) {
  let text = '';
  let open;
  const names = [];
  const close = () => {
    if (open) names.push({ ...open, to: text.length });
    open = undefined;
  };
  for (const [token, tag = 'O'] of tokens) {
    const type = BIO[tag.slice(2)];
    if (!tag.startsWith('I-') || type !== open?.type) close();
    if (type !== undefined && !open) open = { from: text.length, type };
    text += token;
  }
  close();
  return { text, names };
}
