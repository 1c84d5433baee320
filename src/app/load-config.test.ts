import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../domain/config.ts';
import { loadConfig, parseConfig } from './load-config.ts';

const answering =
  (body: string, status = 200): typeof fetch =>
  () =>
    Promise.resolve(new Response(body, { status }));

describe('config.json', () => {
  it('is optional: absent gives the defaults and no problem', async () => {
    expect(await loadConfig(answering('', 404), 'config.json')).toEqual({ config: DEFAULT_CONFIG, problems: [] });
  });

  it('takes what is right and names each wrong field with its value', () => {
    const { config, problems } = parseConfig({
      title: '江西省四色一张图',
      rootRegion: 36,
      registerLateAfterMinutes: -5,
      levelMappings: { 重大: '1', 特大: '0' },
      changeCauses: { 年度复评: 'reviewed' },
      colour: 'red',
      base: 'https://gis.example/features',
    });
    expect(config.title).toBe('江西省四色一张图');
    expect(config.base).toBe('https://gis.example/features/');
    expect(config.rootRegion).toBe(DEFAULT_CONFIG.rootRegion);
    expect(problems.map(({ zh }) => zh.match(/“(.+?)”/)?.[1])).toEqual([
      'rootRegion',
      'registerLateAfterMinutes',
      'levelMappings.特大',
      'changeCauses.年度复评',
      'colour',
    ]);
  });

  it('keeps the default of each distance that overlapDistances leaves out, and refuses what is no distance', () => {
    const one = parseConfig({ overlapDistances: { parkClusterM: 300 } });
    expect(one.problems).toEqual([]);
    expect(one.config.overlapDistances).toEqual({ ...DEFAULT_CONFIG.overlapDistances, parkClusterM: 300 });
    const none = parseConfig({ overlapDistances: { routeExposureM: 0 } });
    expect(none.config.overlapDistances).toEqual(DEFAULT_CONFIG.overlapDistances);
    expect(none.problems[0]?.zh).toContain('overlapDistances.routeExposureM');
  });

  it.each([
    ['truncated', '{"title": "四色', '不是有效的 JSON'],
    ['HTML', '<!doctype html>', '不是有效的 JSON'],
    ['a list', '[1]', '应是一个 JSON 对象'],
  ])('says what is wrong with a file that is %s', async (_, body, words) => {
    const { config, problems } = await loadConfig(answering(body), 'config.json');
    expect(config).toEqual(DEFAULT_CONFIG);
    expect(problems[0]?.zh).toContain(words);
  });

  it('says that the server failed, or could not be reached', async () => {
    expect((await loadConfig(answering('', 500), 'config.json')).problems[0]?.zh).toContain('500');
    const dead: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    expect((await loadConfig(dead, 'config.json')).problems).toHaveLength(1);
  });

  it('is total over any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (document) => {
        const { config } = parseConfig(document);
        expect(config.base.endsWith('/')).toBe(true);
        expect(config.rootRegion).toMatch(/^\d{6}$/);
      }),
    );
  });

  it('reads a byte order mark', async () => {
    expect((await loadConfig(answering('\uFEFF{"title":"甲"}'), 'config.json')).config.title).toBe('甲');
  });

  it.each([
    ['changeStream', './changes', true],
    ['changeStream', '', true],
    ['changeStream', 'https://gis.example/changes', true],
    ['changeStream', 'ftp://gis.example', false],
    ['changeStream', 'http://[', false],
    ['changeStream', 5, false],
    ['pollSeconds', 0, true],
    ['pollSeconds', 10, true],
    ['pollSeconds', 1, false],
    ['pollSeconds', -300, false],
    ['pollSeconds', '300', false],
  ] as const)('%s may be %j: %s', (name, value, isGood) => {
    const { config, problems } = parseConfig({ [name]: value });
    expect(config[name]).toBe(isGood ? value : DEFAULT_CONFIG[name]);
    expect(problems).toHaveLength(isGood ? 0 : 1);
  });
});
