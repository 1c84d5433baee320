import type { IndicatorGroup } from '../../domain/comparison-indicators.ts';
import type { CellState, Denominator, Mark } from '../../domain/comparison.ts';
import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '指标对比表', en: 'Table of indicators' },
  indicator: { zh: '指标', en: 'Indicator' },
  value: { zh: '数值', en: 'Value' },
  sameAxis: { zh: '同行同轴', en: 'One axis a row' },
  base: { zh: '基准', en: 'Base' },
  toBase: { zh: '与基准之差', en: 'difference to the base' },
  relative: { zh: '相对', en: 'Relative' },
  points: { zh: '点', en: 'pts' },
  equal: { zh: '同', en: 'same' },
  few: { zh: '样本少', en: 'few' },
  fewNote: {
    zh: '登记不足 10 处：样本少，不排高低，只画轮廓。',
    en: 'Fewer than 10 registered: too few to rank, drawn as an outline.',
  },
  linked: { zh: '已接入', en: 'linked' },
  mix: { zh: '等级构成', en: 'Level mix' },
  mixNote: { zh: '各区域同用 0–100 % 轴', en: 'All regions on one axis of 0–100 %' },
  allKinds: { zh: '合计', en: 'together' },
  eachKind: { zh: '各类及其专项', en: 'each kind and its own questions' },
  mixed: {
    zh: '演示数据与真实登记并存，不相加、不相除。',
    en: 'Synthetic and real data stand side by side; they are neither added nor divided.',
  },
  wilson: { zh: '95 % 区间（Wilson）', en: '95 % interval (Wilson)' },
  poisson: { zh: '95 % 区间（泊松）', en: '95 % interval (Poisson)' },
  intervalNote: {
    zh: '区间表示数目少时比率会有多大摆动；登记本身是全数，不是抽样。',
    en: 'The interval tells how far a rate of so few may swing; the register itself is a full count, no sample.',
  },
  sphere: {
    zh: '面积按边界在球面上计算，非公布面积。',
    en: 'Areas are computed from the boundaries on the sphere; they are not the published ones.',
  },
  enterpriseSource: { zh: '企业台账', en: 'Enterprise ledger' },
  populationSource: { zh: '人口表', en: 'Population table' },
  boundaries: { zh: '行政区划边界', en: 'Division boundaries' },
} as const satisfies Record<string, Localised>;

export const GROUP_WORDS: Readonly<Record<IndicatorGroup, Localised>> = {
  link: { zh: '接入', en: 'Ingestion' },
  level: { zh: '等级', en: 'Levels' },
  special: { zh: '专项', en: 'By kind' },
};

export const PER_WORDS: Readonly<Record<Exclude<Denominator['of'], 'registered'>, Localised>> = {
  area: { zh: '每万 km²', en: 'per 10,000 km²' },
  enterprises: { zh: '每百家企业', en: 'per 100 enterprises' },
  population: { zh: '每万人', en: 'per 10,000 people' },
};

/** Label and unit of a denominator on the card. */
export const DENOMINATOR_WORDS: Readonly<
  Record<Denominator['of'], { readonly label: Localised; readonly unit: Localised }>
> = {
  registered: { label: { zh: '登记', en: 'registered' }, unit: { zh: '处', en: 'sites' } },
  area: { label: { zh: '球面面积', en: 'area on the sphere' }, unit: { zh: 'km²', en: 'km²' } },
  enterprises: { label: { zh: '企业', en: 'enterprises' }, unit: { zh: '家', en: '' } },
  population: { label: { zh: '人口', en: 'population' }, unit: { zh: '人', en: 'people' } },
};

/** What stands in place of a figure that there is none of; the others are a —. */
export const STATE_WORDS: Readonly<Partial<Record<CellState, Localised>>> = {
  mixed: { zh: '不相加', en: 'Not added' },
  'filter-chooses': { zh: '筛选已按接入选出', en: 'Filtered by link' },
  'no-enterprises': { zh: '服务没有企业台账', en: 'No enterprise ledger' },
  'no-population': { zh: '未载入人口表', en: 'No population table' },
};

const MARKS = {
  highest: { sign: '▲', neutral: { zh: '最高', en: 'highest' } },
  lowest: { sign: '▼', neutral: { zh: '最低', en: 'lowest' } },
} as const;
const BEST: Localised = { zh: '最好', en: 'best' };
const WORST: Localised = { zh: '最差', en: 'worst' };

/** `▲ 最高`: a sign and a word, so that no colour is needed; best and worst only where the direction means something. */
export const markWords = (mark: Exclude<Mark, null>, direction: 'worse' | 'better' | 'neutral'): Localised => {
  const { sign, neutral } = MARKS[mark];
  const isBest = (mark === 'highest') === (direction === 'better');
  const word = direction === 'neutral' ? neutral : isBest ? BEST : WORST;
  return { zh: `${sign} ${word.zh}`, en: `${sign} ${word.en}` };
};

export const differenceTo = (name: string): Localised => ({ zh: `与${name}之差`, en: `vs ${name}` });

export const INCOMPLETE: Localised = { zh: '不完整', en: 'incomplete' };

/** What the people of a region lack, so that every rate by them is too high. */
export const incompleteNote = (without: number, counties: number): Localised =>
  without > 0
    ? {
        zh: `人口不完整：${counties} 个区县中 ${without} 个没有人口数，比率偏高`,
        en: `People incomplete: ${without} of ${counties} counties have no row, so rates are too high`,
      }
    : {
        zh: `人口不完整：${counties} 个区县都有人口数，但合计少于表中本级合计，比率偏高`,
        en: `People incomplete: all ${counties} counties have rows, but they add up to less than the table’s own total, so rates are too high`,
      };
