import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LevelKey, LinkStatus } from './levels.ts';
import {
  toRankedIn,
  toRegionSentence,
  toSentenceCounts,
  type SentenceFacts,
  type SentenceNumber,
  type SentencePart,
} from './region-sentence.ts';
import { toKindCounts } from './roll-up.test-support.ts';
import { toLinkCounts } from './roll-up.ts';
import { EVERY_CODE, SITE_CODE_COUNT, sumCodes } from './site-code.ts';
import { LANGUAGES, type Language } from './words.ts';

const CITY = { zh: '全市', en: 'in Ganzhou' };
const MINE = { zh: '煤矿', en: 'coal mines' };
const FIVE = [{ zh: '尾矿库', en: 'ponds' }, { zh: '园区', en: 'parks' }, MINE, MINE, MINE];

const toCounts = (...rows: readonly (readonly [LevelKey, LinkStatus, number])[]) =>
  toSentenceCounts(
    toKindCounts(
      'a',
      rows.map(([level, link, count]) => [level, link, 0, count] as const),
    ).codes,
  );

const facts = (patch: Partial<SentenceFacts> = {}): SentenceFacts => ({
  name: '章贡区',
  rankedIn: CITY,
  counts: toCounts(['1', 'not-linked', 2], ['1', 'linked', 1], ['3', 'linked', 14], ['3', 'not-linked', 4]),
  counted: FIVE,
  rank: { state: 'ranked', position: 5, of: 18, isTied: false },
  missing: [],
  failing: [],
  leftOut: [],
  stale: null,
  ...patch,
});

const print = (parts: readonly SentencePart[]): string =>
  parts
    .map((part) =>
      'text' in part ? part.text : part.number === 'linked-rate' ? `${(part.value * 100).toFixed(0)} %` : part.value,
    )
    .join('');
const say = (patch: Partial<SentenceFacts> = {}, language: Language = 'zh-CN'): string =>
  print(toRegionSentence(facts(patch), language));

describe('the region in one sentence', () => {
  it('says what is at major risk, what of it is unseen, the rate and the rank', () => {
    expect(say()).toBe('章贡区：重大风险 3 处，其中 2 处未接入；五类合计接入率（按处）71 %，全市第 5/18。');
    expect(say({ name: 'Zhanggong' }, 'en')).toBe(
      'Zhanggong: 3 major-risk sites, 2 of them not linked; linked rate by source of all 5 registers together 71 %, 5/18 in Ganzhou. ',
    );
  });

  it('nothing registered is said in words, with no number and no rate', () => {
    expect(say({ counts: toCounts(), rank: { state: 'none' } })).toBe(
      '章贡区：登记中没有任何点位；没有登记不等于没有风险。',
    );
    for (const language of LANGUAGES) {
      const parts = toRegionSentence(facts({ counts: toCounts() }), language);
      expect(parts.every((part) => 'text' in part)).toBe(true);
      expect(print(parts)).not.toContain('%');
    }
  });

  it('no register at all is unknown, not none', () => {
    expect(say({ counts: null })).toBe('章贡区：没有登记应答，情况未知。');
  });

  it('no red is only as good as the assessments', () => {
    expect(say({ counts: toCounts(['3', 'linked', 3], ['3', 'not-linked', 1]), rank: { state: 'none' } })).toBe(
      '章贡区：没有重大风险点位；五类合计接入率（按处）75 %。',
    );
    expect(
      say({ counts: toCounts(['3', 'linked', 3], ['unassessed', 'not-linked', 1]), rank: { state: 'none' } }),
    ).toBe('章贡区：已评估的没有重大风险，另有 1 处未评估；五类合计接入率（按处）75 %。');
  });

  it('all or none of the red linked, one or several', () => {
    const none = { state: 'none' } as const;
    expect(say({ counts: toCounts(['1', 'linked', 2], ['3', 'not-linked', 2]), rank: none })).toContain('均已接入');
    expect(say({ counts: toCounts(['1', 'offline', 1], ['3', 'not-linked', 1]), rank: none })).toContain(
      '1 处，已接入',
    );
    expect(say({ counts: toCounts(['1', 'partial', 2]), rank: none })).toContain('均未接入');
    expect(say({ counts: toCounts(['1', 'not-linked', 1]), rank: none }, 'en')).toContain(
      '1 major-risk site, not linked',
    );
  });

  it('says of which registers the rate is', () => {
    expect(say({ counted: [MINE] })).toContain('；煤矿接入率（按处）71 %');
    expect(say({ counted: [MINE] }, 'en')).toContain('; linked rate by source of coal mines 71 %');
    expect(say({ counted: FIVE.slice(0, 2) })).toContain('；两类合计接入率（按处）71 %');
    expect(say({ counted: FIVE.slice(0, 2) }, 'en')).toContain(
      'linked rate by source of all 2 registers together 71 %',
    );
  });

  it('everything linked', () => {
    expect(
      say({ counts: toCounts(['1', 'linked', 12]), rank: { state: 'ranked', position: 1, of: 18, isTied: true } }),
    ).toBe('章贡区：重大风险 12 处，均已接入；登记 12 处全部接入，五类合计接入率（按处）100 %，全市并列第 1/18。');
  });

  it('too few are not ranked, and a root has no rank', () => {
    const few = { counts: toCounts(['1', 'not-linked', 1], ['3', 'linked', 3]), rank: { state: 'few' } as const };
    expect(say(few)).toBe('章贡区：重大风险 1 处，未接入；五类合计接入率（按处）75 %，登记 4 处，样本少，不排名。');
    expect(say({ rankedIn: null })).toBe('章贡区：重大风险 3 处，其中 2 处未接入；五类合计接入率（按处）71 %。');
  });

  it('unassessed is mentioned where it is the larger part', () => {
    const counts = toCounts(['1', 'linked', 4], ['unassessed', 'linked', 6]);
    expect(say({ counts, rank: { state: 'none' } })).toContain('；未评估 6 处，占多数。');
    const half = toCounts(['1', 'linked', 5], ['unassessed', 'linked', 5]);
    expect(say({ counts: half, rank: { state: 'none' } })).not.toContain('未评估');
  });

  it('names the registers that are missing or left out, and the time of old data', () => {
    expect(say({ missing: [MINE] })).toContain('。未取得煤矿的登记，不在数内。');
    expect(say({ failing: [{ words: MINE, at: '2020-11-16 08:00' }] })).toContain(
      '。煤矿登记更新失败，所计为 2020-11-16 08:00 的数据。',
    );
    expect(say({ leftOut: [MINE] })).toContain('煤矿只有演示登记，不与真实登记相加。');
    expect(say({ stale: { isLost: true, at: '2020-11-16 09:12' } })).toContain(
      '登记已失联，以上为 2020-11-16 09:12 的情况。',
    );
    expect(say({ stale: { isLost: false, at: '2020-11-16 09:12' } }, 'en')).toContain('late; this is the state of');
  });

  it('its numbers are the roll-up’s, whatever is registered', () => {
    const codes = fc.array(fc.oneof(fc.constant(0), fc.nat(9)), {
      minLength: SITE_CODE_COUNT,
      maxLength: SITE_CODE_COUNT,
    });
    const sparse = fc.array(fc.tuple(fc.nat(SITE_CODE_COUNT - 1), fc.nat(20)), { maxLength: 4 }).map((cells) => {
      const histogram = Array.from({ length: SITE_CODE_COUNT }, () => 0);
      for (const [code, count] of cells) histogram[code] = count;
      return histogram;
    });
    const rank = fc.oneof(
      fc.constant({ state: 'few' } as const),
      fc.constant({ state: 'none' } as const),
      fc.record({ state: fc.constant('ranked' as const), position: fc.nat(9), of: fc.nat(30), isTied: fc.boolean() }),
    );
    fc.assert(
      fc.property(fc.oneof(codes, sparse), rank, fc.constantFrom(...LANGUAGES), (histogram, place, language) => {
        const parts = toRegionSentence(facts({ counts: toSentenceCounts(histogram), rank: place }), language);
        const red = { ...EVERY_CODE, levels: ['1'] as const };
        const links = toLinkCounts(histogram);
        const expected: Readonly<Record<SentenceNumber, number | null>> = {
          red: sumCodes(histogram, red),
          'red-not-linked': toLinkCounts(histogram, red).notLinked,
          registered: links.registered,
          'linked-rate': links.linkedRate,
          unassessed: sumCodes(histogram, { ...EVERY_CODE, levels: ['unassessed'] }),
          rank: place.state === 'ranked' ? place.position : null,
          ranked: place.state === 'ranked' ? place.of : null,
        };
        for (const part of parts) if ('number' in part) expect(part.value).toBe(expected[part.number]);
        expect(print(parts)).not.toMatch(/NaN|undefined|null|\{|\}/);
        if (links.registered === 0) expect(parts.some((part) => 'number' in part)).toBe(false);
      }),
    );
  });
});

describe('where a region is ranked', () => {
  const parent = (name: string, level = 'province') => toRankedIn({ name, level })?.zh;

  it('speaks as an official would', () => {
    expect(
      ['赣州市', '江西省', '内蒙古自治区', '恩施土家族苗族自治州', '锡林郭勒盟'].map((name) => parent(name)),
    ).toEqual(['全市', '全省', '全区', '全州', '全盟']);
    expect(parent('全国', 'country')).toBe('全国');
    expect(parent('Ganzhou')).toBe('Ganzhou内');
    expect(toRankedIn(undefined)).toBeNull();
  });
});
