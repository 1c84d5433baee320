import type { IndicatorsAnswer } from '../../domain/analyses/indicators.ts';
import type { CountedPart } from '../../domain/indicators/types.ts';
import type { Localised } from '../../domain/words.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import styles from './indicator-board.module.css';
import type { Entry } from './to-entries.ts';
import { sourceWords, toPartFigure, toRateFigure, toTermFigure, type FigureContext } from './to-figure.ts';
import { GROUPS, WORDS } from './words.ts';

interface IndicatorTableProps {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly items: readonly Entry[];
  readonly baseline: IndicatorsAnswer['baseline'];
  readonly context: FigureContext;
}

/** Every indicator with its value, both terms, definition, what is counted aloud beside it, and where the definition stands. */
export const IndicatorTable = ({ entries, items, baseline, context }: IndicatorTableProps) => {
  const text = useText();
  const groups = GROUPS.map(({ id, words, indicators }) => ({
    id,
    words,
    rows: id === 'items' ? items : indicators.flatMap((each) => entries.get(each) ?? []),
  })).filter(({ rows }) => rows.length > 0);
  return (
    <div className={styles['scroll']}>
      <table className={`${styles['table']} ${styles['all']}`}>
        <thead>
          <tr>
            <th scope="col">{text(WORDS.indicator)}</th>
            <th scope="col" data-number>
              {text(WORDS.value)}
            </th>
            <th scope="col" data-number>
              {text(WORDS.numerator)} ÷ {text(WORDS.denominator)}
            </th>
            <th scope="col">{text(WORDS.aloud)}</th>
            <th scope="col">{text(WORDS.source)}</th>
          </tr>
        </thead>
        {groups.map(({ id, words, rows }) => (
          <tbody key={id} data-group={id}>
            <tr className={styles['group']}>
              <th scope="rowgroup" colSpan={5}>
                {text(words)}
                {id === 'items' ? <small>{text(WORDS.itemsIgnore)}</small> : null}
              </th>
            </tr>
            {rows.map((entry) => (
              <Row key={`${entry.definition.id} ${entry.list ?? ''}`} {...{ entry, baseline, context }} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
};

interface RowProps {
  readonly entry: Entry;
  readonly baseline: IndicatorsAnswer['baseline'];
  readonly context: FigureContext;
}

const Row = ({ entry, baseline, context }: RowProps) => {
  const text = useText();
  const { definition, indicator, list, reason } = entry;
  return (
    <tr data-indicator={definition.id}>
      <th scope="row">
        <b>
          {list === null ? '' : `${list} · `}
          {text(definition.words)}
        </b>
        <small>{text(definition.definition)}</small>
      </th>
      <td data-number className={styles['value']}>
        <Figure figure={toRateFigure(entry, context)} format="rate" />
        {indicator.value !== null && indicator.unstated !== null && indicator.unstated > 0 ? (
          <small>
            {text(WORDS.atMost)}{' '}
            <Figure
              format="rate"
              figure={toPartFigure(entry, { id: 'at-most', label: WORDS.atMost, count: indicator.atMost }, context)}
            />
          </small>
        ) : null}
      </td>
      <td data-number className={styles['terms']}>
        <span>
          <Figure figure={toTermFigure(entry, 'numerator', context)} /> {text(definition.numerator.words)}
        </span>
        <span>
          ÷ <Figure figure={toTermFigure(entry, 'denominator', context)} unit={text(definition.denominator.unit)} />{' '}
          {text(definition.denominator.words)}
        </span>
      </td>
      <td>
        {reason === null ? null : <p className={styles['reason']}>{text(reason)}</p>}
        <Aloud entry={entry} context={context} />
      </td>
      <td className={styles['source']}>
        {text(sourceWords(definition.source))}
        {definition.id === 'overhead-treated-rate' && baseline !== null ? (
          <small>
            {text(WORDS.frozen)}
            {text({ zh: '：', en: ': ' })}
            {baseline.source ?? ''} {baseline.date === null ? '' : `${text(WORDS.frozenOn)} ${baseline.date}`}
          </small>
        ) : null}
      </td>
    </tr>
  );
};

interface Line {
  /** What it does to the rate; `null`: it stands in the denominator. */
  readonly head: Localised | null;
  readonly part: Pick<CountedPart, 'id' | 'label' | 'count' | 'unit'>;
}

/** Parts that occur; a part that could not be counted is named with —. */
const toLines = ({ indicator, definition }: Entry): readonly Line[] => {
  const unit = definition.denominator.unit;
  const own = [
    { id: 'unstated', label: WORDS.unstated, count: indicator.unstated },
    { id: 'withheld', label: WORDS.withheld, count: indicator.withheld },
  ].map((part): Line => ({ head: null, part: { ...part, unit } }));
  return [
    ...indicator.excluded.map((part): Line => ({ head: WORDS.excluded, part })),
    ...indicator.apart.map((part): Line => ({ head: null, part })),
    ...own,
    ...indicator.findings.map((part): Line => ({ head: part.effect === 'counted' ? WORDS.counted : WORDS.kept, part })),
  ].filter(({ part }) => part.count !== 0 && part.count !== null);
};

const Aloud = ({ entry, context }: { readonly entry: Entry; readonly context: FigureContext }) => {
  const text = useText();
  const lines = toLines(entry);
  if (entry.indicator.noValue === 'not-counted') return null;
  if (lines.length === 0) return <span className={styles['muted']}>{text(WORDS.none)}</span>;
  return (
    <ul className={styles['aloud']}>
      {lines.map(({ head, part }) => (
        <li key={`${head?.zh ?? ''} ${part.id}`}>
          {text(part.label)} <Figure figure={toPartFigure(entry, part, context)} unit={text(part.unit)} />
          {head === null ? null : <span className={styles['muted']}>{text(head)}</span>}
        </li>
      ))}
    </ul>
  );
};
