import { useMemo } from 'react';
import { gaussZoneOf } from '../../register/import/projected.ts';
import type { PositionCheckup } from '../../register/import/position-checkup-types.ts';
import { isDatum, REFERENCE_SYSTEMS, referenceSystemWords } from '../../register/import/reference-names.ts';
import type { Reading, ReferenceSystem } from '../../register/import/types.ts';
import { useText } from '../../ui/language.tsx';
import { Choice, SelectChoice } from './choice.tsx';
import { POSITION_WORDS } from './position-words.ts';
import type { Draft } from './workbench-state.ts';
import { WORDS } from './words.ts';
import styles from './setup.module.css';

interface PositionReadingProps {
  readonly draft: Draft;
  readonly isBusy: boolean;
  readonly checkup: PositionCheckup | null;
  readonly onReading: (change: Partial<Reading>) => void;
}

/** What coordinates are in, which way round, and what becomes of single rows with exchanged axes. */
export const PositionReading = ({ draft, isBusy, checkup, onReading }: PositionReadingProps) => {
  const text = useText();
  const { reading, file } = draft;
  const note =
    reading.crs !== file.reading.crs
      ? WORDS.changed
      : file.isCrsStated
        ? POSITION_WORDS.crsStated
        : POSITION_WORDS.crsAssumed;
  return (
    <>
      <div className={styles['choices']} data-narrow="">
        <Choice label={text(POSITION_WORDS.crs)} note={text(note)}>
          {(id, noteId) => (
            <select
              id={id}
              aria-describedby={noteId}
              value={reading.crs}
              disabled={isBusy}
              onChange={(event) => onReading({ crs: event.target.value as ReferenceSystem })}
            >
              <ReferenceSystems own={file.reading.crs} />
            </select>
          )}
        </Choice>
        <SelectChoice
          label={text(POSITION_WORDS.axes)}
          note={reading.isSwapped === file.reading.isSwapped ? undefined : text(WORDS.changed)}
          value={String(reading.isSwapped)}
          options={[
            { value: 'false', label: text(POSITION_WORDS.axesAsIs) },
            { value: 'true', label: text(POSITION_WORDS.axesSwapped) },
          ]}
          isDisabled={isBusy}
          onChange={(value) => onReading({ isSwapped: value === 'true' })}
        />
      </div>
      {(checkup?.swapped ?? 0) > 0 || reading.repairsSwapped ? (
        <label className={styles['sheet']}>
          <input
            type="checkbox"
            checked={reading.repairsSwapped}
            disabled={isBusy}
            onChange={(event) => onReading({ repairsSwapped: event.target.checked })}
          />
          <span>{text(POSITION_WORDS.repairsSwapped)}</span>
        </label>
      ) : null}
    </>
  );
};

/** Datums, then the zones of CGCS2000 by width; the file's own system where it is none of them. */
const ReferenceSystems = ({ own }: { readonly own: ReferenceSystem }) => {
  const text = useText();
  const groups = useMemo(() => {
    const widthOf = (crs: ReferenceSystem) =>
      crs.startsWith('EPSG:') ? gaussZoneOf(Number(crs.slice(5)))?.widthDegrees : undefined;
    const isKnown = REFERENCE_SYSTEMS.includes(own);
    return [
      ...(isKnown ? [] : [{ words: POSITION_WORDS.own, systems: [own] }]),
      { words: POSITION_WORDS.datums, systems: REFERENCE_SYSTEMS.filter(isDatum) },
      { words: POSITION_WORDS.zones3, systems: REFERENCE_SYSTEMS.filter((crs) => widthOf(crs) === 3) },
      { words: POSITION_WORDS.zones6, systems: REFERENCE_SYSTEMS.filter((crs) => widthOf(crs) === 6) },
    ];
  }, [own]);
  return groups.map(({ words, systems }) => (
    <optgroup key={words.zh} label={text(words)}>
      {systems.map((crs) => (
        <option key={crs} value={crs}>
          {text(referenceSystemWords(crs))}
        </option>
      ))}
    </optgroup>
  ));
};
