/**
 * The database as the loader and the bridge reach it: over the socket and by the role that the environment names
 * (PGHOST, PGPORT, PGUSER), with Debian's own `node-pg` or the one of the project.
 */
import { createRequire } from 'node:module';

const findPg = () => {
  for (const place of [import.meta.url, '/usr/share/nodejs/']) {
    try {
      return createRequire(place)('pg');
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new Error('the package "pg" is missing: apt-get install node-pg');
};

/** A connected client. Rejects when the database does not answer. */
export const connect = async (applicationName) => {
  const { Client } = findPg();
  const client = new Client({ database: process.env.PGDATABASE ?? 'hazard_atlas', application_name: applicationName });
  await client.connect();
  return client;
};
