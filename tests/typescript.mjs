// `node --import ./tests/typescript.mjs FILE.ts`: Node 20 runs no TypeScript by itself.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
