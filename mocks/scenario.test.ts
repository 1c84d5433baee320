import { readFile } from 'node:fs/promises';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { fixedClock } from '../src/domain/clock.ts';
import { toLaterCore } from './later-core.ts';
import { GENERATED_FOLDER } from './paths.ts';
import { createDemoResolver } from './resolver.ts';
import { parseLaterName, toElapsedMs } from './scenario.ts';

const read = async (name: string): Promise<ArrayBuffer> =>
  new Uint8Array(await readFile(`${GENERATED_FOLDER}/${name}`)).buffer;

const HALF_HOUR_MS = 30 * 60_000;

describe('a demo that runs on', () => {
  it('moves in whole steps and never back', () => {
    expect(toElapsedMs(Date.parse('2020-11-16T09:04:59+08:00'))).toBe(0);
    expect(toElapsedMs(Date.parse('2020-11-16T09:34:10+08:00'))).toBe(HALF_HOUR_MS);
    expect(toElapsedMs(Date.parse('2020-11-15T09:00:00+08:00'))).toBe(0);
  });

  it('lets connected sites report on and leaves everything else as it was', async () => {
    const bytes = await read('tailings-ponds.core.parquet');
    const before = await parquetReadObjects({ file: bytes });
    const after = await parquetReadObjects({ file: await toLaterCore(bytes, HALF_HOUR_MS) });
    expect(after).toHaveLength(before.length);
    let moved = 0;
    before.forEach((row, index) => {
      const { last_report_at: last, lng, lat, ...rest } = row;
      const { last_report_at: laterLast, lng: laterLng, lat: laterLat, ...laterRest } = after[index] ?? {};
      expect(laterRest).toEqual(rest);
      expect([laterLng, laterLat]).toEqual([lng, lat]);
      const isMoved = rest['link_status'] === 'linked' && last instanceof Date;
      if (isMoved) moved++;
      expect(laterLast).toEqual(isMoved ? new Date(last.getTime() + HALF_HOUR_MS) : last);
    });
    expect(moved).toBeGreaterThan(1000);
  });

  it('is linked by the service as a file of its own, with its own as-of', async () => {
    const resolve = createDemoResolver({
      loadAsset: read,
      basePath: '/api/',
      clock: fixedClock('2020-11-16T09:30:00+08:00'),
      isLive: true,
    });
    const response = await resolve(new Request('http://127.0.0.1/api/collections/coal-mines'));
    const document = (await response?.json()) as { as_of: string; links: { title?: string; href: string }[] };
    expect(document.as_of).toBe('2020-11-16T09:30:00+08:00');
    const hrefs = document.links.filter((link) => link.title !== undefined).map(({ href }) => href.split('/').pop());
    expect(hrefs).toContain(`coal-mines.core.parquet?elapsed=${HALF_HOUR_MS}`);
    expect(hrefs).toContain('coal-mines.names.parquet');
    expect(parseLaterName(`coal-mines.core.parquet?elapsed=${HALF_HOUR_MS}`)?.elapsedMs).toBe(HALF_HOUR_MS);
    expect(parseLaterName('coal-mines.names.parquet')).toBeNull();
  });
});
