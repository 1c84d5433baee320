import type {
  DatedReason,
  ExplainedInput,
  ExplainedResult,
  ExplainedRule,
  ExplainedWhatIf,
  RuleChanges,
} from '../../domain/analyses/explain.ts';
import type { GradeReason, GradeResult, LevelOverrides } from '../../domain/grading.ts';
import { findLevelChanges } from '../../domain/grading-sensitivity.ts';
import { toValueWords } from '../../domain/grading-sensitivity-words.ts';
import { readText } from '../../domain/grading-reading.ts';
import { checkSheet } from '../../domain/rule-check.ts';
import { readInputs, type GradingCase, type InputReading } from '../../domain/rule-input.ts';
import { regrade } from '../../domain/regrade.ts';
import { gradeCase, isColourReason, registeredLevelOf, type RuleSheet } from '../../domain/rule-sheet.ts';
import type { Localised } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { isChanged, toColours, toDocuments } from './rules.ts';

/** What a rule is asked about a site, with the words of the site's fields. */
export interface RuleQuestion {
  readonly sheet: RuleSheet;
  readonly site: GradingCase;
  readonly kind: HazardKind;
  readonly overrides: LevelOverrides;
  readonly changes: RuleChanges;
}

const AS_OF: Localised = { zh: '数据截至', en: 'Data as of' };
const OWN_DATE: Localised = { zh: '日期', en: 'Dated' };

/** Where no field of its own dates a value, the row's `as_of` speaks for it; a colour rests on the band alone. */
const toDated = ({ sheet, kind }: RuleQuestion, { properties }: GradingCase, reason: GradeReason): DatedReason => {
  if (reason.date) return { ...reason, date: reason.date, dateWords: OWN_DATE };
  if (isColourReason(sheet, reason.rule) || reason.value === null) return { ...reason, date: null, dateWords: null };
  const name = sheet.dateFieldOf?.(reason.rule);
  const own = name === undefined ? null : readText(properties, name);
  if (name !== undefined && own !== null) {
    const words = kind.fields.find((field) => field.name === name)?.words;
    return { ...reason, date: own, dateWords: words ?? OWN_DATE };
  }
  const date = readText(properties, 'as_of');
  return { ...reason, date, dateWords: date === null ? null : AS_OF };
};

const LIST_MEMBER = /^(\w+)\[(\d+)\]\.(\w+)$/;

/** Words of what is missing: a field, or a member of an entry of a list: 危险化学品 2 的临界量. */
const toMissing = ({ kind, sheet, site }: RuleQuestion, name: string): ExplainedResult['missing'][number] => {
  const [, list, index, member] = LIST_MEMBER.exec(name) ?? [];
  const field = kind.fields.find((each) => each.name === (list ?? name));
  const input = sheet.inputs(site).find(({ id }) => id === name);
  const item = field?.items?.find((each) => each.name === member);
  if (field === undefined || item === undefined)
    return { field: name, words: input?.words ?? field?.words ?? { zh: name, en: name } };
  const number = Number(index) + 1;
  return {
    field: name,
    words: {
      zh: `${field.words.zh} ${number} 的${item.words.zh}`,
      en: `${item.words.en} of ${field.words.en} ${number}`,
    },
  };
};

const toResult = (question: RuleQuestion, site: GradingCase, result: GradeResult): ExplainedResult => ({
  level: result.level,
  reasons: result.reasons.map((reason) => toDated(question, site, reason)),
  findings: [...result.findings, ...(question.sheet.alsoFinds?.(site) ?? [])].map((reason) =>
    toDated(question, site, reason),
  ),
  missing: result.missing.map((name) => toMissing(question, name)),
});

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const toInput = ({ input, value, state, raw, date }: InputReading): ExplainedInput => {
  const { id, words, type } = input;
  const isNumber = input.type === 'number';
  return {
    id,
    words,
    type,
    value,
    state,
    raw,
    date,
    unit: isNumber ? (input.unit ?? null) : null,
    min: isNumber ? finite(input.min) : null,
    max: isNumber ? finite(input.max) : null,
    step: isNumber ? input.step : null,
    isCount: isNumber && input.isCount,
    options: input.type === 'enum' ? input.options.map((option) => ({ value: option.value, words: option.words })) : [],
  };
};

const toWhatIf = (question: RuleQuestion): ExplainedWhatIf | null => {
  const { sheet, site, overrides, changes } = question;
  if (Object.keys(changes).length === 0) return null;
  const outcome = regrade(sheet, site, changes, overrides);
  const inputs = sheet.inputs(site);
  const wordsOf = (id: string): Localised => inputs.find((input) => input.id === id)?.words ?? { zh: id, en: id };
  return {
    ...toResult(question, outcome.site, outcome.changed),
    added: outcome.added.map((reason) => outcome.changed.reasons.indexOf(reason)),
    removed: outcome.removed.map((reason) => toDated(question, site, reason)),
    refused: outcome.refused.map((change) => ({ ...change, inputWords: wordsOf(change.input) })),
  };
};

/** One rule on one site as plain data: reasons, what would change the level, and the what-if asked for. */
export const explainRule = (question: RuleQuestion): ExplainedRule => {
  const { sheet, site, overrides } = question;
  return {
    id: sheet.id,
    version: sheet.rule.version,
    words: sheet.words,
    scale: sheet.scale,
    documents: toDocuments(sheet, site.nowMs),
    registered: registeredLevelOf(sheet, site),
    computed: toResult(question, site, gradeCase(sheet, site, overrides)),
    inputs: readInputs(sheet.inputs(site), site).map(toInput),
    levelChanges: findLevelChanges(sheet, site, overrides).map((change) => ({
      input: change.input.id,
      to: change.to,
      direction: change.direction,
      fromLevel: change.fromLevel,
      level: change.level,
      words: change.words,
      fromWords: toValueWords(change.input, change.from),
      toWords: toValueWords(change.input, change.to),
      threshold: change.threshold,
      source: change.source,
    })),
    whatIf: toWhatIf(question),
    overrides: toColours(sheet, overrides).filter(isChanged),
    ruleFindings: checkSheet(sheet, site.nowMs, overrides),
  };
};
