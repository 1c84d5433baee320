import { describe, expect, it } from 'vitest';
import { sharePage, type Board } from './harness.ts';
import { click, panel, queryOf } from './user.ts';

/** The counters of issue 2 §11, as this test reads them. */
interface Counters {
  readonly contexts: { readonly created: number; readonly lost: number; readonly restored: number };
  readonly draws: number;
  readonly drawsByCanvas: { readonly map: number; readonly sites: number };
  readonly uploads: { readonly siteBytes: number; readonly regionBytes: number };
  readonly accessorCalls: { readonly sites: number };
  readonly rowsVisitedMain: number;
  readonly workerMessages: number;
}

const read = (board: Board): Promise<Counters> => board.diagnostics() as unknown as Promise<Counters>;

const GANZHOU = 'region=360700';
const IDLE_MS = 3000;
const LOSSES = 3;

/**
 * Loses the context of every canvas of the map, as a driver does. MapLibre's is given back after a while; deck.gl's never
 * is, because the board puts a new canvas in its place.
 */
const loseContexts = (board: Board): Promise<number> =>
  board.page.evaluate(() => {
    const canvases = [...document.querySelectorAll<HTMLCanvasElement>('[data-map="main"] canvas')];
    for (const canvas of canvases) {
      const extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
      if (!extension) throw new Error('a canvas without a context to lose');
      extension.loseContext();
      if (canvas.classList.contains('maplibregl-canvas')) setTimeout(() => extension.restoreContext(), 200);
    }
    return canvases.length;
  });

/** Pixels of the sites' canvas on which something is drawn. */
const countSitePixels = (board: Board): Promise<number> =>
  board.page.evaluate(async () => {
    const canvases = [...document.querySelectorAll<HTMLCanvasElement>('[data-map="main"] canvas')];
    const sites = canvases.find((canvas) => !canvas.classList.contains('maplibregl-canvas'));
    if (sites === undefined) return 0;
    const bitmap = await createImageBitmap(sites);
    const copy = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = copy.getContext('2d');
    if (context === null) throw new Error('no 2d context');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    let drawn = 0;
    for (let index = 3; index < data.length; index += 4) if ((data[index] ?? 0) > 0) drawn++;
    return drawn;
  });

describe('the work behind a filter at site zoom', () => {
  const board = sharePage({ viewport: { width: 1440, height: 900 } });

  it('uploads no site, calls no accessor, visits no row and redraws each canvas at most once', async () => {
    await board().open(GANZHOU);
    await board().page.waitForTimeout(1000);
    const legend = panel(board(), '图例');
    const before = await read(board());
    await click(board(), legend.getByRole('button', { name: /红/ }).and(legend.locator('[aria-pressed]')).first());
    expect(queryOf(board().page)).toBe(`${GANZHOU}&levels=1`);
    await board().page.waitForTimeout(500);
    const after = await read(board());
    const cost = {
      siteBytes: after.uploads.siteBytes - before.uploads.siteBytes,
      accessorCalls: after.accessorCalls.sites - before.accessorCalls.sites,
      mapDraws: after.drawsByCanvas.map - before.drawsByCanvas.map,
      siteDraws: after.drawsByCanvas.sites - before.drawsByCanvas.sites,
      regionBytes: after.uploads.regionBytes - before.uploads.regionBytes,
      workerMessages: after.workerMessages - before.workerMessages,
    };
    console.log(`filter change: ${JSON.stringify(cost)}`);
    expect(before.uploads.siteBytes).toBeGreaterThan(10_000);
    expect(cost).toMatchObject({ siteBytes: 0, accessorCalls: 0, siteDraws: 1 });
    expect(cost.mapDraws).toBeLessThanOrEqual(1);
    expect(after.rowsVisitedMain).toBe(0);
  });

  it('draws nothing while nobody does anything', async () => {
    const before = await read(board());
    await board().page.waitForTimeout(IDLE_MS);
    const after = await read(board());
    expect(after.draws - before.draws).toBe(0);
    expect(after.uploads).toEqual(before.uploads);
  });
});

describe('a lost graphics context', () => {
  const board = sharePage({ viewport: { width: 1440, height: 900 } });

  it(`is restored ${LOSSES} times of ${LOSSES}, with every site drawn again`, async () => {
    await board().open(GANZHOU);
    const drawnBefore = await countSitePixels(board());
    expect(drawnBefore).toBeGreaterThan(100);
    for (let loss = 1; loss <= LOSSES; loss++) {
      const before = await read(board());
      const lost = await loseContexts(board());
      expect(lost).toBe(2);
      await expect
        .poll(async () => (await read(board())).contexts.restored - before.contexts.restored, { timeout: 20_000 })
        .toBe(lost);
      const { contexts } = await read(board());
      expect(contexts.lost - before.contexts.lost).toBe(lost);
      await expect.poll(() => countSitePixels(board()), { timeout: 20_000 }).toBe(drawnBefore);
    }
    // What the board is for goes on: the sites can still be picked and filtered.
    const legend = panel(board(), '图例');
    await click(board(), legend.getByRole('button', { name: /蓝/ }).and(legend.locator('[aria-pressed]')).first());
    await expect.poll(() => countSitePixels(board())).toBeLessThan(drawnBefore);
  });
});
