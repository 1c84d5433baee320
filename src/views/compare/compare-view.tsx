import { useMemo } from 'react';
import { toChoice, type Choice } from '../../domain/comparison-choice.ts';
import { formatChinaDate } from '../../domain/clock.ts';
import { CSV_TYPE } from '../../domain/csv.ts';
import type { Region } from '../../domain/region-index.ts';
import { Chips } from '../../features/chips/chips.tsx';
import { CompareChooser } from '../../features/compare-chooser/compare-chooser.tsx';
import { CompareNotes } from '../../features/compare-chooser/compare-notes.tsx';
import { toComparisonCsv } from '../../features/compare-table/to-comparison-csv.ts';
import { PopulationPanel } from '../../features/population/population-panel.tsx';
import { StatusBar } from '../../features/status-bar/status-bar.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import { usePopulation } from '../../register/population/use-population.ts';
import { useBoardConfig, useClock, useRegions, useSourcesInUse } from '../../register/register-context.tsx';
import { onlyInUse } from '../../register/resolve-sources.ts';
import { toFilterParts } from '../../ui/describe-filter.ts';
import { downloadText } from '../../ui/download-text.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import { useReady } from '../../url/use-ready.ts';
import type { BoardActions } from '../board-actions.ts';
import { useSourceChips } from '../explore/use-source-chips.ts';
import { LiveNote } from '../live-note.tsx';
import { useLocalisedStates } from '../use-localised-states.ts';
import { useNow } from '../use-now.ts';
import { useIsPrinting } from '../use-printing.ts';
import { CompareBoard } from './compare-board.tsx';
import { Toolbar } from './toolbar.tsx';
import { useBoundaries } from '../../map/use-boundaries.ts';
import { useComparison, type Comparison } from './use-comparison.ts';
import { usePopulationFile } from './use-population-file.ts';
import { WORDS, titleOf } from './words.ts';
import '../../ui/print.css';
import styles from './compare.module.css';

export interface CompareViewProps {
  readonly actions: BoardActions;
  /** Folder of the boundary files, ending in "/". */
  readonly boundariesUrl: string;
  /** A file is being dragged over the page. */
  readonly isDragging: boolean;
}

/** 对比: two to four regions in columns that share every axis; the address carries all of it. */
export const CompareView = ({ actions, boundariesUrl, isDragging }: CompareViewProps) => {
  const text = useText();
  const store = useUrlStore();
  const url = useUrlState();
  const regions = useRegions();
  const choice = useMemo(() => toChoice(url.regions, regions), [url.regions, regions]);
  const population = usePopulation();
  const file = usePopulationFile(population);
  const comparison = useComparison(choice.shown, population);
  const boundaries = useBoundaries(boundariesUrl);
  useReady('compare-maps', boundaries.boundaries !== null || boundaries.fault !== null);
  const onExport = useExport(choice, comparison);
  const place = toPlace(regions.get(url.region), choice);
  const choose = (adcodes: readonly string[]): void => store.change({ regions: adcodes });
  const [focus] = comparison.kinds;
  const isPrinting = useIsPrinting();
  const hasTable = choice.shown.length > 0 && focus !== undefined;
  return (
    // Dropping is a second way beside the button of the panel below.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main
      className={styles['view']}
      aria-label={text(WORDS.view)}
      data-printable=""
      data-theme={isPrinting ? 'daylight' : undefined}
      onDrop={file.onDrop}
    >
      <Toolbar
        title={text(titleOf(choice.shown.length, toCommonLevel(choice.shown)))}
        chooser={
          place === undefined ? null : (
            <CompareChooser
              choice={choice}
              adcodes={url.regions}
              regions={regions}
              root={store.context.rootRegion}
              place={place}
              boundaries={boundaries.boundaries}
              theme={url.theme}
              onChange={choose}
            />
          )
        }
        onExport={hasTable ? onExport : null}
      />
      <Filters actions={actions} comparison={comparison} />
      <CompareNotes choice={choice} onChange={choose} />
      {comparison.fault === null ? null : (
        <p className={styles['note']} role="alert">
          {text(WORDS.worker)}
          {comparison.fault}
        </p>
      )}
      <Missing />
      {focus === undefined ? <p className={styles['note']}>{text(WORDS.nothing)}</p> : null}
      {hasTable ? (
        <CompareBoard
          shown={choice.shown}
          comparison={comparison}
          focus={focus}
          boundaries={boundaries}
          theme={isPrinting ? 'daylight' : url.theme}
          onGoTo={(adcode) => actions.show('explore', { region: adcode, c: null, site: null })}
        />
      ) : (
        <div className={styles['empty']} />
      )}
      <PopulationPanel
        table={population.table}
        lookup={population.lookup}
        regions={choice.shown}
        countyCount={regions.countyCount}
        isDragging={isDragging}
        isReading={file.isReading}
        problems={[file.problem, population.problem].filter((problem) => problem !== null)}
        onFile={file.read}
        onRemove={() => void population.remove()}
      />
      <div className={styles['status']}>
        <Status />
      </div>
    </main>
  );
};

/** What the sums lack: a register that never answered is not a region without sites. */
const Missing = () => {
  const text = useText();
  const inUse = useSourcesInUse(useUrlState().sources);
  const states = onlyInUse(useLocalisedStates(), inUse);
  const isMissing = (kind: string): boolean =>
    states.some((state) => state.kind === kind && state.status === 'failed' && state.lastGoodAt === null);
  const names = useHazards()
    .registers.filter(({ id }) => isMissing(id))
    .map(({ words }) => text(words.shortName));
  if (names.length === 0) return null;
  return (
    <p className={styles['note']} role="status">
      {text(WORDS.missing)}
      {names.join(text({ zh: '、', en: ', ' }))}
    </p>
  );
};

const toCommonLevel = (shown: readonly Region[]): Region['level'] | null => {
  const [first, ...others] = shown;
  return first !== undefined && others.every(({ level }) => level === first.level) ? first.level : null;
};

/** Whose siblings are offered: the address's region, or the base where that one has none. */
const toPlace = (region: Region | undefined, { shown }: Choice): Region | undefined =>
  region === undefined || region.parent === null ? (shown[0] ?? region) : region;

/** What narrows the figures, each one click from being gone. */
const Filters = ({ actions, comparison }: { readonly actions: BoardActions; readonly comparison: Comparison }) => {
  const { kinds } = useHazards();
  const notices = useSourceChips();
  const isFiltered = toFilterParts(comparison.filter, kinds, comparison.sourceName).length > 0;
  if (!isFiltered && notices.length === 0) return null;
  return (
    <div className={styles['filters']}>
      <Chips
        kinds={kinds}
        filter={comparison.filter}
        sourceName={comparison.sourceName}
        shown={null}
        notices={notices}
        onFilter={actions.filter}
        onClear={actions.clearFilter}
      />
    </div>
  );
};

const Status = () => {
  const config = useBoardConfig();
  return (
    <StatusBar
      kinds={useHazards().registers}
      registers={useLocalisedStates()}
      nowMs={useNow()}
      lateAfterMinutes={config.registerLateAfterMinutes}
      lostAfterMinutes={config.registerLostAfterMinutes}
      mapApprovalNumber={config.mapApprovalNumber}
      live={<LiveNote />}
    />
  );
};

const useExport = ({ shown }: Choice, { table }: Comparison): (() => void) => {
  const text = useText();
  const language = useLanguage();
  const clock = useClock();
  return () => {
    const names = shown.map(({ shortName }) => shortName).join('-');
    const fileName = `${text(WORDS.file)}-${names}-${formatChinaDate(clock.now())}.csv`;
    downloadText(toComparisonCsv(table, language), fileName, CSV_TYPE);
  };
};
