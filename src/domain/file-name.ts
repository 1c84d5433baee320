/** Characters that no file system takes, or that would need quotes in a shell. */
const UNSAFE = /[\\/:*?"<>|\s]+/g;

/** `四色一张图_江西省_点位_筛选2项_20201116.csv`: parts that are empty are left out. */
export const toFileName = (parts: readonly string[], extension: string): string =>
  `${parts
    .map((part) => part.replaceAll(UNSAFE, ''))
    .filter((part) => part !== '')
    .join('_')}.${extension}`;
