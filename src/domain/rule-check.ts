import { checkBands, type RuleFinding, type RuleFindingKind } from './band-check.ts';
import type { LevelOverrides } from './grading.ts';
import { overrideOf } from './grading-result.ts';
import { LEVEL_KEYS, LEVEL_WORDS, levelKeyOf, type LevelKey, type MaybeRiskLevel } from './levels.ts';
import { bandOf, gradeCase, isInForce, severityOf, type RuleSheet } from './rule-sheet.ts';
import type { Localised } from './words.ts';

const sheetFinding = (
  sheet: RuleSheet,
  kind: RuleFindingKind,
  severity: RuleFinding['severity'],
  zh: string,
  en: string,
): RuleFinding => ({
  kind,
  severity,
  rule: sheet.id,
  words: { zh: `${sheet.words.zh}：${zh}`, en: `${sheet.words.en}: ${en}` },
});

const checkDocuments = (sheet: RuleSheet, nowMs: number): readonly RuleFinding[] =>
  sheet.documents.flatMap(({ document, validFrom, validTo }) => {
    const end = validTo !== null && validTo.length === 4 ? `${validTo}-12-31` : validTo;
    if (end !== null && validFrom !== null && end < validFrom)
      return [
        sheetFinding(
          sheet,
          'period-reversed',
          'error',
          `${document} 的有效期截止（${validTo}）早于起始（${validFrom}）`,
          `${document} ends (${validTo}) before it begins (${validFrom})`,
        ),
      ];
    if (isInForce({ validFrom, validTo }, nowMs)) return [];
    const period = `${validFrom ?? '…'} – ${validTo ?? '…'}`;
    return [
      sheetFinding(
        sheet,
        'not-in-force',
        'notice',
        `${document}（${period}）在当前日期不在有效期内`,
        `${document} (${period}) is not in force today`,
      ),
    ];
  });

const checkColours = (sheet: RuleSheet): readonly RuleFinding[] => {
  const bands = (sheet.rule.colours ?? []).map(({ band }) => band);
  const twice = [...new Set(bands.filter((band, index) => bands.indexOf(band) !== index))];
  const uncoloured = Object.keys(sheet.witnesses).filter((band) => !bands.includes(band));
  const unreached = [...new Set(bands)].filter((band) => !isReached(sheet, band));
  return [
    ...twice.map((band) =>
      sheetFinding(sheet, 'band-coloured-twice', 'error', `「${band}」有两种颜色`, `${band} has two colours`),
    ),
    ...uncoloured.map((band) =>
      sheetFinding(sheet, 'band-uncoloured', 'error', `「${band}」没有颜色`, `${band} has no colour`),
    ),
    ...unreached.map((band) =>
      sheetFinding(
        sheet,
        'band-unreachable',
        'error',
        `没有点位能落入「${band}」`,
        `no site can fall into band ${band}`,
      ),
    ),
  ];
};

const witnessCase = (sheet: RuleSheet, band: string) => ({
  properties: sheet.witnesses[band] ?? {},
  nowMs: sheet.witnessMs,
});

/** By its name, or, for a band that stands for a case and is named only where an authority colours it, by its level. */
const isReached = (sheet: RuleSheet, band: string): boolean => {
  if (!Object.hasOwn(sheet.witnesses, band)) return false;
  const result = gradeCase(sheet, witnessCase(sheet, band));
  const stated = sheet.rule.colours?.find((row) => row.band === band)?.level;
  return bandOf(sheet, result) === band || result.level === stated;
};

const levelsUnder = (sheet: RuleSheet, overrides: LevelOverrides | undefined): ReadonlyMap<string, MaybeRiskLevel> =>
  new Map(
    Object.keys(sheet.witnesses).map((band) => [band, gradeCase(sheet, witnessCase(sheet, band), overrides).level]),
  );

const colourOf = (level: MaybeRiskLevel): Localised => LEVEL_WORDS[levelKeyOf(level)].colour;

/** Levels that the rule gives by default and that no site can have any more. */
const checkReach = (sheet: RuleSheet, overrides: LevelOverrides): readonly RuleFinding[] => {
  const before = levelsUnder(sheet, undefined);
  const after = new Set(levelsUnder(sheet, overrides).values());
  const lost = [...new Set(before.values())].filter((level) => level !== null && !after.has(level));
  return lost.map((level) => {
    const bands = [...before].filter(([, own]) => own === level).map(([band]) => band);
    return sheetFinding(
      sheet,
      'override-level-unreachable',
      'error',
      `按本地配置没有点位能评为${colourOf(level).zh}（原为：${bands.join('、')}）`,
      `with the local configuration no site can be ${colourOf(level).en} (by default: ${bands.join(', ')})`,
    );
  });
};

/** Pairs of bands of which the worse one now has the better colour. */
const checkOrder = (sheet: RuleSheet, overrides: LevelOverrides): readonly RuleFinding[] => {
  const before = [...levelsUnder(sheet, undefined)];
  const after = levelsUnder(sheet, overrides);
  const severity = (level: MaybeRiskLevel | undefined): number | null => severityOf(sheet.scale, level ?? null);
  return before.flatMap(([worse, worseLevel]) =>
    before.flatMap(([better, betterLevel]) => {
      const [high, low] = [severity(worseLevel), severity(betterLevel)];
      const [nowHigh, nowLow] = [severity(after.get(worse)), severity(after.get(better))];
      if (high === null || low === null || nowHigh === null || nowLow === null) return [];
      if (high <= low || nowHigh >= nowLow) return [];
      return [
        sheetFinding(
          sheet,
          'override-order-reversed',
          'notice',
          `按本地配置「${worse}」的等级低于「${better}」`,
          `with the local configuration ${worse} is graded below ${better}`,
        ),
      ];
    }),
  );
};

const isLevelKey = (key: unknown): key is LevelKey => LEVEL_KEYS.some((known) => known === key);

const checkEntries = (sheet: RuleSheet, overrides: LevelOverrides): readonly RuleFinding[] => {
  const bands = new Set((sheet.rule.colours ?? []).map(({ band }) => band));
  return Object.entries(overrides).flatMap(([band, key]: [string, unknown]) => {
    if (bands.size === 0)
      return [
        sheetFinding(
          sheet,
          'override-not-allowed',
          'notice',
          `颜色由文件规定，本地配置「${band}」不起作用`,
          `its colours are fixed by its document; the setting for ${band} has no effect`,
        ),
      ];
    if (!bands.has(band))
      return [
        sheetFinding(
          sheet,
          'override-unknown-band',
          'error',
          `没有「${band}」这一档，本地配置不起作用；可用：${[...bands].join('、')}`,
          `there is no band ${band}; the setting has no effect. Known: ${[...bands].join(', ')}`,
        ),
      ];
    if (isLevelKey(key) && overrideOf(overrides, band) !== undefined) return [];
    return [
      sheetFinding(
        sheet,
        'override-invalid',
        'error',
        `「${band}」的配置值 ${String(key)} 不是等级（${LEVEL_KEYS.join('、')}）`,
        `${String(key)} for ${band} is no level (${LEVEL_KEYS.join(', ')})`,
      ),
    ];
  });
};

/** Everything wrong with one rule by itself, and with an authority's overrides of it. */
export const checkSheet = (sheet: RuleSheet, nowMs: number, overrides: LevelOverrides = {}): readonly RuleFinding[] => [
  ...sheet.tables.flatMap((table) => checkBands(table)),
  ...checkColours(sheet),
  ...checkDocuments(sheet, nowMs),
  ...checkEntries(sheet, overrides),
  ...checkReach(sheet, overrides),
  ...checkOrder(sheet, overrides),
];

/**
 * All rules with the whole of `config.levelOverrides` (by kind id, then band).
 *
 * @param nowMs milliseconds since 1970, from the board's clock: for texts that are not in force.
 */
export const checkRules = (
  sheets: readonly RuleSheet[],
  nowMs: number,
  levelOverrides: Readonly<Record<string, LevelOverrides>> = {},
): readonly RuleFinding[] => [
  ...Object.keys(levelOverrides)
    .filter((key) => !sheets.some((sheet) => overrideKeyOf(sheet) === key))
    .map((key): RuleFinding => ({
      kind: 'override-unknown-rule',
      severity: 'error',
      rule: key,
      words: {
        zh: `config.json 的 levelOverrides.${key} 不对应任何规则`,
        en: `levelOverrides.${key} in config.json belongs to no rule`,
      },
    })),
  ...sheets.flatMap((sheet) => {
    const key = overrideKeyOf(sheet);
    return checkSheet(sheet, nowMs, key !== null && Object.hasOwn(levelOverrides, key) ? levelOverrides[key] : {});
  }),
];

/** Key of a rule in `config.levelOverrides`; `null` for a live warning, which has no colours to configure. */
export const overrideKeyOf = (sheet: RuleSheet): string | null =>
  sheet.scale === 'risk' ? (sheet.kind ?? sheet.id) : null;
