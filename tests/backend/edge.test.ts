import { statSync } from 'node:fs';
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../scripts/serve-static.mjs';
import { API_URL, HOME, PAGE_URL } from './service.ts';

interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: number;
}

/** Without what `fetch` hides: compressed bytes as they travel, any method, any path. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(PAGE_URL);
    const outgoing = request({ hostname, port, path, headers, method }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes }));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });

const ITEMS = '/api/collections/coal-mines/items?limit=500';

describe('nginx before page and service', () => {
  it('compresses the answers of the service and the files of the page', async () => {
    const [plain, zipped] = await Promise.all([ask(ITEMS), ask(ITEMS, { 'accept-encoding': 'gzip' })]);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(zipped.bytes * 5).toBeLessThan(plain.bytes);
    expect((await ask('/boundaries/regions.json', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe(
      'gzip',
    );
  });

  it('sends the board’s own security policy with everything, failures too', async () => {
    for (const path of [
      '/',
      '/config.json',
      '/boundaries/regions.json',
      ITEMS,
      '/api/nowhere',
      '/nowhere',
      '/api/?datetime=x',
    ]) {
      const { headers } = await ask(path);
      expect(headers['content-security-policy'], path).toBe(CONTENT_SECURITY_POLICY);
      expect(headers['x-content-type-options'], path).toBe('nosniff');
    }
  });

  it('keeps files with a hash in their name for ever and asks again for the rest', async () => {
    const page = await (await fetch(PAGE_URL)).text();
    const asset = /assets\/[^"']+\.js/.exec(page)?.[0] ?? '';
    expect((await ask(`/${asset}`)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const path of ['/', '/config.json', '/boundaries/regions.json', ITEMS])
      expect((await ask(path)).headers['cache-control'], path).toBe('no-cache');
    const { headers } = await ask('/boundaries/regions.json');
    const again = await ask('/boundaries/regions.json', { 'if-none-match': String(headers['etag']) });
    expect(again.status).toBe(304);
  });

  it('lets no page of another origin read the service, unless it is named', async () => {
    const { headers } = await ask(ITEMS, { origin: 'https://elsewhere.example' });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(String(headers['vary'])).toContain('Origin');
  });

  it('takes no writing, hides what begins with a dot, and has no way to publish', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) expect((await ask(ITEMS, {}, method)).status).toBe(405);
    expect((await ask('/.stamp')).status).toBe(404);
    expect((await ask('/assets/../.stamp')).status).toBe(404);
    expect((await ask('/publish', {}, 'POST')).status).not.toBe(201);
    expect((await ask('/publish')).status).toBe(404);
    expect((await ask('/events/', {}, 'POST')).status).toBeGreaterThanOrEqual(400);
  });

  it('lets nobody but its own users to where changes are published and rows are kept', () => {
    for (const folder of ['run/publish', 'pg']) expect(statSync(`${HOME}/${folder}`).mode & 0o777, folder).toBe(0o700);
  });

  it('answers HEAD like GET, without a body', async () => {
    const head = await ask('/api/collections', {}, 'HEAD');
    expect([head.status, head.bytes]).toEqual([200, 0]);
    expect(head.headers['content-type']).toContain('application/json');
  });

  it('links by paths, which hold behind any host name', async () => {
    const { links } = (await (await fetch(`${API_URL}collections/coal-mines`)).json()) as { links: { href: string }[] };
    expect(links.length).toBeGreaterThan(1);
    for (const { href } of links) expect(href).toMatch(/^\/api\//);
  });
});
