import { type Node as JsonNode, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ReadTree } from './tree.js';

/** JSON, with comments and trailing commas if need be. */
export const readJsonc: ReadTree = (text) => {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) return { problem: { start: first.offset, detail: printParseErrorCode(first.error) } };
  return root ? { tree: nodeOf(root) } : { problem: { start: 0, detail: 'ValueExpected' } };
};

function nodeOf({ type, offset: start, children = [], value }: JsonNode): Node {
  if (type === 'object') {
    const entries = children.flatMap(({ offset, children: [key, value] = [] }) =>
      key && value ? { key: String(key.value), start: offset, value: nodeOf(value) } : [],
    );
    return { kind: 'map', start, entries };
  }
  if (type === 'array') return { kind: 'list', start, items: children.map(nodeOf) };
  return { kind: 'scalar', start, value };
}
