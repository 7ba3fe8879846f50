import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { ENCODINGS, type Encoding } from '../../src/read/decode.js';
import { encode } from '../../src/read/encode.js';
import { rules } from '../../src/rules/index.js';
import { readCases } from '../fixture.js';
import { hostile } from '../report-arbitrary.js';
import { soup } from '../soup.js';

/** A text as it would be decoded, or a file as it lies on the disk. */
export type Input =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly bytes: Uint8Array };

/** Malformed copy: what editors, wires, converters and enemies make of it. */
export function inputs(): fc.Arbitrary<Input> {
  return fc.oneof({ weight: 8, arbitrary: textInput }, { weight: 2, arbitrary: byteInput });
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const folder = (path: string) =>
  readdirSync(new URL(`../../${path}`, import.meta.url))
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .map((name) => read(`${path}/${name}`));

/** The project's own texts: each case of each rule, whole pages. */
const corpus = [
  ...rules.flatMap(({ id }) => readCases(id).flatMap(({ pages }) => pages.map(({ text }) => text))),
  ...[...folder('fixtures/pages'), ...folder('seeds')].flatMap((page) => [page, ...page.split(/\n{2,}/)]),
];

const figure = fc.oneof(
  fc.constantFrom(
    ...[
      '3.5',
      '12,345',
      '1,234.5',
      '10.5万',
      '105000',
      '8.64亿',
      '三',
      '二十',
      '一百零五',
      '２０',
      '0',
      '½',
      '①',
      '-3',
    ],
    ...[
      '99999999999999999999',
      '1e308',
      '0.0000001',
      '十几',
      '百分之三十',
      '3—5',
      '三五',
      '数十',
      '1.2.3',
      '1/3',
      '廿',
      '0x1F',
    ],
  ),
  fc.integer({ min: -10, max: 3000 }).map(String),
);
const unit = fc.constantFrom(
  ...[
    '元',
    '万元',
    '亿元',
    '人',
    '%',
    '个百分点',
    '公里',
    '亩',
    '吨',
    '倍',
    '岁',
    '名',
    '项',
    '户',
    '公斤',
    '平方米',
    '℃',
    'km',
    '届',
    '',
  ],
);
const day = fc
  .tuple(fc.integer({ min: 0, max: 2100 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }))
  .chain(([y, m, d]) =>
    fc.constantFrom(
      ...[
        `${y}年${m}月${d}日`,
        `${m}月${d}日`,
        `${y}-${m}-${d}`,
        `${y}年`,
        `${d}日`,
        `${m}月${d}日至${d + 2}日`,
        '昨天',
      ],
      ...[
        `星期${'一二三四五六日'[d % 7]}`,
        `农历${m}月初${d}`,
        '正月十五',
        '中秋节',
        `${d}时${m}分`,
        '2026年2月29日',
        `${y}/${m}`,
      ],
    ),
  );
const person = fc.constantFrom(
  ...['王建国', '李明', '欧阳文', '约翰·史密斯', '阿卜杜拉•买买提', '张 伟', '陈某某', '赵XX', '𠮷田'],
);
const place = fc.constantFrom(
  ...['云溪市', '柳河镇', '红石岭村', '北京', '湖北省武汉市', '内蒙古', '张家界市', '河南省长沙市'],
);
const organisation = fc.constantFrom(
  ...['市图书馆', '县农业农村局', '云溪大学', '中国银行', '第三人民医院', '联合国', '乡卫生院'],
);
const wording = fc.constantFrom(
  ...[
    '昨天通车',
    '比去年增长',
    '下降',
    '减少了',
    '共有',
    '其中',
    '由',
    '增至',
    '合计',
    '分别为',
    '平均',
    '占',
    '说',
    '表示',
    '据了解',
  ],
  ...[
    '一如继往',
    '的的',
    '原因是因为',
    '凯旋归来',
    '慢慢的走着',
    '残废人',
    '授权发布',
    '待补',
    'XX',
    '发展',
    '發展',
    '以上',
    '左右',
    '近',
  ],
  ...['的', '了', '在', '和', '与', '是', '将', '记者', '同志', '市长', '副市长', '书记', '村民', '以下简称'],
);
const mark = fc.constantFrom(
  ...'，。、；：！？“”‘’（）《》〈〉【】〔〕—…·',
  ...[
    '——',
    '……',
    '，，',
    '。”',
    '”。',
    '“”',
    '》《',
    '...',
    '--',
    '•',
    '～',
    ',',
    '.',
    '"',
    "'",
    '(',
    ')',
    '\u3000',
    ' ',
    '〇',
    '％',
  ],
);
const opening = fc.constantFrom(
  ...[
    '本报讯 ',
    '本报讯（记者 李明）',
    '新华社北京7月1日电（记者王建国）',
    '新华社授权发布',
    '本报记者 李明',
    '（图/文 李明）',
    '■',
    '●',
    '一、',
    '（一）',
  ],
  ...[
    '1.',
    '责任编辑：李明',
    '版次：3',
    '（下转第二版）',
    '（上接第一版）',
    '图片说明：',
    '王芳 摄',
    '2026年11月24日 星期二 第3版',
    '\u3000\u3000',
    '',
  ],
);
const sentence = fc
  .array(fc.oneof({ weight: 3, arbitrary: wording }, figure, unit, day, person, place, organisation, mark), {
    minLength: 1,
    maxLength: 14,
  })
  .map((all) => all.join(''));

const lineEnd = fc.constantFrom(
  '\n',
  '\n',
  '\n\n',
  '\n\n',
  '\r\n',
  '\r',
  '\n\r',
  '\u2028',
  '\u0085',
  '\f',
  '\v',
  '\n \n',
  '',
);
const page = fc
  .array(fc.tuple(opening, fc.array(fc.tuple(sentence, mark), { maxLength: 5 }), lineEnd), {
    minLength: 1,
    maxLength: 8,
  })
  .map((all) => all.map(([head, body, end]) => head + body.flat().join('') + end).join(''));

const directive = fc
  .tuple(
    fc.constantFrom('<!-- ', '<!--', '% ', '%', '＜！——', '<!---- ', ' % ', '# '),
    fc.constantFrom('newslint-', 'ｎｅｗｓｌｉｎｔ－', 'newslint', 'NEWSLINT-'),
    fc.constantFrom('disable', 'enable', 'disable-next-line', 'disable-file', 'disabel', 'disable-line', ''),
    fc.constantFrom(
      '',
      ' ',
      ' repeated-mark',
      ' repeated-mark, wrong-word',
      ' wrong-word，typo -- 引文',
      ' __proto__',
      ' nothing',
    ),
    fc.constantFrom(' -->', '-->', '', '\n', ' ——＞'),
  )
  .map((parts) => parts.join(''));

const markdown = fc.constantFrom(
  ...[
    '# ',
    '## ',
    '### ',
    '> ',
    '- ',
    '* ',
    '1. ',
    '---\n',
    '***',
    '```\n',
    '~~~\n',
    '`',
    '**',
    '__',
    '~~',
    '|',
    '| --- |\n',
    '[',
    '](',
    '![](',
    '<b>',
  ],
  ...[
    '---\ntitle: 新桥\n---\n',
    '[^1]',
    '[a]: http://x\n',
    '<!--',
    '-->',
    '    ',
    '\\',
    '<br>',
    '&nbsp;',
    '&#0;',
    '<http://x>',
  ],
);

const injection = fc.constantFrom(
  ...['=1+1', '＝HYPERLINK("http://x")', '@SUM(A1)', '+86', '-1', '\t=1', '"', '""', '","', '\r\n', ';', "'"],
  ...[
    '</script>',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=1>',
    '&lt;',
    '&amp;',
    ']]>',
    '<![CDATA[',
    '<?xml',
    '-->',
  ],
  ...[
    '\u001b[31m',
    '\u001b]0;x\u0007',
    '\u001b[2J',
    '\u009b31m',
    '\u0007',
    '\b\b\b',
    '\r',
    '::error file=a::x',
    '%0A',
    '##vso[task]',
    '${x}',
    '{0}',
    '{a}',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '$&',
    "$'",
    '$1',
    '\\u0000',
    '\\n',
    '%s',
    '[x](javascript:alert(1))',
    '{{0}}',
  ],
);

const unseen = fc.constantFrom(
  ...[
    '\0',
    '\u0001',
    '\u0008',
    '\u000b',
    '\u000c',
    '\u001b',
    '\u007f',
    '\u0080',
    '\u0085',
    '\u009b',
    '\u00a0',
    '\u00ad',
  ],
  ...[
    '\u061c',
    '\u115f',
    '\u180e',
    '\u200b',
    '\u200d',
    '\u200e',
    '\u2028',
    '\u2029',
    '\u202a',
    '\u202e',
    '\u2060',
    '\u2066',
    '\u3164',
    '\ufeff',
  ],
  ...[
    '\ufffd',
    '\uffff',
    '\ufdd0',
    '\ue000',
    '\u{f0000}',
    '\u{10ffff}',
    '\u{e0001}',
    '\u{e0100}',
    '\ufe0f',
    '\u0301',
    '\u20dd',
  ],
);

/** Halves of surrogate pairs, pairs the wrong way round, characters outside of the Basic Multilingual Plane. */
const surrogate = fc.oneof(
  fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit)),
  fc.constantFrom('\udc00\ud800', '\ud842', '\udfb7', '𠮷', '𬭛', '😀', '👨‍👩‍👧', '🇨🇳', '1️⃣', '\ud83d\ud83d\ude00'),
);

const scrap = fc.oneof(
  { weight: 6, arbitrary: mark },
  { weight: 3, arbitrary: unseen },
  { weight: 2, arbitrary: surrogate },
  { weight: 2, arbitrary: injection },
  { weight: 2, arbitrary: markdown },
  { weight: 1, arbitrary: directive },
  { weight: 2, arbitrary: lineEnd },
  { weight: 2, arbitrary: sentence },
  { weight: 2, arbitrary: day },
  { weight: 2, arbitrary: fc.constantFrom(...'⼀⼈⻄Ａｚ５％℃㎡㈠①Ⅳ々〇○零壹貳廿卅囍') },
);

type Blow = (text: string) => string;

const at = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.oneof({ weight: 4, arbitrary: fc.nat(12) }, fc.nat(200));
const cut = (text: string, at: number, length: number): [string, string, string] => {
  const start = Math.floor(at * text.length);
  return [text.slice(0, start), text.slice(start, start + length), text.slice(start + length)];
};

/** One thing that befalls a text. Places are counted in UTF-16 units: a pair may be torn. */
const blow: fc.Arbitrary<Blow> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(at, scrap).map(([at, scrap]) => put(at, 0, () => scrap)) },
  { weight: 2, arbitrary: fc.tuple(at, length).map(([at, length]) => put(at, length, () => '')) },
  { weight: 2, arbitrary: fc.tuple(at, length).map(([at, length]) => put(at, length, (run) => run + run)) },
  {
    weight: 1,
    arbitrary: fc.tuple(at, length).map(([at, length]) => put(at, length, (run) => [...run].reverse().join(''))),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(at, at).map(
      ([from, to]) =>
        (text: string) =>
          moved(text, from, to),
    ),
  },
  { weight: 1, arbitrary: at.map((at) => (text: string) => text.slice(0, Math.floor(at * text.length))) },
  { weight: 1, arbitrary: at.map((at) => (text: string) => text.slice(Math.floor(at * text.length))) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\n', '\r\n', '\r', '').map((end) => (text: string) => text.replace(/\r\n?|\n/g, end)),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(/[，。]/g, /\n+/g, /[一-鿿]/g, /“/g, /\d/g)
      .chain((what) => scrap.map((by) => (text: string) => some(text, what, by))),
  },
  {
    weight: 1,
    arbitrary: fc.constant((text: string) =>
      text.replace(/[，。；：！？（）]/g, (c) => ',.;:!?()'['，。；：！？（）'.indexOf(c)] as string),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant((text: string) =>
      text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    ),
  },
);

function put(at: number, length: number, change: (run: string) => string): Blow {
  return (text) => {
    const [before, run, after] = cut(text, at, length);
    return before + change(run) + after;
  };
}

/** A third of a text, from one place to another. */
function moved(text: string, from: number, to: number): string {
  const [before, run, after] = cut(text, from, Math.ceil(text.length / 3));
  return put(to, 0, () => run)(before + after);
}

/** Every third match replaced. */
function some(text: string, what: RegExp, by: string): string {
  let count = 0;
  return text.replace(what, (found) => (count++ % 3 ? found : by));
}

/** One thing a great many times, with something before, between and behind. */
const repeated = fc
  .tuple(
    fc.oneof(
      mark,
      scrap,
      sentence,
      figure,
      fc.constantFrom('中', 'a', '1', '“中', '（', '《', '1.', '1,', '第一', '一二三', ' ', '\n', '# ', '年', '王'),
    ),
    fc.oneof(fc.nat(40), fc.nat(1500)),
    fc.oneof(fc.constant(''), sentence),
    fc.oneof(fc.constant(''), sentence),
  )
  .map(
    ([one, times, before, after]) => before + one.repeat(Math.min(times, Math.floor(6000 / (one.length || 1)))) + after,
  );

const base = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...corpus) },
  { weight: 4, arbitrary: page },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...corpus), lineEnd, fc.constantFrom(...corpus)).map((all) => all.join('')),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(page, fc.constantFrom('\n\n', '\n'), fc.constantFrom(...corpus)).map((all) => all.join('')),
  },
);

const damaged = fc
  .tuple(base, fc.array(blow, { minLength: 1, maxLength: 8 }))
  // Blows that double and repeat make no more than a small page of it.
  .map(([text, blows]) => blows.reduce((now, blow) => blow(now).slice(0, 8000), text));

const texts = fc.oneof(
  { weight: 10, arbitrary: damaged },
  { weight: 3, arbitrary: page },
  { weight: 3, arbitrary: soup() },
  { weight: 2, arbitrary: fc.array(scrap, { maxLength: 40 }).map((all) => all.join('')) },
  { weight: 1, arbitrary: hostile },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 2, arbitrary: repeated },
);

/** Names that a shell, a terminal, a spreadsheet, a page or an object of JavaScript might take for something else. */
const name = fc.constantFrom(
  ...[
    'page',
    'page',
    'page',
    'page',
    '头版',
    'a b',
    ' ',
    '=1+1',
    '-rf',
    '--help',
    '-',
    '@a',
    '+1',
    '\u001b[31m',
    '\n',
    '\r',
    '\t',
    '\u202e',
    '\u009b',
  ],
  ...[
    '<script>',
    '"',
    "'",
    '&amp;',
    ']]>',
    '-->',
    '%0A',
    '%',
    '${x}',
    '{0}',
    '[a]',
    '*',
    '?',
    '!',
    '#',
    'a,b',
    'a:b',
    '::error::',
    '|',
    '`id`',
    '$(id)',
  ],
  ...[
    '\\',
    '~',
    '__proto__',
    'constructor',
    'toString',
    '😀',
    '𠮷',
    'é',
    'ＦＵＬＬ',
    '\u200b',
    '\ufeff',
    '\ue000',
    '.a',
    'a.txt',
  ],
);
const path = fc.tuple(name, fc.constantFrom('.txt', '.txt', '.txt', '.txt', '.md')).map((parts) => parts.join(''));
const textInput = fc.record({ path, text: texts });

/** `text` in `encoding`, less what that lacks. */
export function bytesOf(text: string, encoding: Encoding, bom: boolean): Buffer {
  const whole = encode(text, encoding, bom);
  if (whole instanceof Uint8Array) return Buffer.from(whole);
  const pieces = [...text].flatMap((character) => {
    const bytes = encode(character, encoding);
    return bytes instanceof Uint8Array ? [bytes] : [];
  });
  const mark = bom ? encode('', encoding, true) : Buffer.of();
  return Buffer.concat([mark instanceof Uint8Array ? mark : Buffer.of(), ...pieces]);
}

const wholeBytes = fc
  .tuple(fc.oneof(base, texts), fc.constantFrom(...ENCODINGS), fc.boolean())
  .map(([text, encoding, bom]) => bytesOf(text, encoding, bom));

const byteBlow: fc.Arbitrary<(bytes: Buffer) => Buffer> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(at, fc.nat(255)).map(
      ([at, byte]) =>
        (bytes: Buffer) =>
          changed(bytes, at, 1, [byte]),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(at, fc.uint8Array({ maxLength: 6 })).map(
      ([at, put]) =>
        (bytes: Buffer) =>
          changed(bytes, at, 0, put),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(at, length).map(
      ([at, length]) =>
        (bytes: Buffer) =>
          changed(bytes, at, length, []),
    ),
  },
  { weight: 1, arbitrary: at.map((at) => (bytes: Buffer) => bytes.subarray(0, Math.floor(at * bytes.length))) },
  { weight: 1, arbitrary: at.map((at) => (bytes: Buffer) => bytes.subarray(Math.floor(at * bytes.length))) },
  { weight: 1, arbitrary: wholeBytes.map((more) => (bytes: Buffer) => Buffer.concat([bytes, more])) },
  { weight: 1, arbitrary: fc.constant((bytes: Buffer) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes])) },
);

function changed(bytes: Buffer, at: number, length: number, by: Iterable<number>): Buffer {
  const start = Math.floor(at * bytes.length);
  return Buffer.concat([bytes.subarray(0, start), Buffer.from([...by]), bytes.subarray(start + length)]);
}

const byteInput = fc.record({
  path,
  bytes: fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(wholeBytes, fc.array(byteBlow, { maxLength: 5 }))
        .map(([bytes, blows]) => blows.reduce((now, blow) => blow(now), bytes)),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  ),
});
