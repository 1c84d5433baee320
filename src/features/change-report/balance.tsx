import { BALANCED_FIELDS, type BalancedField } from '../../domain/change-attribution-rows.ts';
import { CAUSE_WORDS, describeChangeKey, FIELD_WORDS, NOTHING_TOLD } from '../../domain/change-attribution-words.ts';
import { LEVEL_KEYS } from '../../domain/levels.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './change-report.module.css';
import type { ChangeProps } from './props.ts';
import { toBalanceTable, type BalanceLine } from './to-balance-table.ts';
import { changeFigures, toStateTitle, type ToChangeFigure } from './to-change-figures.ts';
import { WORDS } from './words.ts';

/** 期初 + 变化 = 期末: for level, link status and warning, every key by itself; each line adds up exactly. */
export const ChangeBalances = (props: ChangeProps) => {
  const { answer, state, nowMs } = props;
  const language = useLanguage();
  const toFigure = changeFigures(props, language);
  return (
    <Panel name={WORDS.balanceName} title={WORDS.balance} state={state} nowMs={nowMs} placeholderRows={8}>
      {answer === null ? null : (
        <div className={styles['balances']}>
          {BALANCED_FIELDS.map((field) => (
            <BalanceOf key={field} field={field} answer={answer} toFigure={toFigure} />
          ))}
        </div>
      )}
    </Panel>
  );
};

interface BalanceOfProps {
  readonly field: BalancedField;
  readonly answer: NonNullable<ChangeProps['answer']>;
  readonly toFigure: ToChangeFigure;
}

const BalanceOf = ({ field, answer, toFigure }: BalanceOfProps) => {
  const text = useText();
  const balance = answer.balances[field];
  const { causes, lines } = toBalanceTable(balance);
  return (
    <figure className={styles['balance']} data-balance={field}>
      <figcaption>
        <b>{text(FIELD_WORDS[field])}</b> {balance.rowsGiven === 0 ? <small>{text(NOTHING_TOLD)}</small> : null}
      </figcaption>
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <td />
              <th scope="col">{text(WORDS.before)}</th>
              {causes.map((cause) => (
                <th key={cause} scope="col">
                  {text(CAUSE_WORDS[cause])}
                </th>
              ))}
              <th scope="col">{text(WORDS.after)}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.key ?? 'total'} field={field} line={line} causes={causes} toFigure={toFigure} />
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
};

interface LineProps {
  readonly field: BalancedField;
  readonly line: BalanceLine;
  readonly causes: ReturnType<typeof toBalanceTable>['causes'];
  readonly toFigure: ToChangeFigure;
}

const Line = ({ field, line, causes, toFigure }: LineProps) => {
  const text = useText();
  const { key } = line;
  const level = field === 'link_status' ? undefined : LEVEL_KEYS.find((each) => each === key);
  const of = (part: (typeof WORDS)['before' | 'after'] | (typeof CAUSE_WORDS)['moved']) => ({
    title:
      key === null
        ? { zh: `${WORDS.total.zh} · ${part.zh}`, en: `${WORDS.total.en}: ${part.en}` }
        : toStateTitle(field, key, part),
    unit: WORDS.sites,
    ...(key === null ? {} : { state: { field, key } }),
  });
  return (
    <tr className={key === null ? styles['total'] : undefined} data-key={key ?? 'total'}>
      <th scope="row">
        {level === undefined ? null : <LevelBadge level={level} />}{' '}
        {text(key === null ? WORDS.total : describeChangeKey(field, key))}
      </th>
      <td>
        <Figure figure={toFigure({ name: 'state-before', value: line.before, ...of(WORDS.before) })} />
      </td>
      {causes.map((cause, index) => (
        <td key={cause}>
          <Figure
            figure={toFigure({ name: 'state-change', value: line.net[index] ?? 0, cause, ...of(CAUSE_WORDS[cause]) })}
            format="difference"
            digits={0}
          />
        </td>
      ))}
      <td>
        <Figure figure={toFigure({ name: 'state-after', value: line.after, ...of(WORDS.after) })} />
      </td>
    </tr>
  );
};
