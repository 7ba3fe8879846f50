import type { Lang } from '../text/message.js';
import { completionModel } from './completion/model.js';
import { written } from './output.js';
import type { Shell } from './program.js';
import type { World } from './world.js';
import { writeTo } from './write.js';

/** `newslint completion`: prints the script by which a shell completes newslint. Returns the exit code. */
export async function completion(shell: Shell, lang: Lang, world: World): Promise<number> {
  const problem = await written(undefined, [await scriptFor(shell, lang)], lang, world);
  if (problem === undefined) return 0;
  await writeTo(world.stderr, [`newslint: ${problem}\n`]);
  return 2;
}

async function scriptFor(shell: Shell, lang: Lang): Promise<string> {
  const model = completionModel(lang);
  switch (shell) {
    case 'bash':
      return (await import('./completion/bash.js')).bashScript(model);
    case 'zsh':
      return (await import('./completion/zsh.js')).zshScript(model);
    case 'fish':
      return (await import('./completion/fish.js')).fishScript(model);
  }
}
