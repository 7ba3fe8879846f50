import { defineRule } from '../../rule/rule.js';
import { crowds } from '../../text/crowds.js';
import { excerpt } from '../../text/excerpt.js';
import { type Range, wholeCharacters } from '../../text/range.js';

/** Zero-width marks, soft hyphens, bidi controls, fillers, controls, other line ends; tab, LF, CR and page break are none. */
const INVISIBLE =
  /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]{1,1000}/g;

/** Scripts whose spelling needs joiners and direction marks: Hebrew to Tibetan, Khmer, Mongolian. */
const JOINING = /[\u0590-\u0FFF\u1780-\u18AF\uFB1D-\uFEFC]/;
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]$/u;

/** More than so many on a line are reported together. */
const CROWD = 3;

/** Names for the ones that desks meet. */
const NAMES: Readonly<Record<string, string>> = {
  '\u200B': '零宽空格',
  '\u200C': '零宽不连字',
  '\u200D': '零宽连字',
  '\u200E': '左至右标记',
  '\u200F': '右至左标记',
  '\u2028': '行分隔符',
  '\u2029': '段分隔符',
  '\u2060': '词连接符',
  '\u00AD': '软连字符',
  '\uFEFF': '字节序标记',
};

export default defineRule({
  id: 'invisible-character',
  category: 'characters',
  summary: { zh: '看不见的字符：零宽空格、软连字符、控制符', en: 'zero-width, soft-hyphen and control characters' },
  severity: 'error',
  weight: 0,
  scope: 'page',
  needs: ['invisible'],
  messages: {
    one: { zh: '看不见的字符 {code}（{name}）：{context}', en: 'invisible character {code}: {context}' },
    many: { zh: '这一行有{count}处看不见的字符', en: '{count} runs of invisible characters on this line' },
  },
  fixes: {
    remove: { zh: '删去', en: 'remove' },
  },
  *check({ text, lines }) {
    const runs: Range[] = [];
    for (const { index: start, 0: run } of text.matchAll(INVISIBLE)) {
      const range = { start, end: start + run.length };
      if (!isNeeded(text, range)) runs.push(range);
    }
    for (const group of crowds(lines, runs, CROWD)) {
      const first = group[0] as Range;
      const range = { start: first.start, end: (group.at(-1) as Range).end };
      const edits = group.map((one) => ({ range: one, text: isLineEnd(text, one) ? '\n' : '' }));
      const isSafe = !group.some((one) => isBetweenDigits(text, one));
      const fix = { title: 'remove', applicability: isSafe ? 'safe' : 'review', edits } as const;
      if (group.length > 1) {
        yield { code: 'many', range, evidence: { count: group.length }, fix };
      } else {
        const character = text[first.start] as string;
        const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
        const name = NAMES[character] ?? '控制符';
        yield { code: 'one', range, evidence: { code, name, context: context(text, range) }, fix };
      }
    }
  },
});

/** Joiners in emoji and in scripts that are spelt with them, direction marks beside Arabic and Hebrew. */
function isNeeded(text: string, { start, end }: Range): boolean {
  if (JOINING.test(text[start - 1] ?? '') || JOINING.test(text[end] ?? '')) return true;
  if (text.slice(start, end) !== '\u200D') return false;
  return (
    PICTURE.test(text.slice(Math.max(0, start - 2), start)) &&
    /^\p{Extended_Pictographic}/u.test(text.slice(end, end + 2))
  );
}

/** Without the soft hyphen 1 6 would be 16: somebody may have meant a range. */
function isBetweenDigits(text: string, { start, end }: Range): boolean {
  const isDigit = (at: number) => /[\d０-９]/.test(text[at] ?? '');
  return isDigit(start - 1) && isDigit(end) && text.slice(start, end).includes('\u00AD');
}

/** Unicode's own line ends, and U+000B, which Word has for one; beside others that cannot be seen, too. */
function isLineEnd(text: string, { start, end }: Range): boolean {
  return /[\v\u0085\u2028\u2029]/.test(text.slice(start, end)) && !/[\r\n]/.test(text[end] ?? '\n');
}

/** What can be seen around it: four characters on either side. */
function context(text: string, { start, end }: Range): string {
  const seen = wholeCharacters(text, { start: Math.max(0, start - 4), end: Math.min(text.length, end + 4) });
  return excerpt((text.slice(seen.start, start) + text.slice(end, seen.end)).replace(INVISIBLE, ''));
}
