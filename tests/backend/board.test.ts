import { describe, expect, it, vi } from 'vitest';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import { withRealBoard, type RealBoard } from './board.ts';
import { HOME, PAGE_URL, runDeploy, useDatabase } from './service.ts';

const REGISTERS = HAZARD_KINDS.filter(({ isRegister }) => isRegister);
const COUNTRY = '100000';
const tableOf = (collection: string): string => `atlas.${collection.replaceAll('-', '_')}`;

describe('the board on PostGIS, MapServer and nginx', () => {
  const database = useDatabase();
  const count = (collection: string, condition = 'true'): Promise<number> =>
    database.number(`SELECT count(*) FROM ${tableOf(collection)} WHERE ${condition}`);

  /** Waits until the figure of the page is this. */
  const untilFigure = (board: RealBoard, query: Parameters<RealBoard['figure']>[0], wanted: number): Promise<void> =>
    vi.waitFor(async () => expect(await board.figure(query)).toBe(wanted), { timeout: 30_000, interval: 200 });

  it('shows the country in the figures of SQL, with nothing of the demo in the page', async () => {
    await withRealBoard(async ({ page, watch, open, figure }) => {
      await open(`region=${COUNTRY}`);
      for (const { id, collection } of REGISTERS) {
        const of = { kind: id, region: COUNTRY, filter: '' };
        expect(await figure({ ...of, name: 'registered' }), id).toBe(await count(collection));
        for (const level of ['1', '2', '3', '4', 'unassessed'])
          expect(
            await figure({ ...of, name: 'sites', level, link: null, warning: null, flag: null }),
            `${id} ${level}`,
          ).toBe(await count(collection, level === 'unassessed' ? 'risk_level IS NULL' : `risk_level = ${level}`));
      }
      const linked = await count('major-hazard-sources', `link_status IN ('linked', 'offline')`);
      const ofMajor = { kind: 'major-hazard-source', region: COUNTRY, filter: '' };
      expect(await figure({ ...ofMajor, name: 'linked' })).toBe(linked);
      expect(await figure({ ...ofMajor, name: 'not-linked' })).toBe((await count('major-hazard-sources')) - linked);
      expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
      expect(watch.requests.filter((url) => /mock|msw|\/demo\//i.test(url))).toEqual([]);
      expect(watch.requests.some((url) => url.includes('/api/collections/major-hazard-sources/items'))).toBe(true);
      expect(watch.requests.every((url) => url.startsWith(PAGE_URL) || /^(blob|data):/.test(url))).toBe(true);
    });
  });

  it('shows a county and a site, and follows what SQL does to them without being loaded again', async () => {
    const [site] = await database.rows<{ id: string; name: string; adcode: string }>(
      `SELECT id, name, adcode FROM atlas.coal_mines WHERE risk_level = 3 AND link_status = 'linked' ORDER BY id LIMIT 1`,
    );
    const { id, name, adcode } = site ?? { id: '', name: '', adcode: '' };
    const inCounty = (condition: string): Promise<number> =>
      count('coal-mines', `adcode = '${adcode}' AND ${condition}`);
    const ofLevel = (level: string) =>
      ({
        name: 'sites',
        kind: 'coal-mine',
        region: adcode,
        filter: '',
        level,
        link: null,
        warning: null,
        flag: null,
      }) as const;
    const registered = { name: 'registered', kind: 'coal-mine', region: adcode, filter: '' } as const;
    const set = (expression: string) => database.rows(`UPDATE atlas.coal_mines SET ${expression} WHERE id = $1`, [id]);
    await withRealBoard(async (board) => {
      await board.open(`region=${adcode}&site=coal-mine:${id}`);
      await board.page.getByText(name).first().waitFor({ timeout: 30_000 });
      const [red, yellow, all] = [
        await inCounty('risk_level = 1'),
        await inCounty('risk_level = 3'),
        await inCounty('true'),
      ];
      expect(await board.figure(registered)).toBe(all);
      expect(await board.figure(ofLevel('1'))).toBe(red);
      const loads = board.watch.requests.length;
      await set('risk_level = 1');
      await untilFigure(board, ofLevel('1'), red + 1);
      await untilFigure(board, ofLevel('3'), yellow - 1);
      await database.rows(
        `INSERT INTO atlas.coal_mines (id, name, adcode, risk_level) VALUES ('cm-live', '新矿', $1, 2)`,
        [adcode],
      );
      await untilFigure(board, registered, all + 1);
      await database.rows(`DELETE FROM atlas.coal_mines WHERE id = 'cm-live'`);
      await untilFigure(board, registered, all);
      // What happens while the bridge is away comes when it is back.
      await runDeploy('service.sh', [HOME, 'stop-bridge']);
      await set('risk_level = 3');
      expect(await board.figure(ofLevel('1'))).toBe(red + 1);
      await runDeploy('service.sh', [HOME, 'restart-bridge']);
      await untilFigure(board, ofLevel('1'), red);
      const since = board.watch.requests.slice(loads);
      const registers = REGISTERS.map(({ collection }) => `/collections/${collection}/items`);
      expect(since.filter((url) => registers.some((path) => url.includes(path)) || url === PAGE_URL)).toEqual([]);
    });
  });
});
