import { useEffect, useMemo, type ReactNode } from 'react';
import type { MarkMeaning } from '../../domain/map-answer.ts';
import { OVERLAP_RULES, type OverlapRule } from '../../domain/overlap-rule.ts';
import { RULE_WORDS } from '../../domain/overlap-words.ts';
import type { Localised } from '../../domain/words.ts';
import { listWords } from '../../domain/rectification-words.ts';
import { STATE_WORDS } from '../../domain/rectification.ts';
import type { Chosen, Headline } from '../../features/map-answer/props.ts';
import { MarkList } from '../../features/map-answer/mark-list.tsx';
import { Measures } from '../../features/map-answer/measures.tsx';
import { AnalysisKey, type AnalysisKeyProps } from '../../features/map-key/analysis-key.tsx';
import { classOf } from '../../features/map-scene/breaks.ts';
import { useHazards } from '../../hazards/registry-context.tsx';
import type { MapScene } from '../../map/scene.ts';
import { useRegions } from '../../register/register-context.tsx';
import { countFigures, type ToCountFigure } from '../../ui/count-figure.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import { toAnalysisMode, type AnalysisMode } from '../../url/board-state.ts';
import { useReady } from '../../url/use-ready.ts';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import type { BoardActions } from '../board-actions.ts';
import { MissingNote } from '../report/missing-note.tsx';
import type { BoardCounts } from '../use-count-scope.ts';
import type { FoundOnMap } from './analysis-found.ts';
import { toAnalysisKeyClasses } from './to-analysis-key.ts';
import { useFound } from './use-found.ts';
import { ANALYSIS_WORDS, WORDS } from './words.ts';

interface PartProps {
  readonly counts: BoardCounts;
  readonly actions: BoardActions;
}

/** The analysis of the address; these parts stand on screen in its modes alone. */
const useMode = (): AnalysisMode => toAnalysisMode(useUrlState().mode) ?? 'blind-spots';

const useFigures = ({ scope }: BoardCounts): ToCountFigure => {
  const { registers } = useHazards();
  const language = useLanguage();
  return useMemo(() => countFigures(scope, registers, language), [scope, registers, language]);
};

interface AnalysisRoomProps {
  readonly mode: AnalysisMode;
  readonly counts: BoardCounts;
  /** What the map was given last, if it is of this mode and region. */
  readonly given: FoundOnMap | null;
  readonly onFound: (found: FoundOnMap | null) => void;
}

/** Asks the analysis of a mode for the map, which waits for it; draws nothing itself. */
export const AnalysisRoom = ({ mode, counts, given, onFound }: AnalysisRoomProps) => {
  const { found, isReady } = useFound(mode, counts);
  useEffect(() => onFound(found), [onFound, found]);
  useReady('analysis', isReady && found === given);
  return null;
};

/** Marks that have no room: in the answer, and on the map from afar. */
const toLeftOut = ({ map, marked }: FoundOnMap, fromAfar: number): Headline | null => {
  const value = map.marksLeftOut + fromAfar;
  const title = { zh: '未标出', en: 'Not marked' };
  return value === 0 ? null : { ...marked, figure: { ...marked.figure, name: 'marks-left-out', title, value } };
};

/** In the map's corner: what fills and rings mean in this mode. */
export const FoundKey = ({
  counts,
  scene,
  waiting,
  ...common
}: Pick<AnalysisKeyProps, 'detail' | 'kinds' | 'divisionUnit' | 'mapApprovalNumber'> & {
  readonly counts: BoardCounts;
  readonly scene: MapScene;
  /** Holds the room of the key until there is one: the map is fitted beside it. */
  readonly waiting: ReactNode;
}) => {
  const { found } = useFound(useMode(), counts);
  const toFigure = useFigures(counts);
  const drawn = useMemo(() => {
    const byMeaning = new Map<MarkMeaning, number>();
    for (const { meaning } of scene.marks) byMeaning.set(meaning, (byMeaning.get(meaning) ?? 0) + 1);
    return [...byMeaning];
  }, [scene.marks]);
  if (found === null) return waiting;
  const leftOut = toLeftOut(found, found.map.marks.length - scene.marks.length);
  return (
    <AnalysisKey
      {...common}
      measure={found.measure}
      classes={toAnalysisKeyClasses(scene.fills, found.classes, found.unit, found.nothing.words)}
      marks={drawn.map(([meaning, value]) => ({ meaning, count: toFigure({ ...found.marked.figure, value }) }))}
      marksLeftOut={leftOut === null ? null : toFigure(leftOut.figure)}
      notes={found.mapNotes[scene.detail]}
    />
  );
};

/** In the list's place: every mark in words. */
export const FoundMarks = ({ counts, actions }: PartProps) => {
  const { found, state } = useFound(useMode(), counts);
  const { kinds } = useHazards();
  const { site } = useUrlState();
  return (
    <MarkList
      map={found?.map ?? null}
      kinds={kinds}
      selected={site === null ? null : `${site.kind}:${site.id}`}
      state={state}
      count={found?.marked ?? null}
      leftOut={found === null ? null : toLeftOut(found, 0)}
      toFigure={useFigures(counts)}
      onSelect={actions.selectSite}
    />
  );
};

/** Lists and states of 整改 that the address has chosen, each one click from being gone; of the other modes none. */
const useChosen = (mode: AnalysisMode): readonly Chosen[] => {
  const store = useUrlStore();
  const { lists, states } = useUrlState();
  if (mode !== 'rectifications') return [];
  const without = <T,>(all: readonly T[], one: T): readonly T[] | null =>
    all.length === 1 ? null : all.filter((each) => each !== one);
  return [
    ...(lists ?? []).map((list) => ({
      words: listWords(list),
      onClear: () => store.change({ lists: without(lists ?? [], list) }),
    })),
    ...(states ?? []).map((state) => ({
      words: { zh: `状态 ${STATE_WORDS[state].zh}（标出的点）`, en: `State ${STATE_WORDS[state].en} (marks)` },
      onClear: () => store.change({ states: without(states ?? [], state) }),
    })),
  ];
};

/** Above the other panels: what the analysis says of the region and of each division that it fills. */
export const FoundMeasures = ({ counts, actions }: PartProps) => {
  const mode = useMode();
  const chosen = useChosen(mode);
  const { found, state } = useFound(mode, counts);
  const regions = useRegions();
  const values = new Map(found?.map.measures.map(({ adcode, value }) => [adcode, value]));
  const rows = (found?.regions ?? [])
    .filter(({ adcode }) => adcode !== counts.scope.region.adcode)
    .map(({ adcode, figures }) => {
      const value = values.get(adcode) ?? null;
      const name = regions.get(adcode)?.shortName ?? adcode;
      const className = found?.nothing.adcodes.has(adcode) === true ? 'outside' : classOf(value, found?.classes ?? []);
      return { adcode, name, value, className, figures };
    });
  return (
    <>
      <Measures
        title={ANALYSIS_WORDS[mode]}
        chosen={chosen}
        measure={found?.measure ?? { zh: '', en: '' }}
        headlines={found?.headlines ?? []}
        heads={found?.heads ?? []}
        rows={rows}
        notes={found?.notes ?? []}
        links={(found?.reports ?? []).map(({ report, words }) => ({
          words,
          onOpen: () => actions.show('report', { report, site: null }),
        }))}
        state={state}
        nowMs={counts.nowMs}
        toFigure={useFigures(counts)}
        onDrill={actions.goTo}
      />
      <MissingNote missing={found?.missing ?? []} />
    </>
  );
};

/** Room over the map is scarce; the whole name stands in the panel. */
const SHORT_RULES: Readonly<Record<OverlapRule, Localised>> = {
  downstream: { zh: '库下游', en: 'Ponds' },
  'park-cluster': { zh: '园区', en: 'Parks' },
  'route-exposure': { zh: '班线', en: 'Routes' },
  'night-running': { zh: '凌晨', en: 'Night' },
};

/** By which rule risks meet, beside the switch of the mode. */
export const OverlapSwitch = () => {
  const text = useText();
  const store = useUrlStore();
  const { overlap } = useUrlState();
  return (
    <SegmentGroup label={text(WORDS.rule)}>
      {OVERLAP_RULES.map((rule) => (
        <ToggleButton
          key={rule}
          isPressed={rule === overlap}
          label={`${text(SHORT_RULES[rule])}${text({ zh: '：', en: ': ' })}${text(RULE_WORDS[rule])}`}
          onToggle={() => store.change({ overlap: rule })}
        >
          {text(SHORT_RULES[rule])}
        </ToggleButton>
      ))}
    </SegmentGroup>
  );
};
