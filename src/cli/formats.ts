import { readFileSync } from 'node:fs';
import type { Report } from '../lint/report.js';
import type { Page } from '../page/page.js';
import type { Severity } from '../rule/finding.js';
import { rules } from '../rules/index.js';
import type { Lang } from '../text/message.js';
import type { CommonFormat, Format } from './outputs.js';

/** A report in one of the formats that only reports have; each format's code is loaded only for its own use. */
export async function formatReport(
  format: Exclude<Format, CommonFormat>,
  report: Report,
  { lang, failOn, pages }: { readonly lang: Lang; readonly failOn: Severity; readonly pages: readonly Page[] },
): Promise<Iterable<string>> {
  switch (format) {
    case 'compact': {
      const { formatCompact } = await import('../format/compact.js');
      return formatCompact(report);
    }
    case 'ndjson': {
      const { formatNdjson } = await import('../format/ndjson.js');
      return formatNdjson(report);
    }
    case 'github': {
      const { formatGithub } = await import('../format/github.js');
      return formatGithub(report);
    }
    case 'junit': {
      const { formatJunit } = await import('../format/junit.js');
      return formatJunit(report, { failOn });
    }
    case 'checkstyle': {
      const { formatCheckstyle } = await import('../format/checkstyle.js');
      return formatCheckstyle(report);
    }
    case 'html': {
      const { formatHtml } = await import('../format/html.js');
      return formatHtml(report, { lang, rules, pages: new Map(pages.map((page) => [page.path, page])) });
    }
    case 'sarif': {
      const { formatSarif } = await import('../format/sarif.js');
      return formatSarif(report, { lang, rules: rules.map((rule) => ({ ...rule, help: proseOf(rule.id) })) });
    }
  }
}

/** What a rule's fixture says before its cases. */
function proseOf(id: string): string {
  const fixture = readFileSync(new URL(`../../fixtures/rules/${id}.md`, import.meta.url), 'utf8');
  return (fixture.split(/^## /m)[0] as string).replace(/^# .*\n/, '').trim();
}
