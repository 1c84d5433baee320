import type { PositionCheckup } from '../../register/import/position-checkup-types.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatIso } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { COUNT_WORDS, nearBorderNote, POSITION_WORDS } from './position-words.ts';
import type { Draft } from './workbench-state.ts';
import importStyles from './import.module.css';
import styles from './position.module.css';

const COUNTS = Object.keys(COUNT_WORDS) as (keyof typeof COUNT_WORDS)[];

/** A 0 of these says something of a file, where they were looked at. */
const ALWAYS: ReadonlySet<keyof typeof COUNT_WORDS> = new Set(['agree', 'otherCounty', 'otherProvince', 'outside']);

interface CheckupCountsProps {
  readonly checkup: PositionCheckup;
  readonly draft: Draft;
}

/** Rows looked at, by where they lie; bars beside them share one axis. */
export const CheckupCounts = ({ checkup, draft }: CheckupCountsProps) => {
  const text = useText();
  const shown = COUNTS.filter((name) => checkup[name] > 0 || (ALWAYS.has(name) && isLookedAt(name, checkup)));
  return (
    <>
      <dl className={styles['counts']}>
        {shown.map((name) => (
          <div key={name}>
            <dt>{text(COUNT_WORDS[name])}</dt>
            <dd>
              <Figure
                figure={{
                  name: `position-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
                  value: checkup[name],
                  kind: draft.kind,
                  source: draft.file.source,
                  asOf: draft.asOf,
                  card: {
                    title: text(COUNT_WORDS[name]),
                    scope: text(POSITION_WORDS.scope),
                    source: draft.file.fileName,
                    asOf: formatIso(draft.asOf),
                  },
                }}
              />
              <span className={styles['track']} aria-hidden="true">
                <span style={{ width: `${(checkup[name] / Math.max(1, checkup.rows)) * 100}%` }} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {checkup.nearBorder > 0 ? (
        <p className={importStyles['small']}>{text(nearBorderNote(checkup.nearBorder))}</p>
      ) : null}
    </>
  );
};

/** Without boundaries it is not known which county a row lies in; without stated places nothing agrees or disagrees. */
const isLookedAt = (
  name: keyof typeof COUNT_WORDS,
  { isPlaceChecked, positioned, compared }: PositionCheckup,
): boolean => isPlaceChecked && positioned > 0 && (name === 'outside' || compared > 0);
