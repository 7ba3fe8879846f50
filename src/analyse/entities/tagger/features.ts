import { type Observed, PAD } from './observe.js';

/** How many features a character has. */
export const FEATURES = 47;

/** Writes the rows of the features of character `i` (from 0) to `rows` from `at` on; `mask` is the number of rows less one. */
export function featuresOf(o: Observed, i: number, rows: Int32Array, at: number, mask: number): void {
  const { units, kinds, wordOf, position, twos, threes, listed, ruled } = o;
  const { hashes, tags, lengths, clusters, ends, heads, distances } = o;
  const x = i + PAD;
  let next = at;
  const a = units[x - 2] as number;
  const b = units[x - 1] as number;
  const c = units[x] as number;
  const d = units[x + 1] as number;
  const e = units[x + 2] as number;
  const ab = (a << 16) ^ b;
  const bc = (b << 16) ^ c;
  const cd = (c << 16) ^ d;
  const de = (d << 16) ^ e;
  rows[next++] = row(1, a, 0, mask);
  rows[next++] = row(2, b, 0, mask);
  rows[next++] = row(3, c, 0, mask);
  rows[next++] = row(4, d, 0, mask);
  rows[next++] = row(5, e, 0, mask);
  rows[next++] = row(6, ab, 0, mask);
  rows[next++] = row(7, bc, 0, mask);
  rows[next++] = row(8, cd, 0, mask);
  rows[next++] = row(9, de, 0, mask);
  rows[next++] = row(10, bc, d, mask);
  rows[next++] = row(11, cd, e, mask);
  rows[next++] = row(12, ab, units[x - 3] as number, mask);
  rows[next++] = row(13, de, units[x + 3] as number, mask);
  const w = wordOf[x] as number;
  const p = position[x] as number;
  const hash = hashes[w] as number;
  const hashBefore = hashes[w - 1] as number;
  const hashBehind = hashes[w + 1] as number;
  const tag = ((tags[w] as number) << 2) | p;
  const tagBefore = tags[w - 1] as number;
  const tagBehind = tags[w + 1] as number;
  rows[next++] = row(14, hash, p, mask);
  rows[next++] = row(15, tag, tagBehind, mask);
  rows[next++] = row(16, hashBefore, p, mask);
  rows[next++] = row(17, hashBehind, p, mask);
  rows[next++] = row(18, tag, (lengths[w] as number) | (tagBefore << 8) | ((tags[w - 2] as number) << 16), mask);
  rows[next++] = row(19, tag, (lengths[w] as number) | (tagBehind << 8) | ((tags[w + 2] as number) << 16), mask);
  rows[next++] = row(20, ends[w] as number, p, mask);
  rows[next++] = row(21, ends[w + 1] as number, tag, mask);
  const cluster = clusters[w] as number;
  const clusterBefore = clusters[w - 1] as number;
  const clusterBehind = clusters[w + 1] as number;
  rows[next++] = row(22, cluster, p, mask);
  rows[next++] = row(23, clusterBefore, tag, mask);
  rows[next++] = row(24, clusterBehind, tag, mask);
  rows[next++] = row(25, (clusterBefore << 16) ^ clusterBehind, tag, mask);
  const around = ((kinds[x - 1] as number) << 8) | ((kinds[x] as number) << 4) | (kinds[x + 1] as number);
  rows[next++] = row(26, around, ((kinds[x - 2] as number) << 4) | (kinds[x + 2] as number), mask);
  const name = listed[x] as number;
  rows[next++] = row(27, name, 0, mask);
  rows[next++] = row(28, name, ((listed[x - 1] as number) << 8) ^ ((listed[x + 1] as number) << 16), mask);
  const three = threes[x] as number;
  const threeBefore = threes[x - 1] as number;
  const threeEarlier = threes[x - 2] as number;
  const two = twos[x] as number;
  const twoBefore = twos[x - 1] as number;
  const hashNext = hashes[wordOf[x + 1] as number] as number;
  rows[next++] = row(29, three, two | (p << 4), mask);
  rows[next++] = row(30, threeBefore, twoBefore | (p << 4), mask);
  rows[next++] = row(31, three, two | (tagBefore << 8), mask);
  rows[next++] = row(32, three | (two << 4), hashBefore, mask);
  rows[next++] = row(33, threeEarlier, hashNext, mask);
  const head = heads[w] as number;
  const distance = distances[w] as number;
  const led = head ? 1 : 0;
  rows[next++] = row(34, distance, (led << 2) | p, mask);
  rows[next++] = row(35, distance, (head << 2) | p, mask);
  rows[next++] = row(36, distance, (led << 12) | tag, mask);
  rows[next++] = row(37, distances[w - 1] === 0 ? (heads[w - 1] as number) : 0, tag, mask);
  rows[next++] = row(38, distance, ((name & 255) << 4) | (led << 2) | p, mask);
  rows[next++] = row(39, units[x + 3] as number, kinds[x] as number, mask);
  rows[next++] = row(40, hashes[w - 2] as number, p, mask);
  rows[next++] = row(41, hashBefore, hash ^ p, mask);
  rows[next++] = row(42, hashBehind, hash ^ p, mask);
  const rule = ruled[x] as number;
  const rulesAround = ((ruled[x - 1] as number) << 4) | (ruled[x + 1] as number);
  rows[next++] = row(43, rule, 0, mask);
  rows[next++] = row(44, rule, tag, mask);
  rows[next++] = row(45, rule, rulesAround, mask);
  rows[next++] = row(46, rule, (name << 4) | p, mask);
  rows[next] = row(47, rule | (rulesAround << 4), (three << 4) | two, mask);
}

/** The row of a feature: its template and two values. */
function row(template: number, a: number, b: number, mask: number): number {
  let hash = Math.imul(a ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ Math.imul(b, 0xc2b2ae35), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
  return (hash ^ (hash >>> 16)) & mask;
}
