import { symlinkSync } from 'node:fs';
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CONTENT_SECURITY_POLICY, serveStatic, type SentAnswer } from '../../scripts/serve-static.mjs';
import { plant } from './planted.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

const BIG = '四色一张图 '.repeat(400);
const FILES = {
  'site/index.html': '<p>board</p>',
  'site/config.json': BIG,
  'site/assets/a.js': 'export {};',
  'site/data.parquet': 'PAR1'.repeat(1000),
  'site/icon.png': 'PNG '.repeat(1000),
  'site/.hidden': 'hidden',
  'secret.txt': 'secret',
};

/** Asks with the path exactly as written; `fetch` would tidy it up first. */
const ask = (port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((done, fail) => {
    request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    })
      .on('error', fail)
      .end();
  });

const start = async (mount = '/') => {
  const root = plant(FILES);
  symlinkSync(`${root}/secret.txt`, `${root}/site/link.txt`);
  const sent: SentAnswer[] = [];
  const server = await serveStatic({ root: `${root}/site`, mount, onSent: (answer) => sent.push(answer) });
  onTestFinished(() => server.close());
  return { ...server, sent };
};

describe('the static server', () => {
  it('sends the security policy of the design, word for word, and plain types', async () => {
    const { port } = await start();
    const { status, headers } = await ask(port, '/');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'",
    );
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect((await ask(port, '/data.parquet')).headers['content-type']).toBe('application/vnd.apache.parquet');
  });

  it('compresses Parquet too, whose text columns gzip still halves', async () => {
    const { port } = await start();
    const zipped = await ask(port, '/data.parquet', { 'accept-encoding': 'gzip' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.body).toString()).toBe('PAR1'.repeat(1000));
  });

  it('compresses what is worth it for those who can read it, and counts what it really sent', async () => {
    const { port, sent } = await start();
    const zipped = await ask(port, '/config.json', { 'accept-encoding': 'br, gzip' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.body).toString()).toBe(BIG);
    expect((await ask(port, '/config.json', { 'accept-encoding': 'gzip;q=0' })).body.toString()).toBe(BIG);
    expect((await ask(port, '/icon.png', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBeUndefined();
    expect(sent.map(({ bytes }) => bytes)).toEqual([zipped.body.length, Buffer.byteLength(BIG), 4000]);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/..\\secret.txt',
    '//etc/passwd',
    '/link.txt',
    '/.hidden',
    '/%00',
    '/%zz',
    '/absent.js',
  ])('serves nothing for %s', async (path) => {
    const { port } = await start();
    const { status, body } = await ask(port, path);
    expect(status).toBe(404);
    expect(body.toString()).not.toMatch(/secret|hidden/);
  });

  it('serves from a sub-folder alone, and sends the folder without slash to the one with it', async () => {
    const { port } = await start('/authority/board/');
    expect((await ask(port, '/authority/board/')).status).toBe(200);
    expect((await ask(port, '/authority/board')).headers['location']).toBe('/authority/board/');
    expect((await ask(port, '/authority/board/assets')).headers['location']).toBe('/authority/board/assets/');
    expect((await ask(port, '/config.json')).status).toBe(404);
  });

  it('lets hashed files be kept and asks again for all others', async () => {
    const { port } = await start();
    expect((await ask(port, '/assets/a.js')).headers['cache-control']).toContain('immutable');
    const first = await ask(port, '/config.json');
    expect(first.headers['cache-control']).toBe('no-cache');
    const again = await ask(port, '/config.json', { 'if-none-match': String(first.headers['etag']) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('answers HEAD without a body and refuses what would change something', async () => {
    const { port } = await start();
    expect((await ask(port, '/config.json', {}, 'HEAD')).body.length).toBe(0);
    expect((await ask(port, '/config.json', {}, 'POST')).status).toBe(405);
  });

  it('takes the next port when the wished one is taken', async () => {
    const { port } = await start();
    const second = await serveStatic({ root: plant(FILES), port });
    onTestFinished(() => second.close());
    expect(second.port).toBeGreaterThan(port);
  });
});
