import { CAUSE_WORDS, describeChangeKey, FIELD_WORDS } from '../../domain/change-attribution-words.ts';
import type { AttributedCause } from '../../domain/change-attribution-chain.ts';
import type { BalancedField } from '../../domain/change-attribution-rows.ts';
import { formatChinaTime } from '../../domain/clock.ts';
import type { Figure } from '../../domain/figure.ts';
import { NO_FILTER } from '../../domain/site-filter.ts';
import type { Language, Localised } from '../../domain/words.ts';
import { countFigures } from '../../ui/count-figure.ts';
import type { ChangeProps } from './props.ts';
import { WORDS } from './words.ts';

export interface ChangeSpec {
  readonly name: string;
  readonly title: Localised;
  readonly value: number | null;
  readonly unit?: Localised;
  readonly cause?: AttributedCause;
  /** Key of a field that the figure counts by. */
  readonly state?: { readonly field: BalancedField; readonly key: string };
  readonly region?: { readonly adcode: string; readonly name: string };
  readonly definition?: Localised;
}

export type ToChangeFigure = (spec: ChangeSpec) => Figure;

/** Sites of one level, link status or warning are told as such; the three attributes are named apart. */
const toStateAttribute = (state: ChangeSpec['state']): Partial<Record<'level' | 'link' | 'warning', string>> => {
  if (state === undefined) return {};
  if (state.field === 'risk_level') return { level: state.key };
  return state.field === 'link_status' ? { link: state.key } : { warning: state.key };
};

/** Figures of changes with their cards: of the registers in use, by the filter that the page obeys, as of the records. */
export const changeFigures = (props: ChangeProps, language: Language): ToChangeFigure => {
  const { answer, scope, kinds, sourcesInUse } = props;
  const toFigure = countFigures(scope, kinds, language);
  const { filter } = scope;
  const counts = sourcesInUse
    .filter(({ kind }) => filter.kinds === null || filter.kinds.includes(kind))
    .filter(({ kind }) => !answer?.leftOutKinds.includes(kind))
    .map(({ kind, source }) => ({ kind, source, asOf: answer?.recordsAsOf ?? null }));
  const times = answer === null ? '' : `${formatChinaTime(answer.fromMs)} → ${formatChinaTime(answer.toMs)}`;
  return ({ name, title, value, unit, cause, state, region, definition = WORDS.definition }) => ({
    ...toFigure({
      name,
      value,
      title,
      unit: unit ?? WORDS.unit,
      counts,
      filter: { ...NO_FILTER, kinds: filter.kinds, sources: filter.sources },
      definition: {
        zh: `${times}（北京时间）。${definition.zh}`,
        en: `${times} (China Standard Time). ${definition.en}`,
      },
      ...(region === undefined ? {} : { region }),
      ...toStateAttribute(state),
    }),
    ...(cause === undefined ? {} : { cause }),
  });
};

export const toCauseSpec = (cause: AttributedCause, value: number): ChangeSpec => ({
  name: 'changes-by-cause',
  title: CAUSE_WORDS[cause],
  value,
  cause,
  ...(cause === 'unexplained' ? { definition: WORDS.unexplained } : {}),
});

/** `静态风险等级 红 重大 期初` and its like. */
export const toStateTitle = (field: BalancedField, key: string, part: Localised): Localised => {
  const [words, state] = [FIELD_WORDS[field], describeChangeKey(field, key)];
  return { zh: `${words.zh} ${state.zh} · ${part.zh}`, en: `${words.en} ${state.en}: ${part.en}` };
};
