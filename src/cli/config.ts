import { readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import ignore from 'ignore';
import { SEGMENTERS } from '../analyse/segmenter.js';
import { checkConfig, explainProblem, type Problem } from '../config/check.js';
import type { Config } from '../config/config.js';
import { PRESETS } from '../config/presets.js';
import { isIgnored, type Layers, type RunSettings, runSettings, settingsFor } from '../config/resolve.js';
import type { Node, ReadTree } from '../config/tree.js';
import { errorReason } from '../read/entry.js';
import { explain } from '../read/refusal.js';
import type { Settings } from '../rule/setting.js';
import { rules } from '../rules/index.js';
import { lineStarts, positionAt } from '../text/lines.js';
import type { Lang } from '../text/message.js';
import { nearest } from '../text/nearest.js';
import type { ConfigFiles } from './config-files.js';

/** The configurations of a run. */
export interface Configurations {
  /** What holds for the file at `path` (absolute; none for a text without a file) under these, which were read before. */
  of(files: ConfigFiles, path?: string): FileConfig;
  /** Each a line: file, place, key, what is wrong. */
  readonly problems: readonly string[];
}

export interface FileConfig {
  readonly run: RunSettings;
  /** Of every rule, by its id. */
  readonly settings: Settings;
  readonly ignored: boolean;
  /** The files and presets that say so, the basis first. */
  readonly from: readonly string[];
}

/** Reads every configuration that `all` name, and what they extend, each once. Never throws for what stands in them. */
export async function readConfigurations(all: readonly ConfigFiles[], lang: Lang): Promise<Configurations> {
  const reader: Reader = { lang, problems: [] };
  const known = new Map<string, readonly Source[]>();
  for (const { config, ignore } of all) {
    if (config !== undefined && !known.has(config)) known.set(config, await readAll(config, reader));
    if (ignore !== undefined && !known.has(ignore)) known.set(ignore, [readIgnores(ignore, reader)]);
  }
  return {
    problems: reader.problems,
    of({ config, ignore }, path) {
      const sources = [config, ignore].flatMap((file) => (file === undefined ? [] : (known.get(file) ?? [])));
      const layers: Layers = sources.map(({ config, path: from, folder }) => ({
        config,
        from,
        matches: (patterns) => path !== undefined && folder !== undefined && matches(patterns, folder, path),
      }));
      return {
        run: runSettings(layers),
        settings: settingsFor(
          layers,
          rules.map(({ id }) => id),
        ),
        ignored: isIgnored(layers),
        from: layers.map(({ from }) => from),
      };
    },
  };
}

/** Collects what is wrong. */
interface Reader {
  readonly lang: Lang;
  readonly problems: string[];
}

/** One file or preset. */
interface Source {
  readonly path: string;
  /** That its patterns are seen from; a preset has none. */
  readonly folder?: string;
  readonly config: Config;
}

/** The configuration at `path` with all that it extends, the basis first; `above` are the files that it is read for. */
async function readAll(path: string, reader: Reader, above: readonly string[] = []): Promise<Source[]> {
  const text = readText(path, reader);
  if (text === undefined) return [];
  const lines = lineStarts(text);
  const say = (problem: Problem) => {
    const { line, column } = positionAt(lines, problem.start);
    reader.problems.push(`${shown(path)}:${line}:${column}: ${explainProblem(problem, reader.lang)}`);
  };
  const { tree, problem } = (await readerOf(path))(text);
  if (problem) {
    say({ code: 'syntax', start: problem.start, key: '', evidence: { detail: problem.detail } });
    return [];
  }
  const own = basename(path) === 'package.json' ? valueOf(tree, 'newslint') : tree;
  const { config, problems } = checkConfig(own, {
    rules: new Map(rules.map(({ id, options }) => [id, options])),
    segmenters: SEGMENTERS,
  });
  problems.forEach(say);

  const folder = dirname(path);
  const extended = valueOf(own, 'extends');
  const sources: Source[] = [];
  for (const [i, name] of (config.extends ?? []).entries()) {
    const { start } = (extended?.kind === 'list' && extended.items[i]) || extended || { start: 0 };
    const key = extended?.kind === 'list' ? `extends[${i}]` : 'extends';
    const base = resolve(folder, name);
    const preset = PRESETS.get(name);
    if (preset) sources.push({ path: name, config: preset });
    else if (name.startsWith('newslint:'))
      say({ code: 'unknown-preset', start, key, evidence: { guess: nearest(name, [...PRESETS.keys()]).join(', ') } });
    else if ([...above, path].includes(base)) say({ code: 'circle', start, key, evidence: { path: name } });
    else sources.push(...(await readAll(base, reader, [...above, path])));
  }
  const here = (files: readonly string[]) => files.map((file) => resolve(folder, file));
  const { lexicons, terms } = config;
  sources.push({
    path: shown(path),
    folder,
    config: { ...config, ...(lexicons && { lexicons: here(lexicons) }), ...(terms && { terms: here(terms) }) },
  });
  return sources;
}

function readIgnores(path: string, reader: Reader): Source {
  const ignores = (readText(path, reader) ?? '').split(/\r\n?|\n/);
  return { path: shown(path), folder: dirname(path), config: { ignores } };
}

function readText(path: string, { lang, problems }: Reader): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    problems.push(`${shown(path)}: ${explain(errorReason(error), lang)}`);
    return undefined;
  }
}

/** The parser of a file, by its name. */
async function readerOf(path: string): Promise<ReadTree> {
  return /\.ya?ml$/i.test(path)
    ? (await import('../config/yaml.js')).readYaml
    : (await import('../config/jsonc.js')).readJsonc;
}

function valueOf(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}

/** Does one of `patterns` match the file at `path`, seen from `folder`? What lies outside of the folder never matches. */
function matches(patterns: readonly string[], folder: string, path: string): boolean {
  const inside = relative(folder, path);
  if (!inside || inside.startsWith('..') || resolve(inside) === inside) return false;
  return ignore()
    .add(patterns)
    .ignores(sep === '/' ? inside : inside.replaceAll(sep, '/'));
}

/** `path` as a user would name it from where they are. */
function shown(path: string): string {
  const near = relative('', path);
  return near.startsWith('..') ? path : near;
}
