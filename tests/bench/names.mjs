#!/usr/bin/env node
// How many names changed by one homophone name-variant finds, and what the name rules say about the text as it was.
// usage: npm run bench:names -- DIR... [--limit FILES] [--samples N]
// The planter knows nothing of newslint: a person is a word that jieba tags nr, of two or three Han, whose first is one of
// the surnames below, that stands three times and more in the story and once before a verb of saying or behind a post; an
// organisation is a word tagged nt of four characters and more with an ending of the list below, three times and more. In one place, which a fixed seed
// draws, one of its characters becomes another common one of the same reading (pinyin-pro, without tones).
//   recall = stories where a finding of name-variant touches the changed character / stories planted.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pinyin } from 'pinyin-pro';
import { analyse } from '../../dist/analyse/analysis.js';
import { openSegmenter } from '../../dist/analyse/engines.js';
import { lint } from '../../dist/lint/lint.js';
import { parsePage } from '../../dist/page/parse.js';
import { rules } from '../../dist/rules/index.js';
import { generator } from './random.mjs';

const BARS = { recall: 0.8, findings: 0.05 };
const TIMES = 3;
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊兰殷施洪葛安齐颜庄章鲁倪庞邢俞翟耿聂牛焦左柳尚祝岳霍',
);
/** What makes a form of address of a surname (李先生), and a word that jieba takes for a name. */
const NO_NAME = /(?:先生|女士|老师|大爷|大妈|大姐|大哥|奶奶|爷爷|师傅|教授|医生|皮书|克思)$|^(?:贺信|史诗)$/;
/** What the name of an organisation ends with; jieba tags much else nt. */
const ORGANISATION =
  /(?:公司|集团|大学|学院|中学|小学|医院|银行|委员会|研究院|研究所|协会|总局|管理局|法院|检察院|出版社|博物馆|图书馆|委|部|厅|局|厂|社)$/;
/** Words for any of a kind. */
const ANY = new Set(['上市公司', '商业银行', '公立医院', '人民法院', '人民检察院', '十国集团', '国立大学']);
const SAID = /^(?:说|表示|介绍|告诉|认为|坦言|回忆|笑着)/;
const POST =
  /(?:书记|主任|校长|院长|局长|经理|董事长|教授|研究员|老师|医生|负责人|村民|记者|会长|主席|队长|选手|教练|工程师|市长|县长|镇长)$/;

const options = { limit: Number.POSITIVE_INFINITY, samples: 0 };
const folders = [];
for (let i = 2; i < process.argv.length; i++) {
  const arg = process.argv[i];
  if (arg.startsWith('--')) options[arg.slice(2)] = Number(process.argv[++i]);
  else folders.push(arg);
}
if (!folders.length) throw new Error('usage: npm run bench:names -- DIR... [--limit FILES] [--samples N]');

const jieba = tagger();
const homophones = readings();
const segmenter = openSegmenter();
const named = rules.filter(({ category, id }) => category === 'names' || id === 'byline-form');
for (const folder of jieba ? folders : []) bench(folder);

function bench(folder) {
  const random = generator(20231123);
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  const step = Math.max(1, Math.floor(all.length / options.limit));
  const counts = { person: [0, 0], organisation: [0, 0] };
  const missed = [];
  const said = [];
  let characters = 0;
  for (const file of all.filter((_, i) => i % step === 0)) {
    const text = readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '');
    characters += text.length;
    for (const finding of findingsOf(text, named)) said.push({ file, text, ...finding });
    for (const [type, names] of Object.entries(namesOf(text))) {
      const plant = plantIn(text, names, random);
      if (!plant) continue;
      const hit = findingsOf(
        plant.text,
        named.filter(({ id }) => id === 'name-variant'),
      ).some(({ range }) => range.start <= plant.at && plant.at < range.end);
      counts[type][0]++;
      if (hit) counts[type][1]++;
      else missed.push(`${file} ${type} ${plant.name} → ${plant.wrong}: ${show(plant.text, plant.at)}`);
    }
  }
  console.log(`${folder}: ${characters} characters`);
  for (const [type, [planted, found]] of Object.entries(counts)) {
    const recall = planted ? found / planted : 0;
    console.log(
      `  ${type.padEnd(13)} recall ${recall.toFixed(3)} (${found} of ${planted}); bar ${BARS.recall}${recall < BARS.recall ? '  UNDER' : ''}`,
    );
  }
  for (const { id } of named) {
    const own = said.filter(({ rule }) => rule === id);
    const rate = (own.length / characters) * 10_000;
    console.log(
      `  ${id.padEnd(19)} ${own.length} findings as it was, ${rate.toFixed(4)} per 10,000 characters; bar ${BARS.findings}${rate > BARS.findings ? '  OVER' : ''}`,
    );
    const spread = Math.max(1, Math.floor(own.length / Math.max(1, options.samples)));
    for (const { file, text, range, message } of options.samples ? own.filter((_, i) => i % spread === 0) : [])
      console.log(`      ${file} ${show(text, range.start)} | ${message}`);
  }
  const spread = Math.max(1, Math.floor(missed.length / Math.max(1, options.samples)));
  for (const line of options.samples ? missed.filter((_, i) => i % spread === 0) : [])
    console.log(`    missed ${line}`);
}

function findingsOf(text, chosen) {
  const analysis = analyse(parsePage('page', text), () => segmenter);
  const [{ findings, failures }] = lint([analysis], chosen, 'zh');
  if (failures.length) throw new Error(failures[0].message);
  return findings;
}

/** The names of a story that stand in it three times and more. */
function namesOf(text) {
  const words = jieba.tag(text);
  const sure = new Set();
  const organisations = new Set();
  for (let i = 0; i < words.length; i++) {
    const { word, tag } = words[i];
    if (tag === 'nt' && word.length > 3 && ORGANISATION.test(word) && !ANY.has(word) && /^\p{Script=Han}+$/u.test(word))
      organisations.add(word);
    if (tag !== 'nr' || !/^\p{Script=Han}{2,3}$/u.test(word) || !SURNAMES.has(word[0]) || NO_NAME.test(word)) continue;
    if (SAID.test(words[i + 1]?.word ?? '') || POST.test(words[i - 1]?.word ?? '')) sure.add(word);
  }
  const often = (names) => [...names].filter((name) => text.split(name).length > TIMES);
  return { person: often(sure), organisation: often(organisations) };
}

/** The story with one character of one place of one of `names` changed. */
function plantIn(text, names, random) {
  if (!names.length) return undefined;
  const name = names[Math.floor(random() * names.length)];
  const places = [...text.matchAll(new RegExp(name, 'g'))].map(({ index }) => index);
  const start = places[Math.floor(random() * places.length)];
  const i = Math.floor(random() * name.length);
  const choice = (homophones.get(readingOf(name[i])) ?? []).filter((one) => one !== name[i]);
  if (!choice.length) return undefined;
  const wrong = name.slice(0, i) + choice[Math.floor(random() * choice.length)] + name.slice(i + 1);
  return { name, wrong, at: start + i, text: text.slice(0, start) + wrong + text.slice(start + name.length) };
}

function readingOf(character) {
  return pinyin(character, { toneType: 'none' });
}

/** The characters of the first level of GB 2312 by reading. */
function readings() {
  const decoder = new TextDecoder('gb18030');
  const found = new Map();
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      const reading = readingOf(character);
      found.set(reading, [...(found.get(reading) ?? []), character]);
    }
  }
  return found;
}

function show(text, at) {
  return `${text.slice(Math.max(0, at - 14), at)}⟦${text[at]}⟧${text.slice(at + 1, at + 14)}`.replace(/\s/g, '␣');
}

function tagger() {
  try {
    return createRequire(import.meta.url)('nodejieba');
  } catch {
    console.log('SKIPPED: nodejieba is not installed, and the planter finds names by its tags');
    return undefined;
  }
}
