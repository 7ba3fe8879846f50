// Writes one result, then another, to one file, and so on until it is killed: outputs, caches and baselines are all written so.
import { writeFile } from '../dist/cli/write.js';

const [, , path, size] = process.argv;
for (let round = 0; ; round++) {
  const piece = (round % 2 ? 'A' : 'B').repeat(Number(size));
  writeFile(path, [piece, piece, piece], { isLasting: round % 3 === 0 });
  if (!round) process.stdout.write('written\n');
}
