/**
 * The 31 provinces in which the demo has rows. 台湾, 香港 and 澳门 stand outside the statistics that the demo imitates:
 * no synthetic site is placed there. `maturity` is an invented measure of how far monitoring has come; it shapes the
 * synthetic link rates (there is no published split by province) and says nothing about the real provinces.
 */
export const DEMO_PROVINCES: Readonly<Record<string, { readonly maturity: number }>> = {
  '110000': { maturity: 1.5 },
  '120000': { maturity: 0.9 },
  '130000': { maturity: 0.2 },
  '140000': { maturity: -0.1 },
  '150000': { maturity: -0.4 },
  '210000': { maturity: 0 },
  '220000': { maturity: -0.2 },
  '230000': { maturity: -0.4 },
  '310000': { maturity: 1.7 },
  '320000': { maturity: 1.5 },
  '330000': { maturity: 1.4 },
  '340000': { maturity: 0.5 },
  '350000': { maturity: 0.6 },
  '360000': { maturity: 0.1 },
  '370000': { maturity: 0.6 },
  '410000': { maturity: 0 },
  '420000': { maturity: 0.2 },
  '430000': { maturity: 0 },
  '440000': { maturity: 0.7 },
  '450000': { maturity: -0.4 },
  '460000': { maturity: -0.1 },
  '500000': { maturity: 0.4 },
  '510000': { maturity: 0 },
  '520000': { maturity: -0.6 },
  '530000': { maturity: -0.7 },
  '540000': { maturity: -1.5 },
  '610000': { maturity: -0.1 },
  '620000': { maturity: -0.8 },
  '630000': { maturity: -1 },
  '640000': { maturity: -0.3 },
  '650000': { maturity: -0.7 },
};

export const provinceOf = (adcode: string): string => `${adcode.slice(0, 2)}0000`;
export const prefectureOf = (adcode: string): string => `${adcode.slice(0, 4)}00`;

/** Chance of being linked, by maturity and a kind's own push. */
export const toLinkChance = (province: string, push: number): number =>
  1 / (1 + Math.exp(-((DEMO_PROVINCES[province]?.maturity ?? 0) + push)));
