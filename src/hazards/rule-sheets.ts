import type { RuleSheet } from '../domain/rule-sheet.ts';
import { CHEMICAL_PARK_RULE } from './chemical-park/rule-sheet.ts';
import { COACH_ROUTE_RULE } from './coach-route/rule-sheet.ts';
import { COAL_MINE_RULE } from './coal-mine/rule-sheet.ts';
import { ENTERPRISE_RULE } from './enterprise-rule-sheet.ts';
import { MAJOR_HAZARD_SOURCE_RULE } from './major-hazard-source/rule-sheet.ts';
import { LIVE_WARNING_RULE } from './tailings-pond/live-warning.ts';
import { TAILINGS_POND_RULE } from './tailings-pond/rule-sheet.ts';

/** Every rule of the board with its documents, inputs and thresholds. Loaded with the card, never with the first map. */
export const RULE_SHEETS: readonly RuleSheet[] = [
  MAJOR_HAZARD_SOURCE_RULE,
  ENTERPRISE_RULE,
  TAILINGS_POND_RULE,
  LIVE_WARNING_RULE,
  CHEMICAL_PARK_RULE,
  COACH_ROUTE_RULE,
  COAL_MINE_RULE,
];

/** The rule that gives a site of a kind its static level; `undefined` for a kind that is not graded. */
export const sheetOfKind = (kind: string): RuleSheet | undefined =>
  RULE_SHEETS.find((sheet) => sheet.kind === kind && sheet.scale === 'risk');
