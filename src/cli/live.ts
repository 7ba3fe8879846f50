import { ndjsonBegin, ndjsonEnd, ndjsonFile, ndjsonFindings } from '../format/ndjson.js';
import { type Checked, fileReport, type Report } from '../lint/report.js';
import type { Page } from '../page/page.js';
import type { Severity } from '../rule/finding.js';
import { openWriter } from './write.js';

/** Writes a report as NDJSON while it is made. */
export interface Live {
  /** A file with its findings so far. */
  file(checked: Checked): Promise<void>;
  /** The findings that came later, and the rest. Resolves to what went wrong in writing. */
  end(report: Report): Promise<unknown>;
}

/** Findings below `least` are left out. */
export function openLive(version: string, stream: NodeJS.WritableStream, least: Severity | undefined): Live {
  const writer = openWriter(stream);
  const begun = writer.put(ndjsonBegin({ name: 'newslint', version }));
  /** By path: the ids of the findings that are written. */
  const told = new Map<string, ReadonlySet<string>>();
  return {
    async file(checked) {
      await begun;
      const file = fileReport(checked, NO_PAGES, least);
      told.set(file.path, new Set(file.findings.map(({ id }) => id)));
      await writer.put(ndjsonFile(file));
    },
    async end(report) {
      await begun;
      for (const { path, findings } of report.files) {
        const late = findings.filter(({ id }) => !told.get(path)?.has(id));
        if (late.length) await writer.put(ndjsonFindings(path, late));
      }
      await writer.put(ndjsonEnd(report));
      return writer.failed();
    },
  };
}

/** Findings that are known before the other files are speak of none of them. */
const NO_PAGES: ReadonlyMap<string, Page> = new Map();
