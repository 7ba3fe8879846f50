import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** A regular expression, as it is written and in its parts, and where it stands. */
export interface Found {
  readonly text: string;
  readonly source: string;
  readonly flags: string;
  readonly place: string;
}

const root = new URL('../../', import.meta.url);

/** Every regular expression that stands in src/, with its place; one that stands twice comes once. */
export function literals(): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const name of readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const file = ts.createSourceFile(
      name,
      readFileSync(new URL(`src/${name}`, root), 'utf8'),
      ts.ScriptTarget.ES2023,
      true,
    );
    const walk = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const [, source = '', flags = ''] = /^\/([^]*)\/([a-z]*)$/.exec(node.text) ?? [];
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        keep(found, source, flags, `src/${name}:${line + 1}`);
      }
      ts.forEachChild(node, walk);
    };
    walk(file);
  }
  return found;
}

/**
 * Every regular expression that the program makes at run time, of templates and of its word lists, while `run` uses it. What it
 * loads must not have been loaded before.
 */
export async function made(run: () => Promise<void>): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  const Native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Native, {
    construct(target, args, newTarget) {
      const one = Reflect.construct(target, args, newTarget) as RegExp;
      // Only ours: not those of the packages around us.
      const caller = /\/dist\/([^:]+):/.exec(new Error().stack?.split('\n')[2] ?? '')?.[1];
      if (caller) keep(found, one.source, one.flags, `src/${caller.replace(/js$/, 'ts')}`);
      return one;
    },
  });
  try {
    await run();
  } finally {
    globalThis.RegExp = Native;
  }
  return found;
}

function keep(found: Map<string, Found>, source: string, flags: string, place: string): void {
  const text = `/${source}/${flags}`;
  if (!found.has(text)) found.set(text, { text, source, flags, place });
}
