import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Read, readInput, readStream } from '../src/read/read.js';
import { encode } from './encode.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newslint-read-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (name: string, maxBytes?: number) => readInput({ path: name, absolute: join(folder, name) }, { maxBytes });
const refused = (one: Read) => ('refused' in one ? one.refused : undefined);

describe('a file', () => {
  it('comes with its bytes, encoding and text', () => {
    const bytes = Buffer.from('\uFEFF新馆');
    writeFileSync(join(folder, 'a.txt'), bytes);
    expect(read('a.txt')).toEqual({ text: '新馆', encoding: 'utf-8', bom: true, bytes });
  });

  it('may have as many bytes as the limit, and no more', () => {
    writeFileSync(join(folder, 'ten.txt'), '0123456789');
    expect(read('ten.txt', 10)).toMatchObject({ text: '0123456789' });
    expect(refused(read('ten.txt', 9))).toEqual({ code: 'too-large', evidence: { size: 10, limit: 9 } });
  });

  it('is read to its end though its size says nothing', () => {
    const found = readInput({ path: 'maps', absolute: '/proc/self/maps' });
    if (refused(found)?.code === 'not-found') return;
    expect(found).toMatchObject({ encoding: 'utf-8' });
    expect('text' in found && found.text.length).toBeGreaterThan(1000);
    const cut = readInput({ path: 'maps', absolute: '/proc/self/maps' }, { maxBytes: 1000 });
    expect(refused(cut)).toEqual({ code: 'over-limit', evidence: { limit: 1000 } });
  });

  it('is never opened where it is a socket, a pipe or a device', async () => {
    execFileSync('mkfifo', [join(folder, 'fifo')]);
    const server = createServer();
    await new Promise<void>((listening) => server.listen(join(folder, 'socket'), listening));
    expect(['fifo', 'socket'].map((name) => refused(read(name))?.code)).toEqual(['pipe', 'socket']);
    expect(refused(readInput({ path: 'zero', absolute: '/dev/zero' }))?.code).toBe('device');
    server.close();
  });

  it('that went away, or became a folder, is refused', () => {
    expect(refused(read('gone.txt'))?.code).toBe('not-found');
    expect(refused(read('.'))?.code).toBe('folder');
  });
});

describe('a stream', () => {
  it('may be cut anywhere, in the middle of a character too', async () => {
    for (const encoding of ['utf-8', 'gb18030', 'utf-16be'] as const) {
      const text = '昨日，市图书馆新馆开放，读者可凭身份证入馆。';
      const chunks = [...encode(text, encoding)].map((byte) => Buffer.of(byte));
      expect(await readStream(Readable.from(chunks))).toMatchObject({ text, encoding });
    }
  });

  it('may be empty, or of strings', async () => {
    expect(await readStream(Readable.from([]))).toMatchObject({ text: '', encoding: 'utf-8' });
    expect(await readStream(Readable.from(['新', '馆']))).toMatchObject({ text: '新馆' });
  });

  it('is left at the limit, and a broken one is refused', async () => {
    let given = 0;
    const endless = (function* () {
      for (;;) yield Buffer.alloc(100, ++given ? 'a' : '');
    })();
    expect(refused(await readStream(Readable.from(endless), { maxBytes: 1000 }))).toEqual({
      code: 'over-limit',
      evidence: { limit: 1000 },
    });
    expect(given).toBeLessThan(100);
    const failing = (code: string) =>
      new Readable({
        read(): never {
          throw Object.assign(new Error(code), { code });
        },
      });
    expect(refused(await readStream(failing('EIO')))).toEqual({ code: 'read-error', evidence: { error: 'EIO' } });
    // `newslint - < folder`
    expect(refused(await readStream(failing('EISDIR')))?.code).toBe('folder');
  });
});
