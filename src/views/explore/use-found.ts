import { useMemo } from 'react';
import type { Analyses, AnalysisName, AnalysisReply } from '../../domain/analyses/analyses.ts';
import { toMeasureClasses } from '../../features/map-scene/breaks.ts';
import { toAnalysisScene } from '../../features/map-scene/to-analysis-scene.ts';
import { useHazards } from '../../hazards/registry-context.tsx';
import { usePopulation } from '../../register/population/use-population.ts';
import { useAnalysis, useRegions, type Answer } from '../../register/register-context.tsx';
import { useLanguage } from '../../ui/language.tsx';
import type { PanelState } from '../../ui/panel-state.ts';
import type { AnalysisMode } from '../../url/board-state.ts';
import { useUrlState } from '../../url/url-context.tsx';
import { toAnalysisState } from '../report/analysis-state.ts';
import type { BoardCounts } from '../use-count-scope.ts';
import type { Findings, FindingsContext, FoundOnMap } from './analysis-found.ts';
import { toBlindFindings } from './to-blind-findings.ts';
import { toOverlapFindings } from './to-overlap-findings.ts';
import { toRectificationFindings } from './to-rectification-findings.ts';

interface Answered {
  readonly findings: Findings | null;
  readonly missing: readonly string[];
  /** Answers this very question, or has failed, which its state says. */
  readonly isReady: boolean;
  readonly state: PanelState;
}

const NOTHING_MISSING: readonly string[] = [];

/** An answer as findings, the same while the answer and what is told beside it stay the same. */
const useTurned = <Name extends AnalysisName>(
  answer: Answer<AnalysisReply<Name> | null>,
  counts: BoardCounts,
  context: FindingsContext,
  turn: (answer: Analyses[Name]['answer'], context: FindingsContext) => Findings,
): Answered => {
  const reply = answer.isPlaceholder ? null : (answer.data ?? null);
  const findings = useMemo(() => (reply === null ? null : turn(reply.answer, context)), [reply, context, turn]);
  return {
    findings,
    missing: reply?.missing ?? NOTHING_MISSING,
    isReady: answer.error !== null || (answer.isReady && reply !== null),
    state: toAnalysisState(answer, counts),
  };
};

/** Asks the analysis of a mode and none of the others. */
const useFindings = (mode: AnalysisMode, counts: BoardCounts, context: FindingsContext): Answered => {
  const { lists, states, overlap } = useUrlState();
  const { region, filter } = context.scope;
  const asked = { region: region.adcode, filter };
  const blind = useAnalysis('blind-spots', mode === 'blind-spots' ? asked : null);
  const board = useAnalysis('rectification-board', mode === 'rectifications' ? { ...asked, lists, states } : null);
  const met = useAnalysis('overlaps', mode === 'overlaps' ? { ...asked, rule: overlap, offset: 0, limit: 0 } : null);
  const answered = {
    'blind-spots': useTurned(blind, counts, context, toBlindFindings),
    rectifications: useTurned(board, counts, context, toRectificationFindings),
    overlaps: useTurned(met, counts, context, toOverlapFindings),
  };
  return answered[mode];
};

/** What the analysis of a mode found for the address, for the map and the parts around it: asked once, whoever calls. */
export const useFound = (mode: AnalysisMode, counts: BoardCounts) => {
  const regions = useRegions();
  const { registers, kinds } = useHazards();
  const population = usePopulation().lookup;
  const language = useLanguage();
  const { scope } = counts;
  const context = useMemo<FindingsContext>(
    () => ({ scope, regions, registers, population }),
    [scope, regions, registers, population],
  );
  const { findings, missing, isReady, state } = useFindings(mode, counts, context);
  const found = useMemo((): FoundOnMap | null => {
    if (findings === null) return null;
    const classes = toMeasureClasses(findings.map.measures, findings.unit);
    const layer = {
      map: findings.map,
      classes,
      nothing: findings.nothing.adcodes,
      numbers: new Map(findings.regions.map(({ adcode, value, words }) => [adcode, { value, words }] as const)),
      shapeOf: (kind: string) => kinds.find(({ id }) => id === kind)?.shape ?? 'circle',
      language,
    } as const;
    const region = context.scope.region.adcode;
    return { ...findings, mode, region, classes, missing, apply: (base) => toAnalysisScene(base, layer) };
  }, [findings, missing, kinds, mode, context, language]);
  return { found, isReady, state };
};
