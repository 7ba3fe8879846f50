import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What each room of src/ may import of ours. `rules/x` never imports another rule. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  text: [],
  lexicon: ['text'],
  read: ['text'],
  page: ['text', 'lexicon'],
  analyse: ['text', 'page', 'lexicon'],
  rule: ['text', 'page', 'analyse'],
  rules: ['text', 'page', 'analyse', 'rule', 'lexicon'],
  config: ['text', 'rule'],
  lint: ['text', 'page', 'analyse', 'rule'],
  score: ['text', 'page', 'analyse', 'rule'],
  format: ['text', 'page', 'analyse', 'rule', 'lint', 'score'],
  cli: ['text', 'read', 'page', 'lexicon', 'analyse', 'rule', 'rules', 'config', 'lint', 'score', 'format'],
};

const root = new URL('../src/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && file.includes('/'),
);

describe.each(files)('%s', (file) => {
  const source = readFileSync(new URL(file, root), 'utf8');
  const imports = [...source.matchAll(/(?:from|import\(|import) ?'([^']+)'/g)].map(([, from]) => from as string);
  const room = file.split('/')[0] as string;

  it('imports only what its room may', () => {
    const rooms = imports
      .filter((from) => from.startsWith('.'))
      .map((from) => new URL(from, new URL(file, root)).pathname.slice(root.pathname.length).split('/')[0] as string);
    for (const other of rooms) expect([room, ...(MAY_IMPORT[room] ?? [])]).toContain(other);
  });

  it('imports no other rule', () => {
    if (room !== 'rules' || file === 'rules/index.ts') return;
    for (const from of imports.filter((one) => one.startsWith('.'))) expect(from).toMatch(/^\.\.\/\.\.\//);
  });

  it('leaves the world to read, cli and the lexicon loader', () => {
    if (room === 'read' || room === 'cli') return;
    expect(source).not.toMatch(/\bprocess\.|\bconsole\./);
    if (room !== 'lexicon') expect(imports).not.toContain('node:fs');
  });
});
