import { SOURCE_MISSING } from '../../domain/shift-handover-words.ts';
import { formatChinaTime } from '../../domain/clock.ts';
import { isFiltered } from '../../domain/site-filter.ts';
import type { Localised } from '../../domain/words.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatIso } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { ShiftProps } from './props.ts';
import styles from './shift-handover.module.css';
import { shiftFigures, type ShiftSpec } from './to-shift-figures.ts';
import { WORDS } from './words.ts';

/** Records that end so long before the shift does are said to be old: one step of polling is not. */
const STALE_MS = 30 * 60_000;

/** The head of the sheet: which region and shift, the shift in figures, and room for two signatures. */
export const ShiftHead = (props: ShiftProps) => {
  const { answer, state, nowMs, scope } = props;
  const text = useText();
  return (
    <Panel name={WORDS.headName} title={WORDS.head} state={state} nowMs={nowMs} placeholderRows={4}>
      {answer === null ? null : (
        <div className={styles['head']}>
          <dl className={styles['facts']}>
            <Fact name={WORDS.region} value={scope.region.name} />
            <Fact name={WORDS.span} value={`${formatChinaTime(answer.fromMs)} → ${formatChinaTime(answer.toMs)}`} />
            <Fact name={WORDS.madeAt} value={formatChinaTime(answer.toMs)} />
            <Fact name={WORDS.recordsAsOf} value={formatIso(answer.recordsAsOf)} />
          </dl>
          <ShiftFigures {...props} />
          <Notes {...props} />
          <dl className={styles['signatures']} aria-label={text(WORDS.signatures)}>
            {[WORDS.givesOver, WORDS.takesOver].map((who) => (
              <div key={who.en}>
                <dt>{text(who)}</dt>
                <dd />
                <dt>{text(WORDS.signedAt)}</dt>
                <dd />
              </div>
            ))}
          </dl>
        </div>
      )}
    </Panel>
  );
};

const Fact = ({ name, value }: { readonly name: Localised; readonly value: string }) => {
  const text = useText();
  return (
    <div>
      <dt>{text(name)}</dt>
      <dd>{value}</dd>
    </div>
  );
};

const ShiftFigures = (props: ShiftProps) => {
  const { answer } = props;
  const text = useText();
  const language = useLanguage();
  if (answer === null) return null;
  const toFigure = shiftFigures(props, language);
  const { warnings, newlyLost, cameBack, overdue, changedHands } = answer;
  const hands = changedHands?.isReported === true ? changedHands.count : null;
  const specs: readonly ShiftSpec[] = [
    {
      name: 'shift-unacknowledged',
      warning: '1',
      title: WORDS.red,
      value: warnings?.red ?? null,
      unit: WORDS.warningsUnit,
    },
    {
      name: 'shift-unacknowledged',
      warning: '2',
      title: WORDS.orange,
      value: warnings?.orange ?? null,
      unit: WORDS.warningsUnit,
    },
    { name: 'shift-lost', title: WORDS.lost, value: newlyLost?.count ?? null, unit: WORDS.sites },
    { name: 'shift-back', title: WORDS.back, value: cameBack?.count ?? null, unit: WORDS.sites },
    { name: 'shift-overdue', title: WORDS.overdue, value: overdue?.count ?? null, unit: WORDS.items },
    { name: 'shift-newly-overdue', title: WORDS.newlyOverdue, value: overdue?.newlyOverdue ?? null, unit: WORDS.items },
    { name: 'shift-hands', title: WORDS.hands, value: hands, unit: WORDS.items },
  ];
  return (
    <dl className={styles['figures']} aria-label={text(WORDS.summary)}>
      {specs.map((spec) => (
        <div key={`${spec.name} ${spec.warning ?? ''}`}>
          <dt>{text(spec.title)}</dt>
          <dd>
            <Figure figure={toFigure(spec)} unit={text(spec.unit)} />
          </dd>
        </div>
      ))}
    </dl>
  );
};

/** What the reader has to know of the sheet itself. */
const Notes = (props: ShiftProps) => {
  const { answer, scope, kinds } = props;
  const text = useText();
  const language = useLanguage();
  if (answer === null) return null;
  const { recordsAsOf, toMs, futureRecords, leftOutKinds } = answer;
  const isStale = recordsAsOf !== null && toMs - Date.parse(recordsAsOf) > STALE_MS;
  const nameOf = (id: string): string => {
    const kind = kinds.find((each) => each.id === id);
    return kind === undefined ? id : text(kind.words.name);
  };
  return (
    <ul className={styles['notes']}>
      {answer.newlyLost === null ? (
        <li>
          {text(WORDS.recordsAsOf)} {formatIso(answer.recordsAsOf)}
          {text({ zh: '：', en: ': ' })}
          {text(SOURCE_MISSING)}
        </li>
      ) : null}
      {isStale ? <li>{text(WORDS.stale)}</li> : null}
      {futureRecords === null || futureRecords === 0 ? null : (
        <li>
          {text(WORDS.future)}{' '}
          <Figure
            figure={shiftFigures(
              props,
              language,
            )({
              name: 'shift-future',
              title: WORDS.future,
              value: futureRecords,
              unit: WORDS.items,
            })}
            unit={text(WORDS.items)}
          />
        </li>
      )}
      {leftOutKinds.length === 0 ? null : (
        <li>
          {text(WORDS.leftOut)}
          {leftOutKinds.map(nameOf).join(text({ zh: '、', en: ', ' }))}
        </li>
      )}
      {isFiltered({ ...scope.filter, kinds: null }) ? <li>{text(WORDS.filterNote)}</li> : null}
    </ul>
  );
};
