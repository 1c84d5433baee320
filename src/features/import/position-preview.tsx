import { useWidth } from '../../ui/use-width.ts';
import { useState } from 'react';
import { useBoundaries } from '../../map/use-boundaries.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { PreviewPoint } from '../../register/import/position-checkup-types.ts';
import { formatCount } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import { PositionMap } from './position-map.tsx';
import type { PositionSurroundings } from './position-panel.tsx';
import { distanceM } from './position-view.ts';
import { metresWords, POSITION_WORDS, rowName } from './position-words.ts';
import { ScrollRegion } from './scroll-region.tsx';
import importStyles from './import.module.css';
import styles from './position.module.css';

interface PositionPreviewProps {
  readonly points: readonly PreviewPoint[];
  readonly surroundings: PositionSurroundings;
}

const ASPECT = 0.68;

/** A shift of more is seen where all rows are drawn. */
const FAR_M = 20_000;

/** The rows that a repair decides, on a map and in a table: the table is the same for those who do not see the map. */
export const PositionPreview = ({ points, surroundings }: PositionPreviewProps) => {
  const text = useText();
  const { regions, boundariesUrl, theme } = surroundings;
  const [focus, setFocus] = useState<number | null>(() => firstToLookAt(points));
  const { box, width } = useWidth(420);
  const { boundaries, fault } = useBoundaries(boundariesUrl);
  return (
    <div className={styles['preview']}>
      <SegmentGroup label={text(POSITION_WORDS.preview)}>
        <ToggleButton isPressed={focus === null} onToggle={() => setFocus(null)}>
          {text(POSITION_WORDS.all)}
        </ToggleButton>
        <ToggleButton
          isPressed={focus !== null}
          onToggle={() => setFocus(focus ?? firstToLookAt(points) ?? points[0]?.row ?? null)}
        >
          {text(focus === null ? POSITION_WORDS.oneRow : rowName(focus))}
        </ToggleButton>
      </SegmentGroup>
      <div ref={box} style={{ aspectRatio: `1 / ${ASPECT}` }} className={styles['frame']}>
        {boundaries === null ? (
          <p className={importStyles['small']} role="status">
            {fault === null ? text(POSITION_WORDS.mapLoading) : `${text(POSITION_WORDS.mapFailed)}${fault}`}
          </p>
        ) : (
          <PositionMap
            boundaries={boundaries}
            regions={regions}
            theme={theme}
            width={width}
            height={Math.round(width * ASPECT)}
            points={points}
            focus={focus}
          />
        )}
      </div>
      <PreviewRows points={points} regions={regions} focus={focus} onFocus={setFocus} />
    </div>
  );
};

/** A row whose county changes shows most: small shifts are not seen on a map of a province. `null`: all rows do. */
const firstToLookAt = (points: readonly PreviewPoint[]): number | null => {
  const moved = points.filter(({ after }) => after !== null);
  const first = moved.find(({ countyBefore, countyAfter }) => countyBefore !== countyAfter) ?? moved[0];
  if (first === undefined) return null;
  const shiftM = distanceM(first.before, first.after);
  return shiftM !== null && shiftM < FAR_M ? first.row : null;
};

interface PreviewRowsProps {
  readonly points: readonly PreviewPoint[];
  readonly regions: RegionIndex;
  readonly focus: number | null;
  readonly onFocus: (row: number) => void;
}

const PreviewRows = ({ points, regions, focus, onFocus }: PreviewRowsProps) => {
  const text = useText();
  const nameOf = (adcode: string | null, none: string): string =>
    adcode === null ? none : (regions.get(adcode)?.name ?? adcode);
  const hasAfter = points.some(({ after }) => after !== null);
  return (
    <ScrollRegion label={text(POSITION_WORDS.table)}>
      <table className={`${importStyles['table']} ${styles['rows']}`}>
        <thead>
          <tr>
            <th scope="col">{text(POSITION_WORDS.row)}</th>
            <th scope="col">{text(POSITION_WORDS.stated)}</th>
            <th scope="col">{text(POSITION_WORDS.found)}</th>
            {hasAfter ? <th scope="col">{text(POSITION_WORDS.foundAfter)}</th> : null}
            {hasAfter ? <th scope="col">{text(POSITION_WORDS.shift)}</th> : null}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => {
            const shift = distanceM(point.before, point.after);
            return (
              <tr key={point.row} aria-current={point.row === focus}>
                <th scope="row">
                  <button
                    type="button"
                    className={importStyles['quiet']}
                    aria-label={`${text(POSITION_WORDS.look)} ${text(rowName(point.row))}`}
                    onClick={() => onFocus(point.row)}
                  >
                    {formatCount(point.row)}
                  </button>
                </th>
                <td>{nameOf(point.stated, '—')}</td>
                <td>{point.before === null ? '—' : nameOf(point.countyBefore, text(POSITION_WORDS.nowhere))}</td>
                {hasAfter ? (
                  <td>{point.after === null ? '—' : nameOf(point.countyAfter, text(POSITION_WORDS.nowhere))}</td>
                ) : null}
                {hasAfter ? (
                  <td className={importStyles['number']}>{shift === null ? '—' : metresWords(shift)}</td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
};
