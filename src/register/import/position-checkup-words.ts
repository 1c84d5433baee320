import type { Localised } from '../../domain/words.ts';
import type { PositionCheckup, RepairVerdict } from './position-checkup-types.ts';

const count = (value: number): string => value.toLocaleString('en-US');
const chance = (p: number): string => (p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`);

interface Evidence {
  readonly verdict: RepairVerdict;
  readonly compared: number;
  readonly agreeBefore: number;
  readonly agreeAfter: number;
  readonly fixed: number;
  readonly broken: number;
  readonly pValue: number;
}

export const REPAIR_WORDS = {
  datum: (name: string): Localised => ({ zh: `坐标按 ${name} 读取`, en: `Read the coordinates as ${name}` }),
  system: (name: Localised): Localised => ({ zh: `坐标按 ${name.zh} 读取`, en: `Read the coordinates as ${name.en}` }),
  swap: { zh: '经度列与纬度列对调', en: 'Exchange the columns of longitude and latitude' },
  negateLng: { zh: '经度取相反数（请在文件中改正）', en: 'Change the sign of the longitude (to be done in the file)' },
  negateLat: { zh: '纬度取相反数（请在文件中改正）', en: 'Change the sign of the latitude (to be done in the file)' },
} as const;

export const REASON_WORDS = {
  tooFew: ({ compared, fixed, broken }: Evidence): Localised => ({
    zh: `只有 ${count(compared)} 行可与填报地核对，其中 ${fixed + broken} 行会因此改变：太少，不足以判断。`,
    en: `Only ${count(compared)} rows can be compared with their stated place, and ${fixed + broken} of them would change: too few to tell.`,
  }),
  numbers: ({ compared, agreeBefore, agreeAfter, fixed, broken, pValue }: Evidence): Localised => ({
    zh: `可核对 ${count(compared)} 行：与填报地相符由 ${count(agreeBefore)} 行变为 ${count(agreeAfter)} 行，改对 ${count(fixed)} 行，改错 ${count(broken)} 行（配对检验 p ${chance(pValue)}）。`,
    en: `${count(compared)} rows compared: those in their stated place go from ${count(agreeBefore)} to ${count(agreeAfter)}, ${count(fixed)} put right, ${count(broken)} put wrong (paired test p ${chance(pValue)}).`,
  }),
  notSpecific: {
    zh: '同样大小、不同方向的位移也能改善，不能认定是这一坐标系。',
    en: 'Shifts of the same size in other directions do as well: it cannot be told to be this system.',
  },
  rival: (other: string): Localised => ({
    zh: `与“${other}”分不开。`,
    en: `It cannot be told from “${other}”.`,
  }),
  reference: (rows: number, metres: number): Localised => ({
    zh: `与上一版本同编号的 ${count(rows)} 行相比，位移与该坐标系的偏移量相符（中位差 ${metres.toFixed(0)} 米）。`,
    en: `Against the earlier version, ${count(rows)} rows of the same id are displaced as this system would (median difference ${metres.toFixed(0)} m).`,
  }),
} as const;

type Counted = Pick<
  PositionCheckup,
  | 'rows'
  | 'positioned'
  | 'compared'
  | 'agree'
  | 'otherCounty'
  | 'otherProvince'
  | 'outside'
  | 'zero'
  | 'swapped'
  | 'unusable'
  | 'isPlaceChecked'
>;

const parts = (items: readonly (readonly [number, string])[]): string[] =>
  items.filter(([number]) => number > 0).map(([number, words]) => `${words} ${count(number)}`);

/** Figures that say nothing are left out: of rows without coordinates none can agree. */
const headOf = ({ rows, positioned, compared, agree, isPlaceChecked }: Counted): Localised => {
  if (positioned === 0)
    return {
      zh: `检查 ${count(rows)} 行，没有可用的坐标`,
      en: `${count(rows)} rows looked at, none with coordinates that can be used`,
    };
  const zh = `检查 ${count(rows)} 行，${count(positioned)} 行有坐标`;
  const en = `${count(rows)} rows looked at, ${count(positioned)} with coordinates`;
  if (!isPlaceChecked)
    return {
      zh: `${zh}；边界数据尚未就绪，未核对区县`,
      en: `${en}; without boundaries no county was compared`,
    };
  if (compared === 0)
    return {
      zh: `${zh}；没有一行写明所在省市县，无从核对`,
      en: `${en}; no row states its county or province, so that nothing can be compared`,
    };
  return {
    zh: `${zh}，${count(compared)} 行可与填报地核对，${count(agree)} 行相符`,
    en: `${en}, ${count(compared)} can be compared with their stated place, ${count(agree)} agree`,
  };
};

/** The checkup in a sentence. */
export const checkupWords = (found: Counted): Localised => {
  const { otherCounty, otherProvince, outside, zero, swapped, unusable } = found;
  const zh = parts([
    [otherCounty, '在别的区县'],
    [otherProvince, '在别的省'],
    [outside, '不在任何区县'],
    [zero, '坐标为零'],
    [swapped, '经纬度对调'],
    [unusable, '坐标无法使用'],
  ]);
  const en = parts([
    [otherCounty, 'in another county:'],
    [otherProvince, 'in another province:'],
    [outside, 'in no county:'],
    [zero, 'zero:'],
    [swapped, 'swapped:'],
    [unusable, 'unusable:'],
  ]);
  const head = headOf(found);
  return {
    zh: `${[head.zh, ...zh].join('；')}。`,
    en: `${[head.en, ...en].join('; ')}.`,
  };
};
