/** The suffixed peoples as they stand in division names, longest first where one ends in another. */
const PEOPLES =
  '蒙古族|蒙古|回族|藏族|维吾尔族|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|锡伯|阿昌族|普米族|塔吉克族|塔吉克|怒族|鄂温克族|德昂族|保安族|裕固族|独龙族|各族';

const ONE_PEOPLE = new RegExp(`^(.{2,})(?:${PEOPLES})$`);

/** Province-level regions whose name is not "stem + 省 or 市". */
const PROVINCES: Readonly<Record<string, string>> = {
  内蒙古自治区: '内蒙古',
  广西壮族自治区: '广西',
  西藏自治区: '西藏',
  宁夏回族自治区: '宁夏',
  新疆维吾尔自治区: '新疆',
  香港特别行政区: '香港',
  澳门特别行政区: '澳门',
};

/** Areas outside the standard division types, and names the rules below would cut wrongly. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  中农发山丹马场: '山丹马场',
  莲花山风景林自然保护区: '莲花山',
  太子山天然林保护区: '太子山',
  大柴旦行政委员会: '大柴旦',
  神农架林区: '神农架',
};

const stripPeoples = (stem: string): string => {
  let rest = stem;
  for (let match = ONE_PEOPLE.exec(rest); match; match = ONE_PEOPLE.exec(rest)) rest = match[1]!;
  // 东乡族自治县 is named after the people alone: 东乡.
  return rest.length > 2 && rest.endsWith('族') ? rest.slice(0, -1) : rest;
};

const keepTwo = (stem: string, name: string): string => (stem.length >= 2 ? stem : name);

/**
 * 江西 for 江西省, 延边 for 延边朝鲜族自治州, 萧县 for 萧县. 新区, 矿区, 旗 and 兴安盟 stay whole, because what is left
 * without them is another place or not a name. Uniqueness among neighbours is `toShortNames`' business.
 */
export const shortNameOf = (name: string): string => {
  const fixed = PROVINCES[name] ?? EXCEPTIONS[name];
  if (fixed !== undefined) return fixed;
  const autonomous = /^(.+)自治[州县旗]$/.exec(name);
  if (autonomous) return stripPeoples(autonomous[1]!);
  if (/(新区|矿区|[^治]旗)$/.test(name)) return name;
  const peopleDistrict = new RegExp(`^(.{2,})(?:${PEOPLES})区$`).exec(name);
  if (peopleDistrict) return peopleDistrict[1]!;
  if (name.endsWith('地区')) return keepTwo(name.slice(0, -2), name);
  if (name.endsWith('盟')) return name.length > 3 ? name.slice(0, -1) : name;
  return /[省市县区]$/.test(name) ? keepTwo(name.slice(0, -1), name) : name;
};

export interface NamedDivision {
  readonly name: string;
  /** Position of the parent in the same list, −1 for none. */
  readonly parent: number;
}

/**
 * Short names that tell a division apart from its parent, its siblings and every province: 抚顺县 under 抚顺, 和田市
 * beside 和田县 and 海南州 in 青海 keep what distinguishes them.
 */
export const toShortNames = (divisions: readonly NamedDivision[]): string[] => {
  const stems = divisions.map(({ name }) => shortNameOf(name));
  const provinces = new Set(stems.filter((_, index) => divisions[index]!.parent < 0));
  const siblings = new Map<string, number>();
  const keyOf = (index: number): string => `${divisions[index]!.parent}:${stems[index]}`;
  stems.forEach((_, index) => siblings.set(keyOf(index), (siblings.get(keyOf(index)) ?? 0) + 1));
  return stems.map((stem, index) => {
    const { name, parent } = divisions[index]!;
    const isTaken =
      (siblings.get(keyOf(index)) ?? 0) > 1 || (parent >= 0 && (provinces.has(stem) || stems[parent] === stem));
    return isTaken ? withType(stem, name) : stem;
  });
};

/** 海南 + 州 for 海南藏族自治州; the whole name where it has no such type. */
const withType = (stem: string, name: string): string => {
  const autonomous = /自治([州县旗])$/.exec(name);
  return autonomous ? `${stem}${autonomous[1]}` : name;
};
