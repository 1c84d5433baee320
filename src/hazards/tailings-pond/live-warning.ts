import { describeSource } from '../../domain/bands.ts';
import { readNumber, readRecords, readText } from '../../domain/grading-reading.ts';
import type { GradeReason, GradeResult, GradingRule, SiteProperties } from '../../domain/grading.ts';
import { LEVEL_WORDS, levelKeyOf, type RiskLevel, type WarningLevel } from '../../domain/levels.ts';
import {
  numberInput,
  withProperty,
  type GradingCase,
  type NumberInput,
  type RuleInput,
} from '../../domain/rule-input.ts';
import type { RuleSheet } from '../../domain/rule-sheet.ts';
import {
  aggregateWarnings,
  POINT_ESCALATIONS,
  type ItemWarning,
  type MonitoringPoint,
  type PondWarning,
} from '../../domain/warning-aggregation.ts';

/*
 * The live warning of a pond from its points, as a rule: points → item → pond, GB 39496-2020 5.5.4. Level `null` here is
 * no warning. Points stand in `monitoring_points`, [{ item, warning_level 0–4 }].
 */

const FIELD = 'monitoring_points';
const RISK_LEVELS: readonly RiskLevel[] = [1, 2, 3, 4];

const isWarningLevel = (value: number | null): value is WarningLevel =>
  value !== null && Number.isInteger(value) && value >= 0 && value <= 4;

/** Points of a site; a level that does not exist counts as no reading. `null` where no list is given. */
export const readPoints = (properties: SiteProperties): readonly MonitoringPoint[] | null => {
  const records = readRecords(properties, FIELD);
  if (records === null) return null;
  return records.map((record) => {
    const level = readNumber(record, 'warning_level');
    return { item: readText(record, 'item') ?? '未注明项目', level: isWarningLevel(level) ? level : null };
  });
};

const colourOf = (level: RiskLevel) => LEVEL_WORDS[levelKeyOf(level)].colour;

const describeCounts = (counts: readonly number[]): string =>
  RISK_LEVELS.filter((level) => (counts[level] ?? 0) > 0)
    .map((level) => `${colourOf(level).zh} ${counts[level]}`)
    .join('、');

const THRESHOLDS = {
  points: '同一项目：4 蓝 → 黄；3 黄 → 橙；2 橙 → 红',
  items: '各项目之间：4 蓝 → 黄；3 黄 → 橙；2 橙 → 红；取最高项目',
} as const;

const toItemReason = (item: ItemWarning): GradeReason => {
  const counts = describeCounts(item.counts);
  const level = item.level === 0 ? null : item.level;
  const colour = level === null ? { zh: '无预警', en: 'no warning' } : colourOf(level);
  return {
    rule: `gb39496.item.${item.item}`,
    words: {
      zh: `${item.item}：${counts === '' ? '测点无预警' : `测点 ${counts}`} → ${colour.zh}`,
      en: `${item.item}: ${counts === '' ? 'no point warns' : `points ${counts}`} → ${colour.en}`,
    },
    value: counts === '' ? '0' : counts,
    threshold: THRESHOLDS.points,
    source: 'GB 39496-2020 5.5.4',
    confidence: 'a',
    level,
  };
};

const toPondReason = (pond: PondWarning): GradeReason => {
  const level = pond.level === 0 ? null : pond.level;
  const colour = level === null ? { zh: '无预警', en: 'no warning' } : colourOf(level);
  const counts = describeCounts([0, 1, 2, 3, 4].map((own) => pond.items.filter((item) => item.level === own).length));
  const steps = pond.steps.map(({ words }) => words);
  return {
    rule: 'gb39496.pond',
    words: {
      zh: [`监测项目 ${counts === '' ? '无预警' : counts}`, ...steps.map(({ zh }) => zh), `全库 ${colour.zh}`].join(
        '；',
      ),
      en: [`Items ${counts === '' ? 'none' : counts}`, ...steps.map(({ en }) => en), `pond ${colour.en}`].join('; '),
    },
    value: counts === '' ? '0' : counts,
    threshold: THRESHOLDS.items,
    source: 'GB 39496-2020 5.5.4',
    confidence: 'b',
    level,
  };
};

const toUnreadable = (pond: PondWarning): GradeReason => ({
  rule: 'gb39496.unreadable-points',
  words: {
    zh: `${pond.unreadablePoints} 个测点无有效读数，不因此降低预警`,
    en: `${pond.unreadablePoints} points without a valid reading; they lower nothing`,
  },
  value: pond.unreadablePoints,
  threshold: '失联不消警',
  source: describeSource({ document: 'GB 39496-2020', clause: '5.5.4', confidence: 'c' }),
  confidence: 'c',
  level: null,
});

const grade = (properties: SiteProperties): GradeResult => {
  const points = readPoints(properties);
  if (points === null || points.length === 0) return { level: null, reasons: [], missing: [FIELD], findings: [] };
  const pond = aggregateWarnings(points);
  const warning = pond.level === 0 ? null : pond.level;
  return {
    level: warning,
    reasons: [...pond.items.map(toItemReason), toPondReason(pond)],
    missing: points.every(({ level }) => level === null) ? [FIELD] : [],
    findings: pond.unreadablePoints > 0 ? [toUnreadable(pond)] : [],
  };
};

const LIVE_WARNING: GradingRule = {
  id: 'gb39496-live-warning',
  version: '2020',
  document: 'GB 39496-2020',
  clause: '5.5.4',
  confidence: 'a',
  validFrom: '2021-09-01',
  grade,
};

/** Counts at which something changes: the first of a level, and as many as make the next worse one. */
const cutsOf = (level: RiskLevel): readonly number[] => [
  1,
  ...POINT_ESCALATIONS.filter((row) => row.of === level).map(({ count }) => count),
];

/** The site with as many points of an item on a level: some go back to no warning, or further ones begin to warn. */
const writeCount = (site: GradingCase, item: string, level: RiskLevel, count: number): GradingCase => {
  const points = readPoints(site.properties) ?? [];
  let surplus = points.filter((point) => point.item === item && point.level === level).length - count;
  const kept = points.map((point) => {
    if (surplus <= 0 || point.item !== item || point.level !== level) return point;
    surplus--;
    return { item, level: 0 };
  });
  const added = Array.from({ length: Math.max(0, -surplus) }, () => ({ item, level }));
  const records = [...kept, ...added].map((point) => ({ item: point.item, warning_level: point.level }));
  return withProperty(site, FIELD, records);
};

const countInput = (item: string, level: RiskLevel): NumberInput => {
  const colour = colourOf(level);
  return numberInput({
    id: `${FIELD}.${item}.${level}`,
    words: { zh: `${colour.zh}色测点（${item}）`, en: `${colour.en} points of ${item}` },
    fields: [FIELD],
    unit: { zh: '个', en: 'points' },
    step: 1,
    isCount: true,
    cuts: () => cutsOf(level),
    read: ({ properties }) =>
      (readPoints(properties) ?? []).filter((point) => point.item === item && point.level === level).length,
    write: (site, count) => writeCount(site, item, level, count ?? 0),
  });
};

const inputs = ({ properties }: GradingCase): readonly RuleInput[] => {
  const items = new Set((readPoints(properties) ?? []).map((point) => point.item));
  // The mildest colour first: it is what changes first.
  return [...items].flatMap((item) => RISK_LEVELS.toReversed().map((level) => countInput(item, level)));
};

export const LIVE_WARNING_RULE: RuleSheet = {
  id: 'gb39496-live-warning-2020',
  words: { zh: '尾矿库动态预警', en: 'Live warning of tailings ponds' },
  kind: 'tailings-pond',
  scale: 'warning',
  rule: LIVE_WARNING,
  documents: [
    {
      document: 'GB 39496-2020',
      clause: '5.5.4',
      confidence: 'a',
      validFrom: '2021-09-01',
      validTo: null,
      carries: {
        zh: '同一项目：4 蓝为黄、3 黄为橙、2 橙为红；跨项目：4 个蓝色项目计为 1 个黄色项目',
        en: 'Points of one item; four blue items as one yellow item',
      },
    },
    {
      document: 'GB 39496-2020',
      clause: '5.5.4（推定）',
      confidence: 'b',
      validFrom: '2021-09-01',
      validTo: null,
      carries: {
        zh: '跨项目：3 黄计为 1 橙、2 橙计为 1 红；全库取最高项目',
        en: 'Three yellow items as one orange, two orange as one red; the pond takes its worst item',
      },
    },
    {
      document: '设计单位给定的测点阈值',
      clause: '',
      confidence: 'c',
      validFrom: null,
      validTo: null,
      carries: { zh: '每个测点自身的预警阈值', en: 'Each point’s own thresholds' },
    },
  ],
  tables: [],
  inputs,
  lists: [FIELD],
  colourRule: null,
  witnesses: {},
  witnessMs: 0,
  registered: ({ properties }) => {
    const level = readNumber(properties, 'warning_level');
    return isWarningLevel(level) && level !== 0 ? level : null;
  },
  dateFieldOf: () => 'last_report_at',
};
