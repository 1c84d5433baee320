import { useState } from 'react';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { MapTheme } from '../../map/scene.ts';
import type { PositionCheckup, PositionRepair, PreviewPoint } from '../../register/import/position-checkup-types.ts';
import type { Reading } from '../../register/import/types.ts';
import { useText } from '../../ui/language.tsx';
import { CheckupCounts } from './checkup-counts.tsx';
import { PositionPreview } from './position-preview.tsx';
import { PositionReading } from './position-reading.tsx';
import { appliedRepair, applyRepair, lookedAt, POSITION_WORDS, VERDICT_WORDS } from './position-words.ts';
import type { Draft } from './workbench-state.ts';
import importStyles from './import.module.css';
import styles from './position.module.css';

/** What the preview map needs of the page. */
export interface PositionSurroundings {
  readonly regions: RegionIndex;
  /** Folder of the boundary files, ending in "/". */
  readonly boundariesUrl: string;
  readonly theme: MapTheme;
}

interface PositionPanelProps {
  readonly draft: Draft;
  readonly isBusy: boolean;
  readonly surroundings: PositionSurroundings;
  readonly onReading: (change: Partial<Reading>) => void;
  readonly onApply: (repair: PositionRepair) => void;
  readonly onUndo: () => void;
}

/** 坐标体检: where the rows lie against what they say, what would put them right, and that on a map before it is done. */
export const PositionPanel = (props: PositionPanelProps) => {
  const { draft, isBusy, surroundings, onApply } = props;
  const text = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const { checkup: state, applied } = draft;
  const checkup = state.name === 'ready' ? state.checkup : state.name === 'running' ? state.last : null;
  const shown = shownRepair(checkup, applied?.repair ?? null, chosen);
  const points = shown?.preview ?? checkup?.disagreeing ?? [];
  return (
    <section
      className={importStyles['block']}
      aria-label={text(POSITION_WORDS.name)}
      aria-busy={state.name === 'running'}
      data-checkup={state.name}
    >
      <h3 className={importStyles['blockTitle']}>
        {text(POSITION_WORDS.name)}{' '}
        {checkup === null ? null : <small>{text(lookedAt(checkup.rows, checkup.isWhole))}</small>}
      </h3>
      <p role="status" className={styles['sentence']}>
        {text(
          state.name === 'none' ? state.words : state.name === 'running' ? POSITION_WORDS.running : state.checkup.words,
        )}
      </p>
      <div className={styles['panel']} data-has-map={points.length > 0}>
        <div className={styles['findings']}>
          <PositionReading draft={draft} isBusy={isBusy} checkup={checkup} onReading={props.onReading} />
          {checkup === null ? null : <CheckupCounts checkup={checkup} draft={draft} />}
          {applied === null ? null : (
            <div className={styles['repair']} data-applied={applied.repair.id}>
              <strong>{text(appliedRepair(applied.repair.words))}</strong>
              <button type="button" className={importStyles['secondary']} disabled={isBusy} onClick={props.onUndo}>
                {text(POSITION_WORDS.undo)}
              </button>
            </div>
          )}
          <Repairs
            repairs={checkup?.repairs ?? []}
            shownId={shown?.id ?? null}
            isBusy={isBusy || state.name === 'running'}
            onShow={setChosen}
            onApply={onApply}
          />
        </div>
        {points.length === 0 ? null : (
          <PositionPreview key={shown?.id ?? ''} points={points} surroundings={surroundings} />
        )}
      </div>
    </section>
  );
};

/** Of the repairs the chosen one, else the recommended, else the first; an applied one until another is looked at. */
const shownRepair = (
  checkup: PositionCheckup | null,
  applied: PositionRepair | null,
  chosen: string | null,
): { readonly id: string; readonly preview: readonly PreviewPoint[] } | null => {
  const repairs = checkup?.repairs ?? [];
  const own = repairs.find(({ id }) => id === chosen);
  const offered =
    repairs.find(({ id }) => id === checkup?.recommended) ?? repairs.find(({ verdict }) => verdict !== 'no');
  return own ?? applied ?? offered ?? null;
};

interface RepairsProps {
  readonly repairs: readonly PositionRepair[];
  readonly shownId: string | null;
  readonly isBusy: boolean;
  readonly onShow: (id: string) => void;
  readonly onApply: (repair: PositionRepair) => void;
}

/** What is offered, and folded away what was tried and has nothing for it: a reader may know better. */
const Repairs = ({ repairs, shownId, isBusy, onShow, onApply }: RepairsProps) => {
  const text = useText();
  const groundless = repairs.filter(({ verdict }) => verdict === 'no');
  const toCard = (repair: PositionRepair) => (
    <Repair
      key={repair.id}
      repair={repair}
      isShown={shownId === repair.id}
      isBusy={isBusy}
      onShow={() => onShow(repair.id)}
      onApply={() => onApply(repair)}
    />
  );
  return (
    <>
      {repairs.filter(({ verdict }) => verdict !== 'no').map(toCard)}
      {groundless.length === 0 ? null : (
        <details className={importStyles['fold']}>
          <summary>
            {text(POSITION_WORDS.otherReadings)} · {groundless.length}
          </summary>
          <div className={styles['findings']}>{groundless.map(toCard)}</div>
        </details>
      )}
    </>
  );
};

interface RepairProps {
  readonly repair: PositionRepair;
  readonly isShown: boolean;
  readonly isBusy: boolean;
  readonly onShow: () => void;
  readonly onApply: () => void;
}

/** One other way to read the positions: what it is, how sure the page is and why, and the button that does it. */
const Repair = ({ repair, isShown, isBusy, onShow, onApply }: RepairProps) => {
  const text = useText();
  return (
    <div className={styles['repair']} data-repair={repair.id} data-verdict={repair.verdict}>
      <p>
        <strong>{text(repair.words)}</strong>{' '}
        <span className={styles['verdict']}>{text(VERDICT_WORDS[repair.verdict])}</span>
      </p>
      <p className={importStyles['small']}>{text(repair.reason)}</p>
      <div className={importStyles['actions']}>
        {repair.change === null ? null : (
          <button
            type="button"
            className={importStyles['secondary']}
            aria-label={text(applyRepair(repair.words))}
            disabled={isBusy}
            onClick={onApply}
          >
            {text(POSITION_WORDS.apply)}
          </button>
        )}
        {repair.preview.length === 0 ? null : (
          <button
            type="button"
            className={`${importStyles['quiet']} ${styles['look']}`}
            aria-pressed={isShown}
            onClick={onShow}
          >
            {text(POSITION_WORDS.preview)}
          </button>
        )}
      </div>
    </div>
  );
};
