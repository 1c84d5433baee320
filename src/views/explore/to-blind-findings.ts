import type { BlindSpotsAnswer, BlindSpotsPart } from '../../domain/analyses/blind-spots.ts';
import { visibleKinds } from '../../domain/counting.ts';
import { LEVEL_WORDS } from '../../domain/levels.ts';
import type { PriorityWeights } from '../../domain/priority-weights.ts';
import type { StandInOrigin } from '../../domain/priority-stand-ins.ts';
import type { Localised } from '../../domain/words.ts';
import type { Headline } from '../../features/map-answer/props.ts';
import { toAddable } from '../../features/map-scene/measures.ts';
import type { CountFigureInput } from '../../ui/count-figure.ts';
import { formatCount, formatRate } from '../../ui/format.ts';
import type { Findings, FindingsContext } from './analysis-found.ts';

const NO_UNIT: Localised = { zh: '', en: '' };
const SITES: Localised = { zh: '处', en: 'sites' };
const NO_REGISTER: Localised = { zh: '未统计', en: 'No register' };
const PEOPLE: Localised = { zh: '人', en: 'people' };
const UNSEEN: Localised = { zh: '看不见', en: 'Not seen' };
const SHARE: Localised = { zh: '加权盲区', en: 'Weighted share' };

const ORIGINS: Readonly<Record<StandInOrigin, Localised>> = {
  'kind-median': { zh: '同类已知值的中位数', en: 'median of its kind' },
  'all-median': { zh: '各类已知值的中位数', en: 'median of all kinds' },
  configured: { zh: '设定值', en: 'as configured' },
};

/** Weight of a site, as the formula stands: our own, and said so. */
const weightWords = ({ levels, unassessedAs, growth: { exposure }, partialShare }: PriorityWeights): Localised => {
  const keys = ['1', '2', '3', '4'] as const;
  const as = LEVEL_WORDS[unassessedAs].colour;
  const { unit, exponent } = exposure;
  return {
    zh: `权重＝等级（${keys.map((key) => `${LEVEL_WORDS[key].colour.zh} ${levels[key]}`).join('、')}；未评估按${as.zh}）×（1＋附近人数÷${unit}）^${exponent}，部分接入按 ${partialShare} 计；本图自定，可配置，非国家标准。`,
    en: `Weight = level (${keys.map((key) => `${LEVEL_WORDS[key].colour.en} ${levels[key]}`).join(', ')}; unassessed as ${as.en}) × (1 + people near ÷ ${unit})^${exponent}; partly linked counts ${partialShare}. This board’s own, configurable, no standard.`,
  };
};

const toNotes = (answer: BlindSpotsAnswer, { registers, population }: FindingsContext): readonly Localised[] => {
  const nameOf = (id: string): Localised =>
    registers.find((kind) => kind.id === id)?.words.shortName ?? { zh: id, en: id };
  const notes: Localised[] = [weightWords(answer.weights)];
  const { overheadNotSeen, overheadPartial } = answer;
  if (overheadPartial > 0)
    notes.push({
      zh: `头顶库未接入 ${formatCount(overheadNotSeen + overheadPartial)} 座，其中部分接入 ${formatCount(overheadPartial)} 座有人看到一部分，不计入无人监测。`,
      en: `Overhead ponds not linked: ${formatCount(overheadNotSeen + overheadPartial)}; ${formatCount(overheadPartial)} of them are partly linked, so somebody sees a part, and are not counted as monitored by nobody.`,
    });
  const stoodIn = answer.standIns.map(({ kind, value, origin, sites }) => ({
    zh: `${nameOf(kind).zh} ${formatCount(sites)} 处按${ORIGINS[origin].zh} ${formatCount(Math.round(value))} 人`,
    en: `${formatCount(sites)} ${nameOf(kind).en} by ${formatCount(Math.round(value))}, ${ORIGINS[origin].en}`,
  }));
  if (stoodIn.length > 0)
    notes.push({
      zh: `附近人数取 500 m 内、下游或入井人数；未知的：${stoodIn.map(({ zh }) => zh).join('；')}。`,
      en: `People near are those within 500 m, downstream or underground; where unknown: ${stoodIn.map(({ en }) => en).join('; ')}.`,
    });
  if (population === null)
    notes.push({
      zh: '未载入人口表：没有每万人的数（在“对比”里载入）。',
      en: 'No population table is loaded, so there are no numbers per 10,000 people (load one under Compare).',
    });
  if (answer.leftOutKinds.length > 0)
    notes.push({
      zh: `演示数据不与真实数据相加，未计入：${answer.leftOutKinds.map((id) => nameOf(id).zh).join('、')}。`,
      en: `Demo data are not added to real data; left out: ${answer.leftOutKinds.map((id) => nameOf(id).en).join(', ')}.`,
    });
  if (answer.withoutPosition > 0)
    notes.push({
      zh: `${formatCount(answer.withoutPosition)} 处没有位置，无法标出。`,
      en: `${formatCount(answer.withoutPosition)} have no position and cannot be marked.`,
    });
  if (answer.unplaced !== null && answer.unplaced.registered > 0)
    notes.push({
      zh: `不在任何区县：登记 ${formatCount(answer.unplaced.registered)} 处，看不见 ${formatCount(answer.unplaced.notSeen)} 处。`,
      en: `In no county: ${formatCount(answer.unplaced.registered)} registered, ${formatCount(answer.unplaced.notSeen)} not seen.`,
    });
  return notes;
};

/** What 盲区 says of a region; its figures are of every register on screen, added. */
export const toBlindFindings = (answer: BlindSpotsAnswer, context: FindingsContext): Findings => {
  const { scope, regions, registers, population } = context;
  const shown = visibleKinds(
    registers.map(({ id }) => id),
    scope.filter,
  );
  const used = (scope.rollUp?.region.kinds ?? []).filter(({ kind }) => shown.includes(kind));
  const base = { counts: toAddable(used).counts, filter: { ...scope.filter, links: null } };
  const placeOf = ({ adcode }: BlindSpotsPart): Pick<CountFigureInput, 'region'> => {
    const region = adcode === null ? undefined : regions.get(adcode);
    return region === undefined ? {} : { region };
  };
  const share = (part: BlindSpotsPart): Headline => ({
    format: 'rate',
    figure: {
      ...base,
      ...placeOf(part),
      name: 'blind-share',
      title: SHARE,
      unit: NO_UNIT,
      value: part.share,
      numerator: { label: { zh: '看不见的权重', en: 'weight not seen' }, value: Math.round(part.blindWeight) },
      denominator: { label: { zh: '全部权重', en: 'weight of all' }, value: Math.round(part.weight) },
      definition: weightWords(answer.weights),
    },
  });
  const unseen = (part: BlindSpotsPart): Headline => ({
    format: 'count',
    figure: {
      ...base,
      ...placeOf(part),
      name: 'not-linked',
      title: UNSEEN,
      unit: SITES,
      value: part.notSeen,
      denominator: { label: { zh: '登记', en: 'registered' }, value: part.registered },
      definition: {
        zh: '看不见＝登记－已接入（含离线）。',
        en: 'Not seen = registered − linked (offline ones are linked).',
      },
    },
  });
  const perPeople = (part: BlindSpotsPart): readonly Headline[] => {
    const people = population?.of(part.adcode ?? '').people ?? null;
    if (population === null) return [];
    const title = { zh: '每万人看不见', en: 'Not seen per 10,000' };
    const value = people === null ? null : (part.notSeen / people) * 10_000;
    return [
      {
        format: 'number',
        figure: { ...base, ...placeOf(part), name: 'not-linked-per-population', title, unit: SITES, value },
      },
    ];
  };
  const { region } = answer;
  const overhead: Headline = {
    format: 'count',
    figure: {
      ...base,
      name: 'overhead-not-seen',
      title: { zh: '无人监测的头顶库', en: 'Overhead ponds nobody monitors' },
      unit: { zh: '座', en: 'ponds' },
      value: answer.overheadNotSeen,
      filter: scope.filter,
      definition: {
        zh: '无人监测＝未接入或不适用；部分接入的有人看到一部分，算未接入而不算无人监测。',
        en: 'Nobody monitors what is not linked or not applicable; of what is partly linked somebody sees a part: not linked, yet not unmonitored.',
      },
    },
  };
  const people: Headline = {
    format: 'count',
    figure: {
      ...base,
      name: 'exposed-not-linked',
      title: { zh: '看不见处附近人数', en: 'People near what is not seen' },
      unit: PEOPLE,
      value: region.people,
      definition: {
        zh: `只加已知的；${formatCount(region.peopleUnknown)} 处附近人数未知。各处范围可能重叠，不是去重人数。`,
        en: `The known ones added; of ${formatCount(region.peopleUnknown)} it is unknown. Areas may overlap: people may count twice.`,
      },
    },
  };
  return {
    map: answer.map,
    unit: 'share',
    measure: {
      zh: '加权盲区＝看不见的权重 ÷ 全部权重，%；不受接入筛选',
      en: 'Weight not seen ÷ weight of all, %; whatever links are filtered',
    },
    heads: [
      SHARE,
      { zh: '看不见（处）', en: 'Not seen' },
      ...(population === null ? [] : [{ zh: '每万人', en: 'per 10,000' }]),
    ],
    headlines: [share(region), unseen(region), overhead, people],
    regions: answer.children.map((part) => ({
      adcode: part.adcode ?? '',
      value: part.registered === 0 ? null : part.notSeen,
      words:
        part.registered === 0
          ? NO_REGISTER
          : {
              zh: `${formatCount(part.notSeen)} 处看不见，加权盲区 ${formatRate(part.share)} %`,
              en: `${formatCount(part.notSeen)} not seen, weighted share ${formatRate(part.share)} %`,
            },
      figures: [share(part), unseen(part), ...perPeople(part)],
    })),
    nothing: {
      adcodes: new Set(answer.children.flatMap(({ adcode, registered }) => (registered === 0 ? (adcode ?? []) : []))),
      words: NO_REGISTER,
    },
    notes: toNotes(answer, context),
    mapNotes: {
      regions: [{ zh: '名后数字＝看不见几处', en: 'after the name: not seen' }],
      sites: scope.filter.links === null ? [{ zh: '点位只画看不见的', en: 'only sites not seen are drawn' }] : [],
    },
    marked: {
      format: 'count',
      figure: {
        ...base,
        name: 'marked-sites',
        title: { zh: '地图标出的点', en: 'Marked on the map' },
        unit: SITES,
        value: answer.map.marks.length,
        filter: scope.filter,
        denominator: {
          label: { zh: '看不见且有位置', en: 'not seen, with a position' },
          value: answer.map.marks.length + answer.map.marksLeftOut,
        },
        definition: {
          zh: '先标无人监测的头顶库（全部），再标权重最大的。',
          en: 'Every overhead pond that nobody monitors, then the heaviest.',
        },
      },
    },
    reports: [
      { report: 'batch', words: { zh: '下一批先接谁', en: 'Whom to connect next' } },
      { report: 'forecast', words: { zh: '何时接到 100 %', en: 'When 100 % is reached' } },
    ],
  };
};
