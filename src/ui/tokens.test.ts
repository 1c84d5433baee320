import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LEVEL_KEYS } from '../domain/levels.ts';
import { PALETTES, paletteOf, type PaletteName } from '../domain/palette.ts';
import { contrastOf, DICHROMACIES, differenceOf, labDifference, parseHex, simulate } from './colour-difference.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Custom properties of the rule whose selector list contains the theme. */
const tokensOf = (theme: PaletteName): Map<string, string> => {
  const rule = css.split('}').find((part) => part.includes(`[data-theme='${theme}']`) && part.includes('--surface'));
  return new Map(
    [...(rule ?? '').matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]),
  );
};

const names: PaletteName[] = ['dark', 'daylight'];

describe.each(names)('%s', (name) => {
  const palette = PALETTES[name];
  const { panel, surface } = palette;

  it('says the same in CSS and on canvas', () => {
    const expected: Record<string, string> = {
      surface,
      panel,
      raised: palette.raised,
      line: palette.line,
      edge: palette.edge,
      text: palette.text,
      text2: palette.text2,
      muted: palette.muted,
      accent: palette.accent,
      'accent-dim': palette.accentDim,
      unknown: palette.unknown,
      halo: palette.halo,
    };
    for (const level of LEVEL_KEYS) {
      expected[`level-${level}`] = palette.levels[level].fill;
      expected[`level-${level}-edge`] = palette.levels[level].edge;
      expected[`level-${level}-digit`] = palette.levels[level].digit;
    }
    palette.gap.forEach((colour, index) => (expected[`gap-${index + 1}`] = colour));
    expect(Object.fromEntries(tokensOf(name))).toEqual(expected);
  });

  const grounds = { surface, panel, raised: palette.raised, 'accent-dim': palette.accentDim };

  it('text reaches 4.5 : 1 on every ground it stands on', () => {
    for (const [ground, colour] of Object.entries(grounds))
      for (const text of ['text', 'text2', 'muted', 'accent'] as const)
        expect(contrastOf(palette[text], colour), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(palette.levels.unassessed.digit, panel)).toBeGreaterThanOrEqual(4.5);
  });

  it('focus, selection and the hatch of what nobody sees reach 3 : 1 on every ground, on the map by its halo', () => {
    for (const [ground, colour] of Object.entries({ ...grounds, halo: palette.halo }))
      for (const mark of ['accent', 'unknown'] as const)
        expect(contrastOf(palette[mark], colour), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3);
  });

  it('level marks and control outlines reach 3 : 1 by their edge', () => {
    for (const ground of ['surface', 'panel', 'raised'] as const) {
      for (const level of LEVEL_KEYS)
        expect(contrastOf(palette.levels[level].edge, palette[ground]), `${level} on ${ground}`).toBeGreaterThanOrEqual(
          3,
        );
      expect(contrastOf(palette.edge, palette[ground]), `edge on ${ground}`).toBeGreaterThanOrEqual(3);
    }
    // On the ground of what is selected only badges stand: there the digit may carry what the edge does not.
    for (const level of LEVEL_KEYS) {
      const { edge, digit } = palette.levels[level];
      const best = Math.max(contrastOf(edge, palette.accentDim), contrastOf(digit, palette.accentDim));
      expect(best, `${level} on accent-dim`).toBeGreaterThanOrEqual(3);
    }
  });

  it('digits reach 4.5 : 1 on their level', () => {
    for (const level of ['1', '2', '3', '4'] as const)
      expect(contrastOf(palette.levels[level].digit, palette.levels[level].fill), level).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['normal', 'protan', 'deutan', 'tritan'] as const)('no two levels below ΔE 14 to %s sight', (sight) => {
    const see = (hex: string) => (sight === 'normal' ? parseHex(hex) : simulate(parseHex(hex), DICHROMACIES[sight]));
    const colours = LEVEL_KEYS.map((level) => ({ level, colour: see(palette.levels[level].fill) }));
    let pairs = 0;
    colours.forEach((a, index) =>
      colours.slice(index + 1).forEach((b) => {
        pairs++;
        expect(differenceOf(a.colour, b.colour), `${a.level}–${b.level}`).toBeGreaterThanOrEqual(14);
      }),
    );
    expect(pairs).toBe(10);
  });

  it('neighbouring gap classes can be told apart', () => {
    for (let index = 1; index < 5; index++)
      expect(
        differenceOf(parseHex(palette.gap[index - 1] ?? ''), parseHex(palette.gap[index] ?? '')),
      ).toBeGreaterThanOrEqual(5.5);
  });
});

const SRC = new URL('../', import.meta.url);

const readSources = (ending: RegExp) =>
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path))
    .map((path) => ({ path, text: readFileSync(new URL(path, SRC), 'utf8') }));

describe('the style sheets', () => {
  const sheets = readSources(/\.css$/);

  it('use no custom property that nobody defines', () => {
    expect(sheets.length).toBeGreaterThan(20);
    const scripts = readSources(/\.tsx?$/);
    const defined = new Set(
      [...sheets, ...scripts].flatMap(({ text }) =>
        [...text.matchAll(/(--[\w-]+)['"]?\s*[:,\]]/g)].map(([, name]) => name),
      ),
    );
    const unknown = sheets.flatMap(({ path, text }) =>
      [...text.matchAll(/var\((--[\w-]+)\)/g)].flatMap(([, name = '']) =>
        defined.has(name) ? [] : `${path}: ${name}`,
      ),
    );
    expect(unknown).toEqual([]);
  });

  it('name colours by token alone', () => {
    const typed = sheets
      .filter(({ path }) => !path.endsWith('tokens.css'))
      .flatMap(({ path, text }) =>
        // A fallback repeats its token: the map room also stands without the kit.
        [...text.replace(/var\(--[\w-]+, #[0-9a-f]{6}\)/g, '').matchAll(/#[0-9a-f]{3,8}\b(?=[^{]*;)/gi)].map(
          ([colour]) => `${path}: ${colour}`,
        ),
      );
    expect(typed).toEqual([]);
  });

  it('give the wall the colours of dark', () => {
    const rules = css
      .split('}')
      .filter((rule) => /\[data-theme='wall'\][^{]*\{/.test(rule) && /#[0-9a-f]{6}/.test(rule));
    expect(rules).toHaveLength(1);
    expect(rules[0]).toContain("[data-theme='dark']");
    expect(paletteOf('wall')).toBe(PALETTES.dark);
  });
});

describe('the gate itself', () => {
  it.each([
    // Sharma, Wu and Dalal 2005, table 1: pairs 1, 7, 17 and 25.
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  ] as const)('reckons the published CIEDE2000 pair %j %j', (a, b, difference) => {
    expect(labDifference(a, b)).toBeCloseTo(difference, 4);
  });

  it('fails a palette whose orange and yellow lie too close for deutan sight', () => {
    const see = (hex: string) => simulate(parseHex(hex), DICHROMACIES.deutan);
    expect(differenceOf(see('#f2a03a'), see('#f5c542'))).toBeLessThan(14);
  });
});
