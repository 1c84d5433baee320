import type { Page } from 'playwright-core';

/** Side of the square that is looked at, CSS pixels; sites are drawn within it. */
const SIDE = 18;
/** Of 0–441: how far a pixel may be from a colour and still be of it. */
const NEAR = 40;

/** Colours of levels 1–4 as the page's stylesheet has them now, `#rrggbb`. */
export const levelColours = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return [1, 2, 3, 4].map((level) => style.getPropertyValue(`--level-${level}`).trim());
  });

/** Two frames later, when what was uploaded has been drawn. */
export const settledMap = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** Pixels of a colour around a place of the map, as a person sees the page. @param lngLat degrees */
export const countColour = async (page: Page, lngLat: readonly [number, number], colour: string): Promise<number> => {
  const centre = await page.evaluate(([lng, lat]) => window.hazardAtlas?.project([lng, lat]) ?? null, lngLat);
  if (centre === null) throw new Error('there is no map');
  const clip = { x: centre.x - SIDE / 2, y: centre.y - SIDE / 2, width: SIDE, height: SIDE };
  const png = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(
    async ([data, wanted, near]) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.codePointAt(0) ?? 0);
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data: pixels } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
      const value = Number.parseInt(wanted.slice(1), 16);
      let count = 0;
      for (let at = 0; at < pixels.length; at += 4) {
        const red = (pixels[at] ?? 0) - (value >> 16);
        const green = (pixels[at + 1] ?? 0) - ((value >> 8) & 255);
        const blue = (pixels[at + 2] ?? 0) - (value & 255);
        if (Math.hypot(red, green, blue) < near) count++;
      }
      return count;
    },
    [png, colour, NEAR] as const,
  );
};
