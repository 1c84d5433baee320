import { LEVEL_WORDS } from '../../domain/levels.ts';
import { GROWTH_FACTORS, type GrowthFactor } from '../../domain/priority-weights.ts';
import { toWeightsWords } from '../../domain/priority-words.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './batch-plan.module.css';
import { useBatchFigures } from './plan.tsx';
import type { BatchProps } from './props.ts';
import { WORDS } from './words.ts';

const UNITS = { exposure: WORDS.people, neighbours: WORDS.sites, age: WORDS.days } as const;

/** The score with its weights, whose they are, and for how many sites a number is stood in for. */
export const BatchFormula = (props: BatchProps) => {
  const { answer, state, nowMs } = props;
  const text = useText();
  return (
    <Panel
      name={WORDS.formulaName}
      title={WORDS.formulaTitle}
      note={answer === null ? undefined : text(answer.isWeightsOwn ? WORDS.ownWeights : WORDS.defaultWeights)}
      state={answer === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={6}
    >
      {answer === null ? null : <Body {...props} answer={answer} />}
    </Panel>
  );
};

const Body = (props: BatchProps & { readonly answer: NonNullable<BatchProps['answer']> }) => {
  const { answer, scope } = props;
  const { weights, standIns } = answer;
  const text = useText();
  const toFigure = useBatchFigures(props);
  const unknownOf = (factor: 'level' | GrowthFactor) => (
    <Figure
      figure={toFigure({
        name: 'batch-stand-ins',
        value: standIns[factor],
        title: { zh: `${WORDS[factor].zh}：${WORDS.unknown.zh}`, en: `${WORDS.unknown.en}: ${WORDS[factor].en}` },
        unit: WORDS.sites,
        counts: [],
        filter: scope.filter,
        numerator: { label: WORDS.unknown, value: standIns[factor] },
        denominator: { label: WORDS.candidates, value: answer.candidates },
        definition: WORDS.comparable,
      })}
    />
  );
  return (
    <>
      <table className={styles['formula']}>
        <thead>
          <tr>
            <th scope="col">{text(WORDS.factor)}</th>
            <th scope="col">{text(WORDS.multiplier)}</th>
            <th scope="col">{text(WORDS.unknown)}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{text(WORDS.level)}</th>
            <td>
              <div className={styles['levels']}>
                {(['1', '2', '3', '4'] as const).map((level) => (
                  <span key={level} className={styles['levelWeight']}>
                    <LevelBadge level={level} />
                    <span className="visually-hidden">{text(LEVEL_WORDS[level].colour)}</span> ×{weights.levels[level]}
                  </span>
                ))}
                <span className={styles['note']}>
                  {text(WORDS.unassessedAs)} {text(LEVEL_WORDS[weights.unassessedAs].colour)}
                </span>
              </div>
            </td>
            <td>{unknownOf('level')}</td>
          </tr>
          {GROWTH_FACTORS.map((factor) => {
            const { unit, exponent } = weights.growth[factor];
            return (
              <tr key={factor}>
                <th scope="row">{text(WORDS[factor])}</th>
                <td className={styles['keyNumber']}>
                  × (1 + {text({ zh: '数', en: 'n' })} ÷ {unit} {text(UNITS[factor])})<sup>{exponent}</sup>
                </td>
                <td>{unknownOf(factor)}</td>
              </tr>
            );
          })}
          <tr>
            <th scope="row">{text(WORDS.part)}</th>
            <td className={styles['keyNumber']}>×{weights.partialShare}</td>
            <td />
          </tr>
        </tbody>
      </table>
      <p className={styles['note']}>{text(WORDS.comparable)}</p>
      <p className={styles['note']}>{text(WORDS.lines)}</p>
      <p className="visually-hidden">{text(toWeightsWords(weights))}</p>
    </>
  );
};
