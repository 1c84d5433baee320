import type { ChangeStep } from '../../domain/analyses/changes.ts';
import { CAUSE_WORDS, describeChangeKey, FIELD_WORDS } from '../../domain/change-attribution-words.ts';
import { formatChinaTime } from '../../domain/clock.ts';
import { toCsv } from '../../domain/csv.ts';
import { inLanguage, type Language, type Localised } from '../../domain/words.ts';
import type { AnalysisContext } from './context.ts';

const HEAD = {
  at: { zh: '时间（北京时间）', en: 'Time (China Standard Time)' },
  kind: { zh: '类别', en: 'Register' },
  id: { zh: '编号', en: 'Id' },
  name: { zh: '名称', en: 'Name' },
  adcode: { zh: '区划代码', en: 'Division code' },
  region: { zh: '区划', en: 'Division' },
  field: { zh: '变更项', en: 'What changed' },
  from: { zh: '变更前', en: 'From' },
  to: { zh: '变更后', en: 'To' },
  cause: { zh: '归因', en: 'Put down to' },
  wireCause: { zh: '记录原文', en: 'Cause as recorded' },
} as const satisfies Record<string, Localised>;

/** Every step as a file in the language on screen; what is not known is an empty cell. */
export const toChangesCsv = (
  steps: readonly ChangeStep[],
  { regions, kinds }: Pick<AnalysisContext, 'regions' | 'kinds'>,
  language: Language,
): string => {
  const text = (words: Localised): string => inLanguage(words, language);
  const nameOf = new Map(kinds.map(({ id, words }) => [id, text(words.shortName)]));
  const lines = steps.map((step) => [
    step.atMs === null ? null : formatChinaTime(step.atMs),
    nameOf.get(step.kind) ?? step.kind,
    step.id,
    step.name,
    step.adcode,
    step.adcode === null
      ? null
      : regions
          .pathTo(step.adcode)
          .slice(1)
          .map(({ name }) => name)
          .join(' '),
    text(FIELD_WORDS[step.field]),
    text(describeChangeKey(step.field, step.from)),
    text(describeChangeKey(step.field, step.to)),
    text(CAUSE_WORDS[step.cause]),
    step.wireCause,
  ]);
  return toCsv(Object.values(HEAD).map(text), lines);
};
