import type { LintResult } from './lint.js';
import type { Report } from './report.js';

/** Findings that are known and left as they are. Only `id` decides; the rest tells people which they are. */
export interface Baseline {
  readonly version: 1;
  readonly findings: readonly BaselineEntry[];
}

export interface BaselineEntry {
  readonly id: string;
  readonly path: string;
  readonly rule: string;
  readonly message: string;
}

/** A baseline of everything that `report` tells. */
export function baselineOf({ files }: Report): Baseline {
  const findings = files.flatMap(({ path, findings }) =>
    findings.map(({ id, rule, message }) => ({ id, path, rule, message })),
  );
  return { version: 1, findings };
}

/** As a file: a finding a line, in the order of the report, so that a change of it reads well in a diff. */
export function baselineText({ version, findings }: Baseline): string {
  const lines = findings.map((one) => `    ${JSON.stringify(one)}`).join(',\n');
  return `{\n  "version": ${version},\n  "findings": [${lines && `\n${lines}\n  `}]\n}\n`;
}

/** Reads a baseline; undefined for a text that is none. */
export function readBaseline(text: string): Baseline | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { version, findings } = (value ?? {}) as Partial<Baseline>;
  const isEntry = (one: unknown) =>
    ['id', 'path', 'rule', 'message'].every(
      (key) => typeof (one as Record<string, unknown> | null)?.[key] === 'string',
    );
  if (version !== 1 || !Array.isArray(findings) || !findings.every(isEntry)) return undefined;
  return { version, findings };
}

/** Takes the known findings out of the results of a run. */
export interface Sieve {
  /** `result` without them. */
  unknown<T extends LintResult>(result: T): T;
  /** How many of them a run found. */
  found(): number;
  /** Those that it did not find, in the files at `paths`, which it checked. */
  stale(paths: readonly string[]): BaselineEntry[];
}

export function sieve({ findings }: Baseline): Sieve {
  const known = new Set(findings.map(({ id }) => id));
  const met = new Set<string>();
  return {
    unknown(result) {
      for (const { id } of result.findings) if (known.has(id)) met.add(id);
      return { ...result, findings: result.findings.filter(({ id }) => !known.has(id)) };
    },
    found: () => met.size,
    stale(paths) {
      const checked = new Set(paths);
      return findings.filter(({ id, path }) => checked.has(path) && !met.has(id));
    },
  };
}
