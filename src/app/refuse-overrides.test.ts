import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../domain/config.ts';
import { refuseOverrides } from './refuse-overrides.ts';

const NOW_MS = Date.parse('2023-06-01T09:00:00+08:00');

const refuse = (levelOverrides: (typeof DEFAULT_CONFIG)['levelOverrides']) =>
  refuseOverrides({ ...DEFAULT_CONFIG, levelOverrides }, NOW_MS);

describe('colours of an authority', () => {
  it('under which no site can be red are refused for that kind alone, and named', () => {
    const coal = { C: '1', B: '2', A: '4' } as const;
    const { config, problems } = refuse({ 'chemical-park': { A: '2', Z: '1' }, volcano: coal });
    expect(config.levelOverrides).toEqual({ volcano: coal });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.zh).toMatch(/levelOverrides\.chemical-park 整体未采用.*「Z」.*没有点位能评为红.*A/);
    expect(problems[0]?.en).toMatch(/not used as a whole.*no site can be/);
  });

  it('that leave every level to somebody are used', () => {
    const swapped = { 'chemical-park': { C: '4', D: '3' } } as const;
    expect(refuse(swapped)).toEqual({ config: { ...DEFAULT_CONFIG, levelOverrides: swapped }, problems: [] });
  });
});
