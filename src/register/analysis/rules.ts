import { describeBand } from '../../domain/bands.ts';
import type { StatedColour, StatedDocument, StatedRule } from '../../domain/analyses/rules.ts';
import type { LevelOverrides } from '../../domain/grading.ts';
import { overrideOf } from '../../domain/grading-result.ts';
import { levelKeyOf } from '../../domain/levels.ts';
import { checkRules, overrideKeyOf } from '../../domain/rule-check.ts';
import { isInForce, type RuleSheet } from '../../domain/rule-sheet.ts';
import type { Analyst } from './context.ts';

export const toDocuments = (sheet: RuleSheet, nowMs: number): readonly StatedDocument[] =>
  sheet.documents.map((document) => ({ ...document, isInForce: isInForce(document, nowMs) }));

/** `config.levelOverrides` that a rule is graded with. */
export const overridesFor = (
  sheet: RuleSheet,
  levelOverrides: Readonly<Record<string, LevelOverrides>>,
): LevelOverrides => {
  const key = overrideKeyOf(sheet);
  return key !== null && Object.hasOwn(levelOverrides, key) ? (levelOverrides[key] ?? {}) : {};
};

export const toColours = (sheet: RuleSheet, overrides: LevelOverrides): readonly StatedColour[] =>
  (sheet.rule.colours ?? []).map(({ band, level }) => {
    const own = overrideOf(overrides, band);
    return { band, byDefault: levelKeyOf(level), byConfig: own === undefined ? null : levelKeyOf(own) };
  });

export const isChanged = ({ byDefault, byConfig }: StatedColour): boolean =>
  byConfig !== null && byConfig !== byDefault;

const toStatedRule = (
  sheet: RuleSheet,
  nowMs: number,
  levelOverrides: Readonly<Record<string, LevelOverrides>>,
  findings: StatedRule['findings'],
): StatedRule => {
  const colours = toColours(sheet, overridesFor(sheet, levelOverrides));
  return {
    id: sheet.id,
    version: sheet.rule.version,
    words: sheet.words,
    kind: sheet.kind,
    scale: sheet.scale,
    documents: toDocuments(sheet, nowMs),
    tables: sheet.tables.map((table) => ({
      id: table.id,
      document: table.document,
      clause: table.clause,
      symbol: table.symbol,
      unit: table.unit ?? null,
      rows: table.bands.map((band) => ({ range: describeBand(table.symbol, band), value: String(band.value) })),
    })),
    colours,
    overrides: colours.filter(isChanged),
    findings: findings.filter(({ rule }) => rule === sheet.id || sheet.tables.some(({ id }) => id === rule)),
  };
};

/** 规则: every rule as data, with what an authority made of it and what is wrong with that. */
export const rules: Analyst<'rules'> = async ({ rules: readSheets, config, nowMs }) => {
  const sheets = await readSheets();
  const findings = checkRules(sheets, nowMs, config.levelOverrides);
  return {
    rules: sheets.map((sheet) => toStatedRule(sheet, nowMs, config.levelOverrides, findings)),
    findings,
  };
};
