import { toReason } from '../../domain/bands.ts';
import { readBoolean, readDeadline, readQuantity, readRecords, readText } from '../../domain/grading-reading.ts';
import type { GradeChain } from '../../domain/grading-result.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import {
  LICENCE_SOURCE,
  MAJOR_HAZARD_DECREE,
  REQUIRED_LICENCES,
  SMALL_MINE_CAPACITY,
  SMALL_MINE_SOURCE,
} from './rules.ts';

/** Valid: neither suspended nor past its date; a licence without a date is not known to be valid. */
const hasValidLicence = (licences: readonly SiteProperties[], type: string, nowMs: number): boolean =>
  licences.some((licence) => {
    const end = readDeadline(licence, 'expiry');
    return (
      readText(licence, 'type') === type && readBoolean(licence, 'suspended') !== true && end !== null && nowMs < end
    );
  });

const reportLicences = (properties: SiteProperties, nowMs: number, chain: GradeChain): void => {
  if (readText(properties, 'mine_status') !== '生产') return;
  const licences = readRecords(properties, 'licences');
  const lacking = licences === null ? [] : REQUIRED_LICENCES.filter((type) => !hasValidLicence(licences, type, nowMs));
  if (licences !== null && lacking.length === 0) return;
  chain.find(
    toReason(LICENCE_SOURCE, {
      rule: licences === null ? 'coal.licences-unknown' : 'coal.unlicensed',
      words:
        licences === null
          ? { zh: '生产矿井证照未填报，无法核对', en: 'Producing; licences are not stated and cannot be checked' }
          : {
              zh: `生产矿井无有效${lacking.join('、')}`,
              en: `Producing without a valid ${lacking.map((type) => (type === '采矿许可证' ? 'mining licence' : 'safety licence')).join(' or ')}`,
            },
      value: licences === null ? null : lacking.join('、'),
      threshold: '生产期间两证均须在有效期内且未暂扣',
    }),
  );
};

/** What a reader must know of a mine beside its level. */
export const reportFindings = (properties: SiteProperties, nowMs: number, chain: GradeChain): void => {
  reportLicences(properties, nowMs, chain);
  if (readBoolean(properties, 'over_layer') === true)
    chain.find(
      toReason(MAJOR_HAZARD_DECREE, {
        rule: 'coal.over-layer',
        words: { zh: '登记有超层越界', en: 'Registered as mining beyond its limits' },
        value: '是',
        threshold: '超层越界（第 7 种情形），按标注单列',
      }),
    );
  const approved = readQuantity(properties, 'approved_capacity');
  if (approved !== null && approved < SMALL_MINE_CAPACITY)
    chain.find(
      toReason(SMALL_MINE_SOURCE, {
        rule: 'coal.small-mine',
        words: {
          zh: `核定能力 ${approved} 万吨/年，低于 30 万吨/年`,
          en: `Approved capacity ${approved}×10⁴ t/a, below 30`,
        },
        value: approved,
        threshold: `核定能力 < ${SMALL_MINE_CAPACITY} 万吨/年`,
      }),
    );
};
