import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { createClockStartingAt, type Clock } from '../src/domain/clock.ts';
import type { LoadAsset } from './asset-reader.ts';
import { DEMO_START_ISO } from './demo-types.ts';
import { PARQUET } from './documents.ts';
import { GENERATED_FOLDER } from './paths.ts';
import { createDemoResolver } from './resolver.ts';

export interface DemoServerOptions {
  /** 0 lets the system choose. */
  readonly port?: number;
  readonly host?: string;
  /** Path of the landing page, begins and ends with "/"; the files lie beside it under `demo/`. */
  readonly basePath?: string;
  /** Files by name; left out, those under `mocks/generated/`, which must have been written. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
  readonly clock?: Clock;
}

export interface DemoServer {
  /** Landing page, ending in "/". */
  readonly base: string;
  readonly close: () => Promise<void>;
}

/** The demo over plain HTTP, for tests and for other people's clients. Nothing but `/api/` and `/demo/` is served. */
export const startDemoServer = async (options: DemoServerOptions = {}): Promise<DemoServer> => {
  const { port = 0, host = '127.0.0.1', basePath = '/api/' } = options;
  const clock = options.clock ?? createClockStartingAt(DEMO_START_ISO);
  const loadAsset = options.files === undefined ? readGenerated : readFrom(options.files);
  const resolve = createDemoResolver({ loadAsset, basePath, clock });
  const assetPath = new URL('../demo/', `http://host${basePath}`).pathname;
  const server = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://host');
    const answer = pathname.startsWith(assetPath)
      ? loadAsset(pathname.slice(assetPath.length)).then(
          toFileResponse,
          () => new Response('Not found', { status: 404 }),
        )
      : resolve(toRequest(incoming));
    answer
      .then((response) => send(response ?? new Response('Not found', { status: 404 }), outgoing))
      .catch((error: unknown) => {
        outgoing.writeHead(500, { 'content-type': 'application/json' });
        outgoing.end(JSON.stringify({ code: 'ServerError', description: String(error) }));
      });
  });
  await new Promise<void>((ready) => server.listen(port, host, ready));
  const { port: chosen } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { base: `http://${host}:${chosen}${basePath}`, close };
};

/** `basename` keeps a request inside the folder. */
const readGenerated: LoadAsset = async (name) => toArrayBuffer(await readFile(`${GENERATED_FOLDER}/${basename(name)}`));

const readFrom =
  (files: ReadonlyMap<string, Uint8Array>): LoadAsset =>
  async (name) => {
    const bytes = files.get(name);
    if (bytes === undefined) throw new Error(`no file "${name}"`);
    return toArrayBuffer(bytes);
  };

const toArrayBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

const toFileResponse = (bytes: ArrayBuffer): Response => new Response(bytes, { headers: { 'content-type': PARQUET } });

const toRequest = (incoming: IncomingMessage): Request =>
  new Request(`http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`, {
    method: incoming.method ?? 'GET',
  });

const send = async (response: Response, outgoing: ServerResponse): Promise<void> => {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
};
