import { describe, expect, it } from 'vitest';
import type { RegisterState } from '../../domain/register-client.ts';
import { toRegionSentence } from '../../domain/region-sentence.ts';
import { toKindCounts, toScope } from '../../domain/roll-up.test-support.ts';
import { toFacts, type FactsInput } from './to-facts.ts';

const kind = (id: string, zh: string) => ({ id, words: { shortName: { zh, en: id } } });
const KINDS = [kind('pond', '尾矿库'), kind('mine', '煤矿')];
const PONDS = toKindCounts('pond', [
  ['1', 'not-linked', 0, 2],
  ['2', 'linked', 0, 8],
]);

const toInput = (patch: Partial<FactsInput> = {}): FactsInput => ({
  scope: toScope([PONDS]),
  kinds: KINDS,
  parent: undefined,
  rank: { state: 'none' },
  state: { status: 'fresh' },
  registers: [],
  ...patch,
});

describe('facts of the sentence', () => {
  it('counts what answered and names what did not', () => {
    const { facts, rate } = toFacts(toInput());
    expect(facts.counts).toMatchObject({ red: 2, redNotLinked: 2, registered: 10, linkedRate: 0.8 });
    expect(facts.missing.map(({ zh }) => zh)).toEqual(['煤矿']);
    expect(facts.counted.map(({ zh }) => zh)).toEqual(['尾矿库']);
    expect(rate?.counts).toEqual([PONDS]);
  });

  it('knows nothing before any register has answered', () => {
    expect(toFacts(toInput({ scope: toScope([]) }))).toMatchObject({
      rate: null,
      facts: { counts: null, missing: [] },
    });
    const loading = toFacts(toInput({ scope: { ...toScope([]), rollUp: null } }));
    expect(loading.rate).toBeNull();
  });

  it('leaves a synthetic register out beside a real one, and says so', () => {
    const real = toKindCounts('mine', [['3', 'linked', 0, 4]], 'service', false);
    const { facts } = toFacts(toInput({ scope: toScope([PONDS, real]) }));
    expect(facts.counts).toMatchObject({ registered: 4, red: 0 });
    expect(facts.leftOut.map(({ zh }) => zh)).toEqual(['尾矿库']);
    expect(facts.counted.map(({ zh }) => zh)).toEqual(['煤矿']);
  });

  it('names a register whose newest try failed, with the time of the rows that are counted', () => {
    const at = Date.parse('2020-11-16T00:00:00Z');
    const failed: RegisterState = {
      kind: 'pond',
      source: 'demo',
      sourceName: 'demo',
      isSynthetic: true,
      status: 'failed',
      rows: 10,
      read: 10,
      quarantined: 0,
      fault: '',
      asOf: null,
      lastGoodAt: at,
      version: 1,
    };
    const state = { status: 'error', lastGoodAt: at, message: { zh: '', en: '' } } as const;
    const { facts } = toFacts(toInput({ state, registers: [failed, { ...failed, kind: 'mine', lastGoodAt: null }] }));
    expect(facts.failing).toEqual([{ words: { zh: '尾矿库', en: 'pond' }, at: '2020-11-16 08:00' }]);
    expect(facts.stale).toBeNull();
  });

  it('dates old data in China Standard Time', () => {
    const lastGoodAt = Date.parse('2020-11-16T01:12:00Z');
    const lost = toFacts(toInput({ state: { status: 'lost', lastGoodAt } }));
    expect(lost.facts.stale).toEqual({ isLost: true, at: '2020-11-16 09:12' });
    const sentence = toRegionSentence(lost.facts, 'zh-CN').map((part) => ('text' in part ? part.text : part.value));
    expect(sentence.join('')).toContain('登记已失联，以上为 2020-11-16 09:12 的情况');
  });
});
