import { writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { rules } from '../rules/index.js';
import { fill, type Lang } from '../text/message.js';
import { visible } from '../text/visible.js';
import { readConfigurations } from './config.js';
import { CONFIG_NAMES } from './config-files.js';
import { searching } from './configure.js';
import type { Request } from './options.js';
import { written } from './output.js';
import { systemReason, TEXTS } from './texts.js';
import { UsageError } from './usage.js';
import type { World } from './world.js';
import { writeTo } from './write.js';

/** `--print-config FILE`: what holds for a file, be it there or not, as JSON. Throws `UsageError` for a bad configuration. */
export async function tellConfig({ path, lang, config }: ConfigRequest, world: World): Promise<number> {
  const absolute = resolve(path);
  const files = searching(config)(dirname(absolute));
  const { of, problems } = await readConfigurations([files], lang);
  if (problems.length) throw new UsageError(problems.map(visible).join('\nnewslint: '));
  const { run, settings, ignored, from } = of(files, absolute);
  const severities = rules.map(({ id, severity }) => {
    const { level, except, options } = settings.get(id) ?? { level: 'default' };
    const own = level === 'default' ? severity : level;
    return [id, except || options ? [own, { ...(except && { except }), ...options }] : own];
  });
  const told = { from, ignored, ...run, rules: Object.fromEntries(severities) };
  const problem = await written(undefined, [`${JSON.stringify(told, undefined, 2)}\n`], lang, world);
  if (problem === undefined) return 0;
  await writeTo(world.stderr, [`newslint: ${problem}\n`]);
  return 2;
}

type ConfigRequest = Extract<Request, { kind: 'config' }>;

/** `newslint init`. Throws `UsageError` where there is a configuration already, or none can be written. */
export async function initConfig(lang: Lang, world: World): Promise<number> {
  const there = searching(undefined)(resolve()).config;
  if (there !== undefined && dirname(there) === resolve())
    throw new UsageError(fill(TEXTS.configThere[lang], { path: basename(there) }));
  const name = CONFIG_NAMES[2];
  try {
    writeFileSync(join(resolve(), name), FIRST[lang], { flag: 'wx' });
  } catch (error) {
    throw new UsageError(fill(TEXTS.cannotWrite[lang], { path: name, reason: visible(systemReason(error, lang)) }));
  }
  const problem = await written(undefined, [`${fill(TEXTS.configMade[lang], { path: name })}\n`], lang, world);
  return problem === undefined ? 0 : 2;
}

/** What a newcomer changes first; all of it is a comment or the default. */
const FIRST = {
  zh: `// newslint 的配置。规则一览：newslint rules；某个文件适用的配置：newslint --print-config 文件
{
  // 预设：newslint:news（报纸，默认）、newslint:strict（有警告也不通过）、newslint:web（网页）、newslint:broadcast（口播稿）
  "extends": ["newslint:news"],

  // off 关闭，error 错误，warning 警告，info 提示，default 照规则自己的定级
  "rules": {
    // "fullwidth-letter": "off"
  },

  // 某些文件另行规定；写法同 .gitignore
  "overrides": [
    // { "files": ["诗歌/"], "rules": { "truncated-paragraph": "off" } }
  ],

  // 不查的文件；写法同 .gitignore
  "ignores": [],

  // 到这一级就不通过（退出码 1）
  "failOn": "error"
}
`,
  en: `// newslint's configuration. All rules: newslint rules; what holds for a file: newslint --print-config FILE
{
  // Presets: newslint:news (newspapers, the default), newslint:strict (warnings fail too), newslint:web, newslint:broadcast
  "extends": ["newslint:news"],

  // off, error, warning, info, or default: the rule's own severity
  "rules": {
    // "fullwidth-letter": "off"
  },

  // For some files; patterns as in .gitignore
  "overrides": [
    // { "files": ["poems/"], "rules": { "truncated-paragraph": "off" } }
  ],

  // Files that are not checked; patterns as in .gitignore
  "ignores": [],

  // This severity and above fail (exit code 1)
  "failOn": "error",
  "lang": "en"
}
`,
} as const satisfies Record<Lang, string>;
