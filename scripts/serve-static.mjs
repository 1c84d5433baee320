/**
 * A static server of plain Node: GET and HEAD of the files under one folder, gzip, the board's security policy.
 * It serves the demo (`npm start`), the previews and the browser tests, so that what is tested is what is seen.
 */
import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);

/** The one policy: sent as a header here and in deploy/nginx.example.conf, and as a meta tag by the build. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

const MIME_TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.parquet': 'application/vnd.apache.parquet',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};
/** Parquet is compressed by column, but plainly enough that gzip still halves its text. */
const COMPRESSED_ALREADY = new Set(['.png', '.woff2']);
const SMALLEST_WORTH_GZIP_BYTES = 1024;

/**
 * The file that a request path names under `root`, or `null` when it names none or one outside it.
 * Symbolic links are followed and must end inside; names that begin with a dot are never served.
 */
export const resolveFile = async (root, requestPath) => {
  let decoded;
  try {
    decoded = decodeURIComponent(requestPath);
  } catch {
    return null;
  }
  const segments = decoded.split('/').filter((segment) => segment !== '');
  if (/[\0\\]/.test(decoded) || segments.some((segment) => segment.startsWith('.'))) return null;
  const home = await realpath(root);
  try {
    const file = await realpath(join(home, ...segments, decoded.endsWith('/') ? 'index.html' : ''));
    return file === home || file.startsWith(home + sep) ? file : null;
  } catch {
    return null;
  }
};

const readEntry = async (file, cache) => {
  const { mtimeMs, size } = await stat(file);
  const known = cache.get(file);
  if (known?.mtimeMs === mtimeMs && known.size === size) return known;
  const plain = await readFile(file);
  const isWorthGzip = !COMPRESSED_ALREADY.has(extname(file)) && plain.length >= SMALLEST_WORTH_GZIP_BYTES;
  const tag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  const entry = { mtimeMs, size, plain, zipped: isWorthGzip ? await gzipAsync(plain, { level: 9 }) : null, tag };
  cache.set(file, entry);
  return entry;
};

const acceptsGzip = (request) =>
  (request.headers['accept-encoding'] ?? '').split(',').some((coding) => {
    const [name, quality = 'q=1'] = coding.split(';').map((part) => part.trim());
    return name === 'gzip' && Number(quality.replace('q=', '')) > 0;
  });

const headersOf = (file, entry, isZipped, policy) => ({
  'content-type': MIME_TYPES[extname(file)] ?? 'application/octet-stream',
  etag: entry.tag,
  vary: 'accept-encoding',
  // Vite puts a content hash into the name of everything under assets/; all else must be asked for again.
  'cache-control': file.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  ...(isZipped ? { 'content-encoding': 'gzip' } : {}),
});

const refuse = (response, status, text, headers = {}) => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end(`${status} ${text}\n`);
};

/**
 * A request listener.
 * @param {{ root: string, mount?: string, policy?: string, onSent?: (sent: { path: string, status: number, bytes: number }) => void }} options
 *   `mount`: folder of the address under which `root` appears, begins and ends with "/" (default "/");
 *   `onSent`: told the path and the body bytes as transferred, after compression, of every answer.
 */
export const createStaticHandler = ({ root, mount = '/', policy = CONTENT_SECURITY_POLICY, onSent = () => {} }) => {
  const cache = new Map();
  return async (request, response) => {
    const path = (request.url ?? '/').split(/[?#]/, 1)[0];
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(response, 405, 'only GET and HEAD', { allow: 'GET, HEAD' });
    if (!path.startsWith(mount)) {
      if (`${path}/` === mount) return refuse(response, 301, 'moved', { location: mount });
      return refuse(response, 404, 'not here');
    }
    const file = await resolveFile(root, `/${path.slice(mount.length)}`);
    const found = file === null ? null : await stat(file).catch(() => null);
    if (found?.isDirectory()) return refuse(response, 301, 'moved', { location: `${path}/` });
    if (file === null || !found?.isFile()) {
      onSent({ path, status: 404, bytes: 0 });
      return refuse(response, 404, 'not here');
    }
    const entry = await readEntry(file, cache);
    const isZipped = entry.zipped !== null && acceptsGzip(request);
    const headers = headersOf(file, entry, isZipped, policy);
    if (request.headers['if-none-match'] === entry.tag) {
      onSent({ path, status: 304, bytes: 0 });
      response.writeHead(304, headers).end();
      return undefined;
    }
    const body = isZipped ? entry.zipped : entry.plain;
    response.writeHead(200, { ...headers, 'content-length': body.length });
    if (request.method === 'HEAD') return response.end();
    onSent({ path, status: 200, bytes: body.length });
    return response.end(body);
  };
};

const listen = (server, host, port) =>
  new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      done(server.address().port);
    });
  });

/**
 * Serves `root` on the first free port from `port` on (0: any free one).
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export const serveStatic = async ({ host = '127.0.0.1', port = 0, triesLeft = 50, ...options }) => {
  const handle = createStaticHandler(options);
  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      console.error(`[serve] ${request.url}: ${error instanceof Error ? error.message : String(error)}`);
      if (!response.headersSent) refuse(response, 500, 'could not be read');
      else response.destroy();
    });
  });
  for (let candidate = port, left = triesLeft; ; candidate += 1, left -= 1) {
    try {
      const taken = await listen(server, host, candidate);
      const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
      return {
        url: `http://${name}:${taken}${options.mount ?? '/'}`,
        port: taken,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      };
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || left <= 1 || candidate === 0 || candidate >= 65_535) throw error;
    }
  }
};

const isMain = process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url);
if (isMain) {
  const project = dirname(dirname(fileURLToPath(import.meta.url)));
  const root = resolve(project, process.argv[2] ?? 'dist');
  const entry = await stat(join(root, 'index.html')).catch(() => null);
  if (entry === null) {
    console.error(`${root} has no index.html: run "npm run build" or "npm run build:demo" first.`);
    process.exit(1);
  }
  const { url } = await serveStatic({
    root,
    host: process.env.HOST ?? '127.0.0.1',
    port: Number(process.env.PORT ?? 4173),
  });
  console.log(`Serving ${root}\n\n  ${url}\n`);
}
