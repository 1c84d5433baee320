/** The servers under test: their addresses, their database, and what changes are seen by a listener. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { toConnection } from './connection.ts';

const mustEnv = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: npm run test:backend starts the servers and sets it`);
  return value;
};

/** Folder of the installed service. */
export const HOME = mustEnv('ATLAS_HOME');
/** Address of the page, ending in "/". */
export const PAGE_URL = mustEnv('ATLAS_URL');
export const API_URL = `${PAGE_URL}api/`;

const runFile = promisify(execFile);

/** Runs `deploy/NAME` and answers its exit code and what it said. */
export const runDeploy = async (
  name: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly said: string }> => {
  try {
    const { stdout, stderr } = await runFile('bash', [`deploy/${name}`, ...args]);
    return { code: 0, said: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: number; stdout?: string; stderr?: string };
    return { code: code ?? 1, said: `${stdout ?? ''}${stderr ?? ''}` };
  }
};

/** MapServer as a plain CGI, without nginx before it: JSON of its answer. */
export const askMapserver = async (path: string, query = ''): Promise<unknown> => {
  const { stdout } = await runFile('/usr/lib/cgi-bin/mapserv', [], {
    env: {
      REQUEST_METHOD: 'GET',
      PATH_INFO: `/atlas/ogcapi${path}`,
      QUERY_STRING: query,
      HTTP_ACCEPT: 'application/geo+json',
      MAPSERVER_CONFIG_FILE: `${HOME}/conf/mapserver.conf`,
    },
    maxBuffer: 256 * 1024 * 1024,
  });
  return JSON.parse(stdout.slice(stdout.indexOf('\r\n\r\n') + 4));
};

export interface Database {
  /** Rows of a query; numbers of type bigint come as text. */
  rows<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The one number that a query answers. */
  number(text: string, values?: readonly unknown[]): Promise<number>;
}

/** A connection as the registers' owner, for all tests of a file. */
export const useDatabase = (): Database => {
  const client = new pg.Client(toConnection(HOME));
  beforeAll(async () => {
    await client.connect();
  });
  afterAll(() => client.end());
  const rows = async <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
    (await client.query<Row>(text, [...values])).rows;
  return {
    rows,
    number: async (text, values) =>
      Number(Object.values((await rows<Record<string, unknown>>(text, values))[0] ?? {})[0]),
  };
};
