/** A value as it was written, with places: what JSON, JSONC and YAML have in common. Offsets are UTF-16 units of the file. */
export type Node =
  | { readonly kind: 'map'; readonly start: number; readonly entries: readonly Entry[] }
  | { readonly kind: 'list'; readonly start: number; readonly items: readonly Node[] }
  | { readonly kind: 'scalar'; readonly start: number; readonly value: string | number | boolean | null };

export interface Entry {
  readonly key: string;
  /** Where the key stands. */
  readonly start: number;
  readonly value: Node;
}

/** What is wrong with the writing of a file, before anything in it is understood. `detail` is the parser's, in English. */
export interface SyntaxProblem {
  readonly start: number;
  readonly detail: string;
}

/** Reads data, never code. Without a problem there is a tree, but for an empty YAML file. */
export type ReadTree = (text: string) => { readonly tree?: Node; readonly problem?: SyntaxProblem };
