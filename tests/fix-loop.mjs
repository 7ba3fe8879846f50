// Fixes a draft as `--fix` does, then fixes it back, and so on until it is killed: no time but that between two fixes
// passes without a file being written. The project's rules are left out: loading them takes longer than all the rest.
import { openFixer } from '../dist/cli/fix.js';
import { readInput } from '../dist/read/read.js';

const input = { path: 'a.txt', absolute: process.argv[2] };
const fixer = openFixer({ fix: true, lang: 'zh' });

for (let round = 0; ; round++) {
  const [wrong, right] = round % 2 ? ['甲', '乙'] : ['乙', '甲'];
  const { failure } = fixer.file({ ...input, ...readInput(input) }, (text) => find(text, wrong, right));
  if (failure) throw new Error(failure.message);
  if (!round) process.stdout.write('fixed\n');
}

function find(text, wrong, right) {
  if (!text.startsWith(wrong)) return { findings: [], failures: [] };
  const fix = { title: right, applicability: 'safe', edits: [{ range: { start: 0, end: 1 }, text: right }] };
  return { findings: [{ rule: 'toy', severity: 'error', fix }], failures: [] };
}
