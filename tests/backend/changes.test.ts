import { afterEach, describe, expect, inject, it } from 'vitest';
import { HOME, runDeploy, useDatabase } from './service.ts';
import { listen, type Listener } from './stream.ts';

const open: Listener[] = [];
afterEach(() => {
  for (const listener of open.splice(0)) listener.close();
});
const follow = async (lastEventId?: string): Promise<Listener> => {
  const listener = await listen(lastEventId);
  open.push(listener);
  return listener;
};

const numbersOf = ({ messages }: Listener): number[] => messages.map(({ event }) => Number(event.id));
const unbroken = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index);

describe('changes from the database to the stream', () => {
  const database = useDatabase();
  const lastNumber = (): Promise<number> => database.number('SELECT last_id FROM atlas.outbox_head');
  /** A mine and a level that it does not have. */
  const someMine = async () => {
    const [mine] = await database.rows<{ id: string; risk_level: number }>(
      'SELECT id, risk_level FROM atlas.coal_mines WHERE risk_level IS NOT NULL ORDER BY id LIMIT 1',
    );
    if (mine === undefined) throw new Error('no mine is loaded');
    return { ...mine, other: mine.risk_level === 1 ? 2 : 1 };
  };
  const setLevel = (id: string, level: number) =>
    database.rows('UPDATE atlas.coal_mines SET risk_level = $2 WHERE id = $1', [id, level]);

  it('did not tell of the first load', async () => {
    expect(await database.number('SELECT count(*) FROM atlas.outbox')).toBe(await lastNumber());
    expect(inject('numberAfterLoad')).toBe(0);
  });

  it('tells an UPDATE, an INSERT and a DELETE as CloudEvents with the feature as it is now', async () => {
    const listener = await follow();
    const before = await lastNumber();
    const { id, risk_level: level, other } = await someMine();
    await setLevel(id, other);
    await database.rows(`INSERT INTO atlas.coal_mines (id, name, adcode) VALUES ('cm-new', '新矿', '140213')`);
    await database.rows(`DELETE FROM atlas.coal_mines WHERE id = 'cm-new'`);
    await setLevel(id, level);
    await listener.waitFor(4);
    const [update, create, remove] = listener.messages.map(({ event }) => event);
    expect(numbersOf(listener)).toEqual(unbroken(before + 1, 4));
    expect(update).toMatchObject({
      specversion: '1.0',
      type: 'org.ogc.api.collection.item.update',
      source: 'collections/coal-mines',
      subject: id,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+\+08:00$/) as string,
      data: {
        type: 'Feature',
        id,
        geometry: { type: 'Point' },
        properties: { id, risk_level: other, is_synthetic: true },
      },
    });
    expect(update?.data.properties['last_report_at']).toMatch(/^2020-[\dT:-]+\+08:00$/);
    // No coordinates were given: it stands at its county and says so.
    expect(create).toMatchObject({
      type: 'org.ogc.api.collection.item.create',
      subject: 'cm-new',
      data: { properties: { coord_precision: 'county', link_status: 'not-linked', is_synthetic: false } },
    });
    expect(remove).toMatchObject({
      type: 'org.ogc.api.collection.item.delete',
      subject: 'cm-new',
      data: { type: 'Feature', id: 'cm-new', geometry: null, properties: { id: 'cm-new' } },
    });
  });

  it('says nothing of an UPDATE that changes nothing, of one rolled back, or of one that only looks', async () => {
    const before = await lastNumber();
    const { id, other } = await someMine();
    await database.rows('UPDATE atlas.coal_mines SET risk_level = risk_level');
    await database.rows('BEGIN');
    await setLevel(id, other);
    await database.rows('ROLLBACK');
    expect(await lastNumber()).toBe(before);
  });

  it('tells a site that got another id as one that went and one that came', async () => {
    const listener = await follow();
    const { id } = await someMine();
    await database.rows(`UPDATE atlas.coal_mines SET id = 'cm-renamed' WHERE id = $1`, [id]);
    await database.rows(`UPDATE atlas.coal_mines SET id = $1 WHERE id = 'cm-renamed'`, [id]);
    await listener.waitFor(4);
    const told = listener.messages.map(({ event }) => `${event.type.split('.').at(-1)} ${event.subject}`);
    expect(told.slice(0, 2).toSorted()).toEqual(['create cm-renamed', `delete ${id}`]);
    expect(told.slice(2).toSorted()).toEqual([`create ${id}`, 'delete cm-renamed']);
  });

  it('moves the place with lng and lat, and lng and lat with the place', async () => {
    const listener = await follow();
    const { id } = await someMine();
    const [old] = await database.rows<{ geom: string }>('SELECT geom::text FROM atlas.coal_mines WHERE id = $1', [id]);
    await database.rows('UPDATE atlas.coal_mines SET lng = 112.5, lat = 37.25 WHERE id = $1', [id]);
    await database.rows('UPDATE atlas.coal_mines SET geom = $2::geometry WHERE id = $1', [id, old?.geom]);
    await listener.waitFor(2);
    const [moved, back] = listener.messages.map(({ event }) => event.data);
    expect(moved?.geometry?.coordinates).toEqual([112.5, 37.25]);
    expect([back?.properties['lng'], back?.properties['lat']]).toEqual(back?.geometry?.coordinates);
  });

  it('refuses TRUNCATE, which could tell nobody', async () => {
    await expect(database.rows('TRUNCATE atlas.coal_mines')).rejects.toThrow(/use DELETE/);
  });

  it('resumes after Last-Event-ID with exactly what was missed', async () => {
    const listener = await follow();
    const { id, risk_level: level, other } = await someMine();
    await setLevel(id, other);
    await listener.waitFor(1);
    listener.close();
    const [seen] = listener.messages;
    await setLevel(id, level);
    await setLevel(id, other);
    await setLevel(id, level);
    const again = await follow(seen?.streamId);
    await again.waitFor(3);
    expect(numbersOf(again)).toEqual(unbroken(Number(seen?.event.id) + 1, 3));
    expect(again.messages.map(({ event }) => event.data.properties['risk_level'])).toEqual([level, other, level]);
    expect(await follow().then(({ messages }) => messages)).toEqual([]);
  });

  it('loses nothing while the bridge is down, and sends nothing twice', async () => {
    const listener = await follow();
    const before = await lastNumber();
    const { id, risk_level: level, other } = await someMine();
    await setLevel(id, other);
    await listener.waitFor(1);
    expect((await runDeploy('service.sh', [HOME, 'stop-bridge'])).code).toBe(0);
    await setLevel(id, level);
    await setLevel(id, other);
    expect((await runDeploy('service.sh', [HOME, 'restart-bridge'])).code).toBe(0);
    await setLevel(id, level);
    await listener.waitFor(4);
    expect(numbersOf(listener)).toEqual(unbroken(before + 1, 4));
  });

  it('brings 10,000 changes of one UPDATE, each once and in order', async () => {
    const listener = await follow();
    const before = await lastNumber();
    const choose = 'SELECT id FROM atlas.major_hazard_sources ORDER BY id LIMIT 10000';
    const set = (expression: string) =>
      database.rows(`UPDATE atlas.major_hazard_sources SET source_doc = ${expression} WHERE id IN (${choose})`);
    await set(`source_doc || '*'`);
    await listener.waitFor(10_000);
    expect(numbersOf(listener)).toEqual(unbroken(before + 1, 10_000));
    expect(new Set(listener.messages.map(({ event }) => event.subject)).size).toBe(10_000);
    await set(`left(source_doc, -1)`);
    await listener.waitFor(20_000);
    expect(numbersOf(listener)).toEqual(unbroken(before + 1, 20_000));
    expect(await database.number(`SELECT count(*) FROM atlas.major_hazard_sources WHERE source_doc LIKE '%*'`)).toBe(0);
  });

  it('gives numbers in the order of commits when several write at once', async () => {
    const listener = await follow();
    const before = await lastNumber();
    const ids = await database.rows<{ id: string }>('SELECT id FROM atlas.tailings_ponds ORDER BY id LIMIT 40');
    const { default: pg } = await import('pg');
    const pool = new pg.Pool({
      host: `${HOME}/run/pg`,
      port: 5433,
      database: 'hazard_atlas',
      user: 'hazard_atlas',
      max: 8,
    });
    const touch = (id: string, suffix: string) =>
      pool.query('UPDATE atlas.tailings_ponds SET source_doc = $2 WHERE id = $1', [id, `演示数据生成器${suffix}`]);
    await Promise.all(ids.map(({ id }) => touch(id, '*')));
    await Promise.all(ids.map(({ id }) => touch(id, '')));
    await pool.end();
    await listener.waitFor(80);
    expect(numbersOf(listener)).toEqual(unbroken(before + 1, 80));
  });
});
