import { describe, expect, it } from 'vitest';
import { resolveSources, type SourceCandidate } from './resolve-sources.ts';

const candidate = (kind: string, source: string, rows = 1): SourceCandidate => ({
  kind,
  source,
  isSynthetic: source === 'demo',
  rows,
});
const ALL = [
  candidate('mine', 'demo'),
  candidate('pond', 'demo'),
  candidate('mine', 'import-1'),
  candidate('mine', 'import-2'),
];

describe('resolveSources', () => {
  it('takes a synthetic file in place of the demo of its kind, and a real one in place of both', () => {
    const brought = { ...candidate('mine', 'import-1'), isSynthetic: true };
    const inUse = (...candidates: readonly SourceCandidate[]): string =>
      resolveSources(candidates, null)
        .map((each) => `${each.kind}:${each.source}`)
        .join(' ');
    expect(inUse(candidate('mine', 'demo'), candidate('pond', 'demo'), brought)).toBe('pond:demo mine:import-1');
    expect(inUse(candidate('mine', 'demo'), brought, candidate('mine', 'import-2'))).toBe('mine:import-2');
    expect(inUse(candidate('mine', 'demo'), { ...brought, rows: 0 })).toBe('mine:demo mine:import-1');
  });

  it.each<[readonly string[] | null, string]>([
    [null, 'pond:demo mine:import-1 mine:import-2'],
    [['demo'], 'mine:demo pond:demo'],
    [['demo', 'import-2'], 'pond:demo mine:import-2'],
    [['import-1'], 'mine:import-1'],
    [['gone'], 'pond:demo mine:import-1 mine:import-2'],
  ])('%j → %s', (requested, expected) =>
    expect(
      resolveSources(ALL, requested)
        .map((each) => `${each.kind}:${each.source}`)
        .join(' '),
    ).toBe(expected),
  );

  it('lets a real source without rows hide nothing', () => {
    const used = resolveSources([candidate('mine', 'demo'), candidate('mine', 'import-1', 0)], null);
    expect(used.map((each) => each.source)).toEqual(['demo']);
  });

  it('keeps a source that has no row yet where it is the only one', () => {
    expect(resolveSources([candidate('mine', 'service', 0)], null)).toHaveLength(1);
  });
});
