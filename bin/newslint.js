#!/usr/bin/env node
import process from 'node:process';

let cli;
try {
  cli = await import('../dist/cli/main.js');
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  process.stderr.write('newslint: not installed yet. Run `npm ci` in its folder first.\n');
  process.exitCode = 2;
}
if (cli) process.exitCode = await cli.main(process.argv.slice(2), process);
