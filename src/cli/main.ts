import { createRequire } from 'node:module';
import { SegmenterUnavailable } from '../analyse/segmenter.js';
import { fill } from '../text/message.js';
import { visible } from '../text/visible.js';
import { langOf, readCommandLine } from './options.js';
import { systemReason, TEXTS } from './texts.js';
import { UsageError } from './usage.js';
import { columnsOf, type World } from './world.js';
import { writeTo } from './write.js';

/**
 * Runs one command line (without node and script). Returns the exit code: 0 all was checked and nothing fails, 1 something
 * fails, 2 bad usage, or something was not fully checked or written. Never throws.
 */
export async function main(argv: readonly string[], world: World): Promise<number> {
  const lang = langOf(argv);
  try {
    const request = readCommandLine(argv);
    if (request.kind === 'help') {
      const { helpText } = await import('./help.js');
      return await say(world, helpText(argv, columnsOf(world.stdout)), lang);
    }
    if (request.kind === 'version') return await say(world, `${await version(lang)}\n`, lang);
    if (request.kind === 'rules' || request.kind === 'explain') {
      const { about } = await import('./about.js');
      return await about(request, tool().version, world);
    }
    if (request.kind === 'config' || request.kind === 'init') {
      const { initConfig, tellConfig } = await import('./init.js');
      return await (request.kind === 'init' ? initConfig(request.lang, world) : tellConfig(request, world));
    }
    if (request.kind === 'completion') {
      const { completion } = await import('./completion.js');
      return await completion(request.shell, request.lang, world);
    }
    if (request.watch) {
      const { watch } = await import('./watch.js');
      return await watch(request, tool().version, world);
    }
    const { run } = await import('./run.js');
    return await run(request, tool().version, world);
  } catch (error) {
    const message =
      error instanceof UsageError
        ? error.message
        : fill(TEXTS.crashed[lang], { reason: visible(error instanceof Error ? error.message : String(error)) });
    await writeTo(world.stderr, [`newslint: ${message}\n`]);
    return 2;
  }
}

/** Does the jobs of a run in another thread or process; bin/worker.js starts it. */
export async function serve(): Promise<void> {
  const { serve } = await import('./jobs/worker.js');
  serve();
}

type Lang = ReturnType<typeof langOf>;

async function say(world: World, text: string, lang: Lang): Promise<number> {
  const error = await writeTo(world.stdout, [text]);
  if (error === undefined) return 0;
  const message = fill(TEXTS.cannotPrint[lang], { reason: systemReason(error, lang) });
  await writeTo(world.stderr, [`newslint: ${message}\n`]);
  return 2;
}

async function version(lang: Lang): Promise<string> {
  const { segmenterName } = await import('../analyse/engines.js');
  let segmenter: string;
  try {
    segmenter = segmenterName();
  } catch (error) {
    if (!(error instanceof SegmenterUnavailable)) throw error;
    segmenter = TEXTS.noSegmenter[lang];
  }
  return `newslint ${tool().version} (${segmenter})`;
}

function tool(): { readonly version: string } {
  return createRequire(import.meta.url)('../../package.json') as { version: string };
}
