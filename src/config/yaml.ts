import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node, ReadTree } from './tree.js';

/** YAML 1.2, core schema: no tags of its own. Anchors are refused, for a few lines of them can stand for millions. */
export const readYaml: ReadTree = (text) => {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
  const [first] = document.errors;
  if (first) return { problem: { start: first.pos[0], detail: first.message } };
  try {
    return document.contents ? { tree: nodeOf(document.contents) } : {};
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { problem: { start: error.start, detail: error.message } };
  }
};

class Unreadable extends Error {
  readonly start: number;

  constructor(start: number, message: string) {
    super(message);
    this.start = start;
  }
}

function nodeOf(node: unknown): Node {
  if (isMap(node)) {
    const start = node.range?.[0] ?? 0;
    const entries = node.items.map(({ key, value }) => {
      const name = nodeOf(key);
      if (name.kind !== 'scalar') throw new Unreadable(name.start, 'a key must be a word');
      const none: Node = { kind: 'scalar', start: name.start, value: null };
      return { key: String(name.value), start: name.start, value: value ? nodeOf(value) : none };
    });
    return { kind: 'map', start, entries };
  }
  if (isSeq(node)) return { kind: 'list', start: node.range?.[0] ?? 0, items: node.items.map(nodeOf) };
  const start = (node as { range?: readonly number[] } | null)?.range?.[0] ?? 0;
  if (!isScalar(node)) throw new Unreadable(start, 'anchors and aliases are not read');
  const { value } = node;
  const plain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  if (!plain) throw new Unreadable(start, 'not a plain value');
  return { kind: 'scalar', start, value: value as string | number | boolean | null };
}
