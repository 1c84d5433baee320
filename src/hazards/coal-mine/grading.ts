import { toReason } from '../../domain/bands.ts';
import { readOption } from '../../domain/grading-reading.ts';
import { GradeChain, toColourReason } from '../../domain/grading-result.ts';
import type { GradeResult, GradingRule, LevelOverrides, SiteProperties } from '../../domain/grading.ts';
import { reportFindings } from './findings.ts';
import { readOpenHazards, readOverCapacity } from './open-hazards.ts';
import {
  CLASS_SOURCE,
  COLOURS,
  MAJOR_HAZARD_KINDS,
  MAJOR_HAZARD_DECREE,
  MINE_CLASSES,
  OPEN_HAZARD_BAND,
  OVER_CAPACITY,
  type MineClass,
} from './rules.ts';

const CLASS_WORDS: Readonly<Record<MineClass, { readonly zh: string; readonly en: string }>> = {
  A: { zh: 'A 类，安全保障程度较高', en: 'Class A: fairly high safety assurance' },
  B: { zh: 'B 类，安全保障程度一般', en: 'Class B: moderate safety assurance' },
  C: { zh: 'C 类，安全保障程度较低', en: 'Class C: fairly low safety assurance' },
  D: { zh: 'D 类，长期停产停建或未复产，不评颜色', en: 'Class D: long stopped or not resumed, no colour' },
};

/** Names every open 重大隐患; true when there is one. */
const reportOpenHazards = (properties: SiteProperties, chain: GradeChain): boolean => {
  const open = readOpenHazards(properties);
  for (const { kind, foundAt } of open) {
    const words = kind === null ? { zh: '情形未填报', en: 'kind not stated' } : MAJOR_HAZARD_KINDS[kind - 1];
    chain.because(
      toReason(MAJOR_HAZARD_DECREE, {
        rule: 'coal.open-major-hazard',
        words: { zh: `未销号重大隐患：${words?.zh ?? ''}`, en: `Open major hidden hazard: ${words?.en ?? ''}` },
        value: kind,
        threshold: '未销号即计入',
        date: foundAt,
      }),
    );
  }
  const over = readOverCapacity(properties);
  if (over !== null) {
    const percent = Number(((over.output / over.approved) * 100).toPrecision(4));
    chain.because(
      toReason(MAJOR_HAZARD_DECREE, {
        rule: over.isAnnual ? 'coal.over-capacity-annual' : 'coal.over-capacity-month',
        words: over.isAnnual
          ? {
              zh: `年产量为核定能力的 ${percent}%，超能力（第 1 种情形）`,
              en: `Annual output is ${percent} % of approved capacity (kind 1)`,
            }
          : {
              zh: `月产量为年核定能力的 ${percent}%，超能力（第 1 种情形）`,
              en: `The month's output is ${percent} % of annual approved capacity (kind 1)`,
            },
        value: over.output,
        threshold: over.isAnnual
          ? `年产量 ≥ 核定能力的 ${OVER_CAPACITY.annualPercent}%（${over.approved} 万吨/年）`
          : `月产量 > 年核定能力的 ${OVER_CAPACITY.monthPercent}%（${over.approved} 万吨/年）`,
      }),
    );
  }
  return open.length > 0 || over !== null;
};

const grade = (properties: SiteProperties, nowMs: number, overrides?: LevelOverrides): GradeResult => {
  const chain = new GradeChain();
  reportFindings(properties, nowMs, chain);
  const mineClass = readOption(properties, 'class', MINE_CLASSES);
  if (mineClass !== null)
    chain.because(
      toReason(CLASS_SOURCE, {
        rule: 'coal.class',
        words: CLASS_WORDS[mineClass],
        value: mineClass,
        threshold: 'A 最好，D 长期停产停建',
      }),
    );
  const hasOpenHazard = reportOpenHazards(properties, chain);
  if (mineClass === null) chain.lacks('class');
  if (mineClass === null && !hasOpenHazard) return chain.end(null);
  const colour = toColourReason(COLOURS, hasOpenHazard || mineClass === null ? OPEN_HAZARD_BAND : mineClass, overrides);
  chain.because(colour);
  return chain.end(colour.level);
};

/** Classes A–D, A the best, coloured A蓝 B黄 C橙 and D none by default (c); any open 重大隐患 is red (c). */
export const GRADING: GradingRule = {
  id: 'coal-class',
  version: '2020',
  document: '煤矿分类监管 / 应急管理部令第4号',
  clause: '',
  confidence: 'a',
  validFrom: '2020',
  colours: COLOURS.bands,
  grade,
};
