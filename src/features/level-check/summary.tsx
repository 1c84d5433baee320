import type { DisagreementsAnswer, ListedOutcome } from '../../domain/analyses/disagreements.ts';
import { LISTED_OUTCOMES } from '../../domain/analyses/disagreements.ts';
import { DISAGREEMENT_OUTCOMES, OUTCOME_WORDS, type DisagreementOutcome } from '../../domain/rule-disagreement.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './level-check.module.css';
import { LevelMatrix } from './level-matrix.tsx';
import type { CheckProps } from './props.ts';
import {
  checkFigures,
  CHECKED,
  DIFFER,
  OVERSTATED,
  RATE,
  UNDERSTATED,
  type ToCheckFigure,
} from './to-check-figures.ts';
import { WORDS } from './words.ts';

interface SummaryProps extends CheckProps {
  /** Outcome whose rows the list shows. */
  readonly listed: ListedOutcome;
  readonly onList: (outcome: ListedOutcome) => void;
  readonly onNature: (isSynthetic: boolean) => void;
}

/** 核对结果: how many registered levels are not what their rule gives, and which way they move. */
export const CheckSummary = (props: SummaryProps) => {
  const { answer, state, nowMs, scope, kinds } = props;
  const text = useText();
  const language = useLanguage();
  const toFigure = answer === null ? null : checkFigures(answer, scope, kinds, language);
  return (
    <Panel
      name={WORDS.summaryName}
      title={WORDS.summary}
      note={text(WORDS.summaryNote)}
      aside={answer?.hasBoth === true ? <Nature answer={answer} onNature={props.onNature} /> : undefined}
      state={state}
      nowMs={nowMs}
      placeholderRows={9}
    >
      {answer === null || toFigure === null ? null : (
        <div className={styles['summary']}>
          <div className={styles['headline']}>
            <Headline answer={answer} toFigure={toFigure} />
            <Outcomes {...props} answer={answer} toFigure={toFigure} />
          </div>
          <LevelMatrix table={answer.table} toFigure={toFigure} />
        </div>
      )}
    </Panel>
  );
};

const Nature = ({
  answer,
  onNature,
}: {
  readonly answer: DisagreementsAnswer;
  readonly onNature: (isSynthetic: boolean) => void;
}) => {
  const text = useText();
  return (
    <SegmentGroup label={text(WORDS.nature)}>
      {[false, true].map((isSynthetic) => (
        <ToggleButton
          key={String(isSynthetic)}
          isPressed={answer.isSynthetic === isSynthetic}
          onToggle={() => onNature(isSynthetic)}
        >
          {text(isSynthetic ? WORDS.synthetic : WORDS.real)}
        </ToggleButton>
      ))}
    </SegmentGroup>
  );
};

interface FiguresProps {
  readonly answer: DisagreementsAnswer;
  readonly toFigure: ToCheckFigure;
}

const Headline = ({ answer, toFigure }: FiguresProps) => {
  const text = useText();
  const part = { table: answer.table };
  const unit = text(WORDS.sites);
  return (
    <dl className={styles['figures']}>
      <div data-is-main="">
        <dt>{text(WORDS.differ)}</dt>
        <dd>
          <Figure figure={toFigure(part, DIFFER)} unit={unit} />
        </dd>
      </div>
      <div>
        <dt>{text(WORDS.understated)}</dt>
        <dd>
          <Figure figure={toFigure(part, UNDERSTATED)} unit={unit} />
        </dd>
      </div>
      <div>
        <dt>{text(WORDS.overstated)}</dt>
        <dd>
          <Figure figure={toFigure(part, OVERSTATED)} unit={unit} />
        </dd>
      </div>
      <div>
        <dt>{text(WORDS.rate)}</dt>
        <dd>
          <Figure figure={toFigure(part, RATE)} format="rate" />
        </dd>
      </div>
    </dl>
  );
};

/** Of every outcome, those that add up to what was checked; rows with an invalid level stand apart. */
const SHOWN = DISAGREEMENT_OUTCOMES.filter((outcome) => outcome !== 'register-invalid');

const Outcomes = ({ answer, toFigure, listed, onList }: FiguresProps & SummaryProps) => {
  const text = useText();
  const listable = LISTED_OUTCOMES.filter((outcome) => answer.table.outcomes[outcome] > 0);
  // With one list there is nothing to choose.
  const canChoose = (outcome: DisagreementOutcome): outcome is ListedOutcome =>
    listable.length > 1 && listable.some((each) => each === outcome);
  return (
    <table className={styles['table']} aria-label={text(WORDS.outcomes)}>
      <thead>
        <tr>
          <th scope="col">{text(WORDS.outcome)}</th>
          <th scope="col">{text(WORDS.sites)}</th>
          <th scope="col" data-screen-only="">
            <span className="visually-hidden">{text(WORDS.show)}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {SHOWN.map((outcome) => (
          <tr key={outcome} data-outcome={outcome}>
            <th scope="row">{text(OUTCOME_WORDS[outcome])}</th>
            <td>
              <Figure
                figure={toFigure(
                  { table: answer.table },
                  // The headline is the figure of those that differ.
                  {
                    name: outcome === 'differ' ? 'level-differ' : `level-${outcome}`,
                    title: OUTCOME_WORDS[outcome],
                    value: ({ outcomes }) => outcomes[outcome],
                  },
                )}
              />
            </td>
            <td data-screen-only="">
              {canChoose(outcome) ? (
                <ToggleButton
                  look="plain"
                  className={styles['link']}
                  isPressed={listed === outcome}
                  label={`${text(WORDS.show)} ${text(OUTCOME_WORDS[outcome])}`}
                  onToggle={() => onList(outcome)}
                >
                  {text(WORDS.show)}
                </ToggleButton>
              ) : null}
            </td>
          </tr>
        ))}
        <tr className={styles['total']}>
          <th scope="row">{text(WORDS.checked)}</th>
          <td>
            <Figure figure={toFigure({ table: answer.table }, CHECKED)} />
          </td>
          <td data-screen-only="" />
        </tr>
      </tbody>
    </table>
  );
};
