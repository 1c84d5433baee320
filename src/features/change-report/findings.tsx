import { FINDING_WORDS } from '../../domain/change-attribution-words.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import styles from './change-report.module.css';
import type { ChangeProps } from './props.ts';
import type { ToChangeFigure } from './to-change-figures.ts';
import { WORDS } from './words.ts';

/** How many records a finding shows. */
const SHOWN_SAMPLES = 3;

/** What is wrong with the records; nothing where nothing is. */
export const Findings = ({ answer, kinds, toFigure }: ChangeProps & { readonly toFigure: ToChangeFigure }) => {
  const text = useText();
  if (answer === null) return null;
  const { findings, unknownCauses, leftOutKinds, isComplete } = answer;
  const comma = text({ zh: '、', en: ', ' });
  const nameOf = (id: string): string => {
    const kind = kinds.find((each) => each.id === id);
    return kind === undefined ? id : text(kind.words.name);
  };
  if (findings.length + unknownCauses.length + leftOutKinds.length === 0 && isComplete) return null;
  return (
    <ul className={styles['findings']}>
      {isComplete ? null : <li>{text(WORDS.incomplete)}</li>}
      {leftOutKinds.length === 0 ? null : (
        <li>
          {text(WORDS.leftOut)}
          {leftOutKinds.map(nameOf).join(comma)}
        </li>
      )}
      {findings.map((finding) => (
        <li key={finding.kind} data-finding={finding.kind}>
          <Figure
            figure={toFigure({
              name: 'change-findings',
              title: FINDING_WORDS[finding.kind],
              value: finding.count,
            })}
          />{' '}
          {text(FINDING_WORDS[finding.kind])}
          {finding.samples.length === 0 ? null : (
            <small>
              {text(WORDS.samples)}
              {finding.samples.slice(0, SHOWN_SAMPLES).join(comma)}
            </small>
          )}
        </li>
      ))}
      {unknownCauses.length === 0 ? null : (
        <li>
          {text(WORDS.unknownCauses)}
          {unknownCauses.map(({ wireCause }) => wireCause ?? text(WORDS.noCause)).join(comma)}
        </li>
      )}
    </ul>
  );
};
