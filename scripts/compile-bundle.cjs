// Runs dist/bundle/main.cjs over the project's own pages and keeps what V8 has compiled on the way beside it: a run of newslint
// takes that, and compiles only what it needs beyond it. In a process of its own, which has the flags of one of newslint.
const { renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { Writable } = require('node:stream');
const { setFlagsFromString } = require('node:v8');
const { COMPILED, openBundle, sumOf } = require('../bin/newslint.js');

const nowhere = () => new Writable({ write: (_, __, done) => done() });
const world = { stdin: process.stdin, stdout: nowhere(), stderr: nowhere(), env: {} };

async function run() {
  // What is not used for a while is thrown away otherwise.
  setFlagsFromString('--no-flush-bytecode');
  const { script, exports } = openBundle();
  for (const format of ['json', 'table']) {
    const code = await exports.main(['--no-config', '--format', format, join(__dirname, '../seeds')], world);
    if (code > 1) throw new Error(`exit code ${code}`);
  }
  setFlagsFromString('--flush-bytecode');
  const code = script.createCachedData();
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(sumOf(code));
  // Renamed when it is whole, so that nobody reads half of it.
  writeFileSync(`${COMPILED}.new`, Buffer.concat([code, sum]));
  renameSync(`${COMPILED}.new`, COMPILED);
}

run().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
