/**
 * Takes changes from the database's outbox to the page's event stream, in order: LISTEN tells when there are new ones, a
 * bounded batch at a time is read and published one by one, and the last number delivered is remembered in the database.
 * While it, nginx or the database is away nothing is lost; a crash between publishing and remembering publishes a message
 * again under the same id, which boards drop. A queue in memory does not exist, so a burst of any size is safe.
 *
 *   ATLAS_PUBLISH_SOCKET=…/run/publish/nchan.sock node bridge.mjs      (and PGHOST, PGPORT, PGUSER)
 */
import { Agent, request } from 'node:http';
import { connect } from './database.mjs';

const MESSAGES_IN_ONE_BATCH = 500;
/** Looked for changes without being told, in case a notification was lost with a connection. */
const LOOK_AGAIN_MS = 15_000;
const RETRY_MS = 1000;
const KEPT_DAYS = 7;
const PRUNE_EVERY_MS = 3_600_000;

const socketPath = process.env.ATLAS_PUBLISH_SOCKET ?? '/srv/hazard-atlas/run/publish/nchan.sock';
const reader = process.env.ATLAS_READER ?? 'nchan';
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const say = (text) => process.stdout.write(`${new Date().toISOString()} ${text}\n`);
const wait = (ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Resolves once the stream's server has taken the message. */
const publish = (message) =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/cloudevents+json', 'content-length': Buffer.byteLength(message) };
    const outgoing = request({ socketPath, path: '/publish', method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode >= 200 && response.statusCode < 300) resolve();
        else reject(new Error(`the stream answered ${response.statusCode}`));
      });
    });
    outgoing.on('error', reject);
    outgoing.end(message);
  });

const readPosition = async (client) => {
  await client.query('INSERT INTO atlas.outbox_readers VALUES ($1, 0) ON CONFLICT DO NOTHING', [reader]);
  const { rows } = await client.query('SELECT last_id FROM atlas.outbox_readers WHERE name = $1', [reader]);
  return BigInt(rows[0].last_id);
};

/** Publishes all there is after `last`; answers the number of the last message. */
const drain = async (client, last) => {
  for (;;) {
    const { rows } = await client.query(
      'SELECT id, message::text AS message FROM atlas.outbox WHERE id > $1 ORDER BY id LIMIT $2',
      [String(last), MESSAGES_IN_ONE_BATCH],
    );
    if (rows.length === 0) return last;
    try {
      for (const { id, message } of rows) {
        await publish(message);
        last = BigInt(id);
      }
    } finally {
      await client.query('UPDATE atlas.outbox_readers SET last_id = $2 WHERE name = $1', [reader, String(last)]);
    }
  }
};

const prune = (client) =>
  client.query(
    `DELETE FROM atlas.outbox WHERE created_at < now() - $1 * interval '1 day'
     AND id <= (SELECT min(last_id) FROM atlas.outbox_readers)`,
    [KEPT_DAYS],
  );

/** One connection's life; rejects when it ends. */
const serve = async (client) => {
  let wake = () => {};
  let isTold = false;
  const ended = new Promise((_, reject) => {
    client.on('error', reject);
    client.on('end', () => reject(new Error('the database closed the connection')));
  });
  ended.catch(() => {});
  client.on('notification', () => {
    isTold = true;
    wake();
  });
  await client.query('LISTEN atlas_outbox');
  let last = await readPosition(client);
  say(`listening; delivered up to ${last}`);
  let prunedAt = 0;
  for (;;) {
    isTold = false;
    last = await drain(client, last);
    if (Date.now() - prunedAt > PRUNE_EVERY_MS) {
      prunedAt = Date.now();
      await prune(client);
    }
    if (isTold) continue;
    let timer;
    const told = new Promise((resolve) => {
      wake = resolve;
      timer = setTimeout(resolve, LOOK_AGAIN_MS);
    });
    await Promise.race([told, ended]).finally(() => clearTimeout(timer));
  }
};

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
for (;;) {
  let client = null;
  try {
    client = await connect('hazard-atlas-bridge');
    await serve(client);
  } catch (error) {
    say(`${error.message}; trying again`);
  }
  await client?.end().catch(() => {});
  await wait(RETRY_MS);
}
