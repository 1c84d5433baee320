import { COUNTRY_ADCODE, type RegionIndex } from '../../domain/region-index.ts';

/** English and pinyin names of provinces, as foreign registers write them; adcode → names, lower case, letters only. */
const ENGLISH_NAMES: Readonly<Record<string, readonly string[]>> = {
  110000: ['beijing', 'peking'],
  120000: ['tianjin'],
  130000: ['hebei'],
  140000: ['shanxi'],
  150000: ['innermongolia', 'neimenggu', 'neimongol', 'neimeng'],
  210000: ['liaoning'],
  220000: ['jilin'],
  230000: ['heilongjiang'],
  310000: ['shanghai'],
  320000: ['jiangsu'],
  330000: ['zhejiang'],
  340000: ['anhui'],
  350000: ['fujian'],
  360000: ['jiangxi'],
  370000: ['shandong'],
  410000: ['henan'],
  420000: ['hubei'],
  430000: ['hunan'],
  440000: ['guangdong', 'canton'],
  450000: ['guangxi', 'guangxizhuang'],
  460000: ['hainan'],
  500000: ['chongqing'],
  510000: ['sichuan'],
  520000: ['guizhou'],
  530000: ['yunnan'],
  540000: ['tibet', 'xizang'],
  610000: ['shaanxi'],
  620000: ['gansu'],
  630000: ['qinghai'],
  640000: ['ningxia', 'ningxiahui'],
  650000: ['xinjiang', 'xinjianguygur', 'xinjianguyghur', 'sinkiang'],
  710000: ['taiwan'],
  810000: ['hongkong', 'xianggang'],
  820000: ['macau', 'macao', 'aomen'],
};

const NOISE = /province|autonomousregion|municipality|specialadministrativeregion|sar$|shi$|sheng$|zizhiqu/g;

const foldLatin = (text: string): string => {
  const letters = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  return letters.replace(NOISE, '') || letters;
};

export type ProvinceLookup = (stated: string) => string | null;

/** Looks a stated province up: full or short Chinese name, a name that begins with one (江西省南昌市), English, pinyin, code. Answers its adcode or `null`. */
export const createProvinceLookup = (regions: RegionIndex): ProvinceLookup => {
  const provinces = regions.childrenOf(COUNTRY_ADCODE);
  const byEnglish = new Map(
    Object.entries(ENGLISH_NAMES).flatMap(([adcode, names]) => names.map((name) => [name, adcode] as const)),
  );
  const find = (stated: string): string | null => {
    const text = stated.normalize('NFKC').trim();
    if (/^\d{2}(0{4}|0{10})?$/.test(text)) {
      const adcode = `${text.slice(0, 2)}0000`;
      return regions.get(adcode)?.level === 'province' ? adcode : null;
    }
    const chinese = provinces.find(({ name, shortName }) => text === name || text.startsWith(shortName));
    return chinese?.adcode ?? byEnglish.get(foldLatin(text)) ?? null;
  };
  const known = new Map<string, string | null>();
  return (stated) => {
    let adcode = known.get(stated);
    if (adcode === undefined) known.set(stated, (adcode = find(stated)));
    return adcode;
  };
};
