import type { Localised } from '../../domain/words.ts';

/** What the account says of how rows were placed and ids were made, beside `FLAG_WORDS` and `NOTE_WORDS`. */
export const PLACED_WORDS = {
  byCode: (county: Localised): Localised => ({
    zh: `没有坐标，按代码归入${county.zh}，标在区县标注点`,
    en: `No coordinates; placed in ${county.en} by its code, at the label point`,
  }),
  byName: (county: Localised): Localised => ({
    zh: `没有坐标，按名称或地址归入${county.zh}，标在区县标注点`,
    en: `No coordinates; placed in ${county.en} by name or address, at the label point`,
  }),
} as const;

export const MORE_NOTES = {
  placedByName: {
    zh: '没有坐标和区县代码：按县名或地址归入区县，地图上标在区县标注点（到区县精度）。',
    en: 'Neither coordinates nor a county code: counted in the county of the stated name or address and drawn at its label point, marked as such.',
  },
  swapRepaired: {
    zh: '经纬度写反，已按选择对调。',
    en: 'Longitude and latitude stood the wrong way round and were exchanged, as chosen.',
  },
  codeRenamed: {
    zh: '行政区划代码是旧代码，已换为现行代码。',
    en: 'The division code is an older one; the present code of the county was taken.',
  },
  shapeLeftOut: {
    zh: '线或面的坐标有误，或顶点过多：只保留点位。',
    en: 'The line or area has faulty coordinates or too many vertices: only its position was kept.',
  },
  converted: (system: Localised): Localised => ({
    zh: `坐标由 ${system.zh} 换算为 WGS-84；原坐标系记在每行的 crs_origin。`,
    en: `Coordinates converted from ${system.en} to WGS-84; the origin is kept in crs_origin of each row.`,
  }),
  asStated: (system: Localised): Localised => ({
    zh: `坐标按 ${system.zh} 采用，未换算。`,
    en: `Coordinates taken as ${system.en}, not converted.`,
  }),
} as const;
