import type { Localised } from '../../domain/words.ts';

/** Why a row without usable coordinates has no place, beside `ISSUE_WORDS`. */
export const PLACE_WORDS = {
  noName: {
    zh: '无坐标，也无区县代码；县名与地址都认不出区县',
    en: 'No coordinates and no county code; neither the county name nor the address tells a county',
  },
  ambiguous: (name: string, candidates: readonly string[]): Localised => ({
    zh: `无坐标，“${name}”有 ${candidates.length} 处：${candidates.join('、')}；缺少所在市或省，无法确定`,
    en: `No coordinates, and “${name}” could be ${candidates.length} places: ${candidates.join(', ')}; its prefecture or province is missing`,
  }),
  total: {
    zh: '合计、小计行，不是一个点位',
    en: 'A total or subtotal of other rows, not a site',
  },
  codeAgainstName: (code: string, name: string): Localised => ({
    zh: `代码为${code}，名称或地址为${name}；按代码归入`,
    en: `The code says ${code}, names or address say ${name}; counted by the code`,
  }),
  oldDatum: {
    zh: '坐标系为西安 80 或北京 54：没有公开的转换参数，请先换算为 CGCS2000',
    en: 'Xi’an 80 or Beijing 54: there are no published parameters; convert to CGCS2000 first',
  },
  unknownSystem: {
    zh: '所选坐标系无法读取，坐标没有换算',
    en: 'The chosen reference system cannot be read; the coordinates were not converted',
  },
  outsideZone: {
    zh: '坐标不在所选投影带内（横坐标与中央经线或带号不符）',
    en: 'The coordinates are not of the chosen zone (the easting does not fit its central meridian or number)',
  },
  crossed: {
    zh: '经纬度对调：纬度超过 90°，互换后才可能',
    en: 'Longitude and latitude are swapped: the latitude exceeds 90° and is possible only when exchanged',
  },
  metres: {
    zh: '坐标像是以米计的投影坐标，而所选坐标系是经纬度',
    en: 'The coordinates look like metres on a plane, but the chosen reference system is in degrees',
  },
} as const;
