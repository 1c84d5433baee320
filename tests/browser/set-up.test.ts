import { describe, expect, it } from 'vitest';
import { withPage } from './harness.ts';

const REGISTERED = { name: 'registered', kind: 'major-hazard-source', region: '100000', filter: '' } as const;

/** Everything up to the first drawn map, registers included, as transferred; 1 MB is 1,000,000 bytes. */
const FIRST_MAP_LIMIT_BYTES = 1_600_000;

describe('the demo build', () => {
  it('works in a sub-folder of any static server and asks for nothing outside it', async () => {
    await withPage({ mount: '/authority/sub/board/' }, async (board) => {
      await board.open();
      expect(await board.figure(REGISTERED)).toBe(22_273);
      expect(board.sent.filter(({ path }) => !path.startsWith('/authority/sub/board/'))).toEqual([]);
      expect(board.sent.filter(({ status }) => status === 404)).toEqual([]);
    });
  });

  it('works over plain http on a host that is not localhost, where no service worker can live', async () => {
    await withPage({ host: 'board.test' }, async (board) => {
      await board.open();
      expect(await board.page.evaluate(() => window.isSecureContext)).toBe(false);
      expect(await board.figure(REGISTERED)).toBe(22_273);
    });
  });

  it('draws its first map within the budget of bytes', async () => {
    await withPage({}, async (board) => {
      await board.open();
      const bytes = await board.watch.transferredBytes(board.sent);
      const largest = [...board.sent].sort((a, b) => b.bytes - a.bytes).slice(0, 30);
      console.log(`first map: ${bytes} bytes transferred`);
      for (const { path, bytes: size } of largest) console.log(`  ${String(size).padStart(9)}  ${path}`);
      expect(bytes).toBeGreaterThan(500_000);
      expect(bytes).toBeLessThanOrEqual(FIRST_MAP_LIMIT_BYTES);
    });
  });
});
