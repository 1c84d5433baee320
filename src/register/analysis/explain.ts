import { readRecords, readValue } from '../../domain/grading-reading.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import type { Contradiction, ExplainedRule } from '../../domain/analyses/explain.ts';
import { LEVEL_WORDS, levelKeyOf, LINK_STATUSES } from '../../domain/levels.ts';
import type { GradingCase } from '../../domain/rule-input.ts';
import type { RuleSheet } from '../../domain/rule-sheet.ts';
import { readSiteProperties } from '../detail.ts';
import { LEVEL_ORIGINS } from '../draft.ts';
import type { RegisterEntry } from '../register-entry.ts';
import type { Card } from '../site-rows.ts';
import type { AnalysisContext, Analyst } from './context.ts';
import { findContradictions, type CountedState } from './contradictions.ts';
import { explainRule } from './explained-rule.ts';
import { overridesFor } from './rules.ts';

const isStated = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Rules that have something to say of a site: its static level always, the others where their inputs are stated. */
const sheetsFor = (sheets: readonly RuleSheet[], kind: string, site: GradingCase): readonly RuleSheet[] =>
  sheets.filter((sheet) => {
    if (sheet.kind !== null && sheet.kind !== kind) return false;
    if (sheet.kind === kind && sheet.scale === 'risk') return true;
    if ((sheet.registered?.(site) ?? null) !== null) return true;
    const fields = sheet.inputs(site).flatMap((input) => input.fields);
    return fields.some((name) => isStated(readRecords(site.properties, name) ?? readValue(site.properties, name)));
  });

const RULE_ORDER = (sheet: RuleSheet): number => (sheet.kind === null ? 2 : sheet.scale === 'risk' ? 0 : 1);

const toState = ({ table }: RegisterEntry, row: number): CountedState => {
  const last = table.lastReports[row] ?? Number.NaN;
  return {
    link: LINK_STATUSES[table.links[row] ?? 3] ?? 'not-linked',
    warning: table.warnings[row] ?? 0,
    lastReportMs: Number.isNaN(last) ? null : last,
    hasLastReports: table.hasLastReports,
  };
};

/** A level that the board computed itself is not what the register states. */
const asRegistered = (properties: SiteProperties, { table }: RegisterEntry, row: number): SiteProperties =>
  LEVEL_ORIGINS[table.levelOrigins[row] ?? 2] === 'registered' ? properties : { ...properties, risk_level: null };

/** A level on the register that nothing on the register bears out: a park with a grade and no score. */
const toUnfounded = ({ registered, computed }: ExplainedRule): readonly Contradiction[] => {
  const { level, missing } = computed;
  if (registered === null || level !== null || missing.length === 0) return [];
  const colour = LEVEL_WORDS[levelKeyOf(registered)].colour;
  const zh = `登记有等级，但没有${missing.map(({ words }) => words.zh).join('、')}，无从核对`;
  const en = `A level is registered, but ${missing.map(({ words }) => words.en).join(', ')} is missing: it cannot be checked`;
  return [{ id: 'level-unfounded', words: { zh, en }, value: colour.zh }];
};

interface ReadSite {
  readonly card: Card | null;
  readonly version: number;
  readonly row: number;
  readonly properties: Promise<SiteProperties>;
}

/** The site asked about last, of each register: a what-if asks about the same one at every key. */
const LAST_READ = new WeakMap<RegisterEntry, ReadSite>();

const readOnce = (entry: RegisterEntry, row: number, { regions, config }: AnalysisContext): Promise<SiteProperties> => {
  const { card, table } = entry;
  const { version } = table;
  const last = LAST_READ.get(entry);
  if (last !== undefined && last.card === card && last.version === version && last.row === row) return last.properties;
  const properties = readSiteProperties(entry, row, regions, config);
  LAST_READ.set(entry, { card, version, row, properties });
  return properties;
};

/** 等级溯源 of one site, with what its record says against itself; on public properties only. */
export const explain: Analyst<'explain'> = async (context, query) => {
  const { everyEntry, config, nowMs } = context;
  for (const entry of everyEntry) {
    const { table } = entry;
    if (table.kind.id !== query.kind || (query.source !== null && table.source !== query.source)) continue;
    const row = table.ids.indexOf(query.id);
    if (row < 0) continue;
    const properties = asRegistered(await readOnce(entry, row, context), entry, row);
    const site = { properties, nowMs };
    const sheets = sheetsFor(await context.rules(), query.kind, site).toSorted((a, b) => RULE_ORDER(a) - RULE_ORDER(b));
    const rules = sheets.map((sheet) => {
      const overrides = overridesFor(sheet, config.levelOverrides);
      return explainRule({ sheet, site, kind: table.kind, overrides, changes: query.changes[sheet.id] ?? {} });
    });
    const request = { kind: table.kind, properties, state: toState(entry, row), nowMs };
    const contradictions = [...rules.slice(0, 1).flatMap(toUnfounded), ...findContradictions(request)];
    return { site: { kind: query.kind, id: query.id, rules, contradictions } };
  }
  return { site: null };
};
