import { expect, it } from 'vitest';
import { decode, type Encoding } from '../src/read/decode.js';
import { encode } from './encode.js';

const TEXT = '本报讯 （记者李明）昨日，市政府召开新闻发布会，通报今年上半年经济运行情况。';
const TRADITIONAL = '本報訊 （記者李明）昨日，市政府召開新聞發佈會，通報今年上半年經濟運行情況。';

it.each<[Encoding, string]>([
  ['utf-8', TEXT],
  ['gb18030', TEXT],
  ['gb18030', TRADITIONAL],
  ['big5', TRADITIONAL],
  ['utf-16le', TEXT],
  ['utf-16be', TEXT],
])('knows %s', (encoding, text) => {
  expect(decode(encode(text, encoding))).toEqual({ text, encoding });
});
