import type { Figure } from '../../domain/figure.ts';
import type { MarkMeaning } from '../../domain/map-answer.ts';
import type { Localised } from '../../domain/words.ts';
import { ClassSwatch } from '../../ui/class-swatch.tsx';
import { Figure as FigureText } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { MarkRing } from '../../ui/mark-ring.tsx';
import { Approval, SiteKey } from './map-key.tsx';
import styles from './map-key.module.css';
import type { MapKeyProps } from './props.ts';
import { MARK_WORDS, WORDS } from './words.ts';

export interface AnalysisKeyProps extends MapKeyProps {
  /** Meanings that stand on the map, in drawing order, with the number of marks of each. */
  readonly marks: readonly { readonly meaning: MarkMeaning; readonly count: Figure }[];
  /** `null`: every one is marked. */
  readonly marksLeftOut: Figure | null;
  /** Of the whole map: linked sites hidden, others only from nearer. */
  readonly notes: readonly Localised[];
}

/** What an analysis fills and marks: measure, classes, unknown, rings, and what is left out. */
export const AnalysisKey = ({ marks, marksLeftOut, notes, ...props }: AnalysisKeyProps) => {
  const text = useText();
  const { detail, measure, classes, divisionUnit } = props;
  return (
    <div className={styles['key']} role="group" aria-label={text(WORDS.name)}>
      {detail === 'regions' ? (
        <>
          <p className={styles['measure']}>
            <b>{text(WORDS.fill)}</b> {text(measure)}
          </p>
          <ul className={styles['classes']} data-of="analysis">
            {classes.map(({ id, words, count }) => (
              <li key={id}>
                <ClassSwatch fill={id} className={styles['swatch']} />
                <span>{text(words)}</span>
                <span className={styles['count']}>{count === null ? '' : `${count} ${text(divisionUnit)}`}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <ul className={styles['samples']} data-open="true">
        {marks.map(({ meaning, count }) => (
          <li key={meaning}>
            <MarkRing meaning={meaning} />
            {text(MARK_WORDS[meaning])} <FigureText figure={count} />
          </li>
        ))}
        {marksLeftOut === null ? null : (
          <li className={styles['count']}>
            {text(WORDS.notMarked)} <FigureText figure={marksLeftOut} />
          </li>
        )}
        <li data-note="analysis">{[...(marks.length > 0 ? [WORDS.together] : []), ...notes].map(text).join(' · ')}</li>
      </ul>
      {detail === 'sites' ? <SiteKey kinds={props.kinds} /> : null}
      <Approval mapApprovalNumber={props.mapApprovalNumber} />
    </div>
  );
};
