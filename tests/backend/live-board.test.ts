import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import type { LiveState } from '../../src/domain/live-state.ts';
import { withRealBoard } from './board.ts';
import { countColour, levelColours, settledMap } from './dots.ts';
import { HOME, runDeploy, useDatabase } from './service.ts';

const runFile = promisify(execFile);
const COUNTRY = '100000';

const liveOf = (page: Page): Promise<LiveState> =>
  page.evaluate(() => window.hazardAtlas?.diagnostics()['live'] as LiveState);

/** What nchan answers to a message published past the database. */
const publish = (text: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socketPath = `${HOME}/run/publish/nchan.sock`;
    const outgoing = request({ socketPath, path: '/publish', method: 'POST' }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    outgoing.on('error', reject);
    outgoing.end(text);
  });

const nginxPid = (): number => Number(readFileSync(`${HOME}/run/nginx.pid`, 'utf8'));
const workersOf = async (pid: number): Promise<number[]> =>
  (await runFile('ps', ['-o', 'pid=', '--ppid', String(pid)])).stdout.trim().split(/\s+/).map(Number);
/** Restarted, nginx has forgotten every message. */
const restartNginx = async (): Promise<void> => {
  const pid = nginxPid();
  process.kill(pid, 'SIGTERM');
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 10_000 });
  expect((await runDeploy('service.sh', [HOME, 'start'])).code).toBe(0);
};

describe('changes on the map of the board', () => {
  const database = useDatabase();
  const level = (number: number) =>
    database.number('SELECT count(*) FROM atlas.coal_mines WHERE risk_level = $1', [number]);
  const mines = { kind: 'coal-mine', region: COUNTRY, filter: '' } as const;
  const ofLevel = (number: string, kind = 'coal-mine') =>
    ({ ...mines, kind, name: 'sites', level: number, link: null, warning: null, flag: null }) as const;
  const delivered = () =>
    vi.waitFor(
      async () =>
        expect(
          await database.number(
            'SELECT last_id - (SELECT min(last_id) FROM atlas.outbox_readers) FROM atlas.outbox_head',
          ),
        ).toBe(0),
      { timeout: 30_000, interval: 100 },
    );

  it('turns the very dot red, moves it, and takes it away', async () => {
    const [site] = await database.rows<{ id: string; adcode: string; lng: number; lat: number }>(
      `SELECT id, adcode, lng, lat FROM atlas.coal_mines mine
       WHERE risk_level = 3 AND link_status = 'linked' AND warning_level = 0 AND NOT EXISTS (
         SELECT 1 FROM (SELECT id, geom FROM atlas.coal_mines UNION ALL SELECT id, geom FROM atlas.major_hazard_sources
           UNION ALL SELECT id, geom FROM atlas.tailings_ponds UNION ALL SELECT id, geom FROM atlas.chemical_parks
           UNION ALL SELECT id, geom FROM atlas.coach_routes) AS other
         WHERE other.id <> mine.id AND ST_DWithin(other.geom, mine.geom, 0.06))
       ORDER BY id LIMIT 1`,
    );
    if (site === undefined) throw new Error('no mine stands alone');
    const { id, adcode, lng, lat } = site;
    const [old, fresh] = [
      [lng, lat],
      [lng + 0.03, lat],
    ] as const;
    const set = (expression: string) => database.rows(`UPDATE atlas.coal_mines SET ${expression} WHERE id = $1`, [id]);
    await withRealBoard(async ({ page, open }) => {
      await open(`region=${adcode}`);
      const [red = '', , yellow = ''] = await levelColours(page);
      const seen = async () => {
        await settledMap(page);
        return {
          yellow: (await countColour(page, old, yellow)) > 0,
          red: (await countColour(page, old, red)) > 0,
          moved: (await countColour(page, fresh, red)) > 0,
        };
      };
      const until = (wanted: Awaited<ReturnType<typeof seen>>) =>
        vi.waitFor(async () => expect(await seen()).toEqual(wanted), { timeout: 20_000, interval: 200 });
      await until({ yellow: true, red: false, moved: false });
      await set('risk_level = 1');
      await until({ yellow: false, red: true, moved: false });
      await set('lng = lng + 0.03');
      await until({ yellow: false, red: false, moved: true });
      const [row] = await database.rows<{ row: object }>(
        'SELECT to_jsonb(mine) AS row FROM atlas.coal_mines mine WHERE id = $1',
        [id],
      );
      await database.rows('DELETE FROM atlas.coal_mines WHERE id = $1', [id]);
      await until({ yellow: false, red: false, moved: false });
      await database.rows(
        'INSERT INTO atlas.coal_mines SELECT * FROM jsonb_populate_record(NULL::atlas.coal_mines, $1)',
        [JSON.stringify(row?.row)],
      );
      await set('risk_level = 3, lng = lng - 0.03');
      await until({ yellow: true, red: false, moved: false });
    });
  });

  it('applies 10,000 changes in batches, each once', async () => {
    const choose = `SELECT id FROM atlas.major_hazard_sources WHERE risk_level IN (2, 3) ORDER BY id LIMIT 10000`;
    await database.rows(
      `CREATE TEMP TABLE chosen AS SELECT id, risk_level FROM atlas.major_hazard_sources WHERE id IN (${choose})`,
    );
    const changed = await database.number('SELECT count(*) FROM chosen');
    const count = () => database.number('SELECT count(*) FROM atlas.major_hazard_sources WHERE risk_level = 1');
    const red = ofLevel('1', 'major-hazard-source');
    await withRealBoard(async ({ page, open, figure }) => {
      await open(`region=${COUNTRY}`);
      const before = await count();
      expect(await figure(red)).toBe(before);
      await vi.waitFor(async () => expect((await liveOf(page)).status).toBe('open'));
      await database.rows('UPDATE atlas.major_hazard_sources SET risk_level = 1 WHERE id IN (SELECT id FROM chosen)');
      await vi.waitFor(async () => expect(await figure(red)).toBe(before + changed), {
        timeout: 60_000,
        interval: 200,
      });
      const { received, applied, passedOver, rejected, gaps, batches } = await liveOf(page);
      expect({ received, applied, passedOver, rejected, gaps }).toEqual({
        received: changed,
        applied: changed,
        passedOver: 0,
        rejected: 0,
        gaps: 0,
      });
      expect(batches).toBeLessThan(changed / 40);
      await database.rows(
        'UPDATE atlas.major_hazard_sources source SET risk_level = chosen.risk_level FROM chosen WHERE chosen.id = source.id',
      );
      await vi.waitFor(async () => expect(await figure(red)).toBe(before), { timeout: 60_000, interval: 200 });
    });
    await database.rows('DROP TABLE chosen');
    expect(changed).toBe(10_000);
  });

  it('counts and names payloads that are none, and applies nothing of them', async () => {
    const [{ id } = { id: '' }] = await database.rows<{ id: string }>(
      'SELECT id FROM atlas.coal_mines WHERE risk_level = 3 ORDER BY id LIMIT 1',
    );
    const event = (properties: string, more = ''): string =>
      `{"specversion":"1.0","id":"bad-${properties.length}","source":"collections/coal-mines","subject":"${id}",${more}
        "type":"org.ogc.api.collection.item.update","data":{"type":"Feature","properties":${properties}}}`.replace(
        /\n\s*/,
        '',
      );
    const bad = [
      '{not json',
      'null',
      '[[]]',
      '{"specversion":"1.0","id":"t","source":"collections/coal-mines","type":"org.example.made"}',
      '{"__proto__":{"specversion":"1.0","id":"p","source":"collections/coal-mines"}}',
      event('{"risk_level":"purple"}'),
      event('{"risk_level":1e400}'),
      event(`{"lng":"${'9'.repeat(1_000_000)}"}`),
    ];
    await withRealBoard(async ({ page, open, figure }) => {
      await open(`region=${COUNTRY}`);
      const wanted = [await level(1), await level(3)];
      await vi.waitFor(async () => expect((await liveOf(page)).status).toBe('open'));
      for (const text of bad) expect(await publish(text)).toBeLessThan(300);
      // A key that would reach every object does not, and leaves the site as it was.
      expect(await publish(event(`{"id":"${id}","__proto__":{"risk_level":1}}`))).toBeLessThan(300);
      await vi.waitFor(async () => expect((await liveOf(page)).received).toBe(bad.length + 1), { timeout: 20_000 });
      const { rejected, rejects } = await liveOf(page);
      expect(rejected).toBe(bad.length);
      for (const { words } of rejects) expect(words.zh.length).toBeLessThan(400);
      expect([await figure(ofLevel('1')), await figure(ofLevel('3'))]).toEqual(wanted);
      await page.locator('button[data-view="data"]').click();
      await vi.waitFor(async () => expect(await page.locator('[data-rejected-change]').count()).toBe(bad.length));
    });
  });

  it('goes on after nginx lost its workers, and loads anew after it forgot what was missed', async () => {
    const [a, b] = await database.rows<{ id: string }>(
      'SELECT id FROM atlas.coal_mines WHERE risk_level = 3 ORDER BY id LIMIT 2',
    );
    const set = (site: { id: string } | undefined, number: number) =>
      database.rows('UPDATE atlas.coal_mines SET risk_level = $2 WHERE id = $1', [site?.id, number]);
    const before = await level(1);
    const cut = [/Failed to load resource: net::ERR_/];
    await withRealBoard(async ({ page, open, figure }) => {
      const until = (red: number) =>
        vi.waitFor(async () => expect(await figure(ofLevel('1'))).toBe(red), { timeout: 40_000, interval: 200 });
      await open(`region=${COUNTRY}`);
      await set(a, 1);
      await until(before + 1);
      for (const pid of await workersOf(nginxPid())) process.kill(pid, 'SIGKILL');
      await set(b, 1);
      await until(before + 2);
      await restartNginx();
      await set(a, 3);
      await until(before + 1);
      expect(await liveOf(page)).toMatchObject({ received: 3, applied: 3, passedOver: 0, gaps: 0 });
      await page.context().setOffline(true);
      await restartNginx();
      await set(a, 1);
      await delivered();
      await restartNginx();
      await set(b, 3);
      await delivered();
      await page.context().setOffline(false);
      await vi.waitFor(async () => expect((await liveOf(page)).gaps).toBe(1), { timeout: 40_000, interval: 200 });
      // What was forgotten came with the registers, what was not with the stream.
      await until(before + 1);
      expect(await figure(ofLevel('3'))).toBe(await level(3));
      await set(a, 3);
      await until(before);
    }, cut);
  });
});
