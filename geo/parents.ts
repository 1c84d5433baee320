/**
 * Which second-level and province a county code belongs to. Codes nest by prefix, with three exceptions that the code
 * list itself makes: direct-administered units (4190xx, 4290xx, 4690xx, 6590xx, 台湾's 7100xx, 甘肃's 629700, 629800 and
 * 629900) are their own second level; 东莞, 中山, 儋州, 嘉峪关 and 澳门 stand in as their own counties; and the counties
 * of the municipalities and of 香港 (1101xx, 5002xx, 8101xx …) belong to a second level that carries the province's code.
 */
export const secondLevelOf = (county: number, secondLevels: ReadonlySet<number>): number => {
  for (const code of [county, Math.floor(county / 100) * 100, provinceOf(county)])
    if (secondLevels.has(code)) return code;
  throw new Error(`county ${county} belongs to no second level`);
};

export const provinceOf = (adcode: number): number => Math.floor(adcode / 10_000) * 10_000;
