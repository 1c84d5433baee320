import type { ReactNode } from 'react';
import type { Met } from '../../domain/analyses/overlaps.ts';
import { OVERLAP_RULES, type OverlapRule } from '../../domain/overlap-rule.ts';
import { MET_WORDS, NONE_WORDS, RULE_WORDS } from '../../domain/overlap-words.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatCount } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './overlap-report.module.css';
import type { OverlapProps } from './props.ts';
import { overlapFigures } from './to-overlap-figures.ts';
import { CONFIDENCE_WORDS, RULE_TEXTS, WORDS } from './words.ts';

interface RuleCardProps extends OverlapProps {
  readonly rule: OverlapRule;
  /** What the page is narrowed to; `null`: everything that the rule meets. */
  readonly met: Met | null;
  readonly onRule: (rule: OverlapRule) => void;
  readonly onMet: (met: Met | null) => void;
  readonly onMap: () => void;
}

/** 规则: which one, how many sites, and what it rests on. */
export const RuleCard = (props: RuleCardProps) => {
  const { state, nowMs, rule, onRule, onMap } = props;
  const text = useText();
  return (
    <Panel
      name={WORDS.ruleName}
      title={WORDS.rule}
      state={state}
      nowMs={nowMs}
      placeholderRows={6}
      aside={
        <button type="button" className={styles['action']} data-screen-only="" onClick={onMap}>
          {text(WORDS.onMap)}
        </button>
      }
    >
      <div className={styles['switch']}>
        <SegmentGroup label={text(WORDS.rule)}>
          {OVERLAP_RULES.map((each) => (
            <ToggleButton key={each} isPressed={each === rule} onToggle={() => onRule(each)}>
              {text(RULE_WORDS[each])}
            </ToggleButton>
          ))}
        </SegmentGroup>
      </div>
      <div className={styles['card']}>
        <Totals {...props} />
        <Basis {...props} />
      </div>
    </Panel>
  );
};

const Totals = ({ answer, scope, kinds, rule, met, onMet }: RuleCardProps) => {
  const text = useText();
  const language = useLanguage();
  if (answer === null) return null;
  const toFigure = overlapFigures(answer, scope, kinds, language);
  return (
    <div className={styles['totals']}>
      <p className={styles['headline']}>
        <span>
          {text(RULE_WORDS[rule])}
          {rule === 'downstream' ? <b className={styles['screening']}>{text(WORDS.screening)}</b> : null}
        </span>
        <Figure
          className={styles['number']}
          figure={toFigure({
            name: 'overlaps',
            value: answer.total,
            isShare: true,
            ...(met === null ? {} : { part: met, title: MET_WORDS[met] }),
          })}
          unit={text(WORDS.unit)}
        />
      </p>
      {answer.none === null ? null : <p className={styles['note']}>{text(NONE_WORDS[answer.none])}</p>}
      {answer.byMet.length < 2 ? null : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{text(WORDS.met)}</th>
              <th scope="col">{text(WORDS.sites)}</th>
              <th scope="col">{text(WORDS.meetings)}</th>
            </tr>
          </thead>
          <tbody>
            {answer.byMet.map((each) => (
              <tr key={each.met} data-met={each.met}>
                <th scope="row">
                  <ToggleButton
                    look="plain"
                    className={styles['link']}
                    isPressed={met === each.met}
                    onToggle={() => onMet(met === each.met ? null : each.met)}
                  >
                    {text(MET_WORDS[each.met])}
                  </ToggleButton>
                </th>
                <td>
                  <Figure
                    figure={toFigure({
                      name: 'overlaps-met',
                      value: each.sites,
                      title: MET_WORDS[each.met],
                      part: each.met,
                      isShare: true,
                    })}
                  />
                </td>
                <td>
                  <Figure
                    figure={toFigure({
                      name: 'overlap-meetings',
                      value: each.meetings,
                      title: MET_WORDS[each.met],
                      unit: WORDS.meetingUnit,
                      part: each.met,
                    })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {answer.byMet.length < 2 ? null : <p className={styles['note']}>{text(WORDS.metNote)}</p>}
    </div>
  );
};

const Basis = ({ answer, rule }: RuleCardProps) => {
  const text = useText();
  const { meaning, distance, sources } = RULE_TEXTS[rule];
  const metres = answer?.distanceM ?? null;
  return (
    <dl className={styles['basis']} data-rule-card={rule}>
      <Line name={text(WORDS.meaning)}>{text(meaning)}</Line>
      <Line name={text(WORDS.distance)}>
        {distance === null || metres === null
          ? text(WORDS.noDistance)
          : text(distance(formatCount(metres), answer?.sectorDegrees ?? null))}
      </Line>
      <Line name={text(WORDS.source)}>
        <ul>
          {sources.map(({ confidence, words }) => (
            <li key={confidence}>
              <b>{text(CONFIDENCE_WORDS[confidence])}</b> {text(words)}
            </li>
          ))}
        </ul>
      </Line>
      <Line name={text(WORDS.scope)}>
        {text(WORDS.scopeText)}
        {answer?.isMixed === true ? <strong> {text(WORDS.mixed)}</strong> : null}
      </Line>
      {rule === 'downstream' ? (
        <Line name={text({ zh: '缺什么', en: 'What lacks' })}>
          <strong>{text(WORDS.noPlaces)}</strong>
        </Line>
      ) : null}
    </dl>
  );
};

const Line = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
