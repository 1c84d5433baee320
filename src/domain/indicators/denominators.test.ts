import { describe, expect, it } from 'vitest';
import { DENOMINATORS } from '../../url/board-state.ts';
import { formatCount, formatRate } from '../../ui/format.ts';
import { explainDenominators, INDICATOR_OF_DENOMINATOR, LINK_DENOMINATORS } from './denominators.ts';
import { asIndicator, source, tallyOf } from './indicators.test-support.ts';
import { indicatorOf } from './indicators.ts';
import { LINKED_RATE_CONNECTABLE, LINKED_RATE_ENTERPRISES, LINKED_RATE_SOURCES } from './link-indicators.ts';
import { countText, rateText } from './number-text.ts';
import { tallyOfEnterprises } from './tally.ts';
import type { IndicatorRow } from './types.ts';

const explain = (rows: readonly IndicatorRow[]) =>
  explainDenominators({
    sources: asIndicator(LINKED_RATE_SOURCES, tallyOf(LINKED_RATE_SOURCES, rows)),
    enterprises: asIndicator(LINKED_RATE_ENTERPRISES, tallyOf(LINKED_RATE_ENTERPRISES, rows)),
    connectable: asIndicator(LINKED_RATE_CONNECTABLE, tallyOf(LINKED_RATE_CONNECTABLE, rows)),
  });

const of = (enterprise: string | null, link: string, reason: string | null = null) =>
  source({ enterprise_id: enterprise, link_status: link, not_linked_reason: reason });

describe('denominators', () => {
  it('are those of the address', () => {
    expect(LINK_DENOMINATORS).toEqual(DENOMINATORS);
    expect(LINK_DENOMINATORS.map((one) => indicatorOf(INDICATOR_OF_DENOMINATOR[one]).isAboutLinks)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('explains how far the three differ, and which sites and enterprises make the difference', () => {
    // By source 5 ÷ 10; by enterprise 1 ÷ 3 (b and c fall short, c only for want of a site without conditions); of the connectable 5 ÷ 7.
    const { rates, spread, causes, sentence } = explain([
      of('a', 'linked'),
      of('a', 'linked'),
      of('b', 'linked'),
      of('b', 'not-linked', '建设中'),
      of('b', 'not-linked', '其他'),
      of('c', 'offline'),
      of('c', 'not-linked', '不具备条件'),
      of('c', 'not-linked', '不具备条件'),
      of('c', 'not-applicable'),
      of(null, 'linked'),
    ]);
    expect(rates.map(({ rate }) => rate)).toEqual([5 / 10, 1 / 3, 5 / 7]);
    expect(spread).toBeCloseTo(5 / 7 - 1 / 3, 12);
    expect(causes).toEqual({
      noConditions: 2,
      notApplicable: 1,
      partlyLinked: 2,
      linkedSitesOfPartly: 2,
      missingSitesOfPartly: 5,
      heldByUnconnectable: 1,
      withoutEnterprise: 1,
    });
    expect(sentence.zh).toBe(
      '接入率按处 50.00 %（5/10 处），按企业 33.33 %（1/3 家），按应接入 71.43 %（5/7 处），最多相差 38.10 个百分点；应接入不计 3 处（不具备条件 2、不适用 1）；2 家企业只接入一部分（已接 2 处、未接 5 处），按企业不算接入，其中 1 家只差不具备条件或不适用的点位；1 处未载明企业，按企业不计。',
    );
    expect(sentence.en).toBe(
      'Linked rate by source 50.00 % (5 of 10 sites), by enterprise 33.33 % (1 of 3 enterprises), of the connectable 71.43 % (5 of 7 sites), at most 38.10 points apart; the connectable leave out 3 sites (2 conditions not met, 1 not applicable); 2 enterprises are linked in part (2 sites linked, 5 not) and not counted by enterprise, of which 1 lacks only sites that cannot be connected; 1 site names no enterprise.',
    );
  });

  it('agree where all is linked, and says so', () => {
    const { spread, sentence } = explain([of('a', 'linked')]);
    expect(spread).toBe(0);
    expect(sentence.zh).toContain('三者相同');
  });

  it('names what has no denominator or is unknown, and compares what is left', () => {
    const empty = explain([]);
    expect(empty.spread).toBeNull();
    expect(empty.sentence.zh).toBe('接入率按处没有分母，按企业没有分母，按应接入没有分母。');
    const enterprises = tallyOfEnterprises({
      adcode: '1',
      registered: 4,
      fullyLinked: 1,
      isSynthetic: true,
      asOf: null,
    });
    const { spread, causes, sentence } = explainDenominators({
      sources: asIndicator(LINKED_RATE_SOURCES, tallyOf(LINKED_RATE_SOURCES, [of('a', 'linked')])),
      enterprises: asIndicator(LINKED_RATE_ENTERPRISES, enterprises),
      connectable: null,
    });
    expect(spread).toBe(0.75);
    expect(causes.partlyLinked).toBeNull();
    expect(sentence.zh).toBe(
      '接入率按处 100.00 %（1/1 处），按企业 25.00 %（1/4 家），按应接入不明，最多相差 75.00 个百分点。',
    );
  });

  it('writes numbers as the page does', () => {
    for (const rate of [0, 1e-9, 0.123456, 0.66057, 0.999999, 1]) expect(rateText(rate)).toBe(`${formatRate(rate)} %`);
    for (const count of [0, 7, 999, 22_273, 1_234_567]) expect(countText(count)).toBe(formatCount(count));
  });
});
