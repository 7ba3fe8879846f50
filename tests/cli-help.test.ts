import { describe, expect, it } from 'vitest';
import { helpText } from '../src/cli/help.js';
import { COMMANDS } from '../src/cli/program.js';
import { width } from '../src/text/width.js';

describe.each(['zh', 'en'])('help in %s', (lang) => {
  it('keeps to 80 columns', () => {
    for (const command of ['', ...COMMANDS]) {
      const text = helpText([command, '--lang', lang, '--help'].filter(Boolean), 80);
      for (const line of text.split('\n')) expect(width(line), line).toBeLessThanOrEqual(80);
    }
  });

  it('has every option under a heading of its own kind, and none under the one that commander gives', () => {
    const text = helpText(['--lang', lang, '--help'], 80);
    expect(text).not.toMatch(/^(选项：|Options:)$/m);
    expect(text.match(/^\S.*[：:]$/gm)?.length).toBeGreaterThanOrEqual(9);
  });
});
