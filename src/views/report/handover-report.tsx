import { useState } from 'react';
import type { HandoverQuery } from '../../domain/analyses/handover.ts';
import { formatChinaDate } from '../../domain/clock.ts';
import type { ShiftHours } from '../../domain/shift-handover.ts';
import { ShiftHead } from '../../features/shift-handover/head.tsx';
import { ShiftSections } from '../../features/shift-handover/sections.tsx';
import { ShiftChoice } from '../../features/shift-handover/shift-choice.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import { useAnalysis, useRegions } from '../../register/register-context.tsx';
import { SHIFTS } from '../../url/board-state.ts';
import { useReady } from '../../url/use-ready.ts';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import { toAnalysisState } from './analysis-state.ts';
import { MissingNote } from './missing-note.tsx';
import type { ReportProps } from './report-props.ts';

/** Rows of a section: as many as leave a province on two sheets of A4, or as many as a worker's answer may have. */
const FEW = 8;
const MANY = 200;

/** 交接班: the last hours on a sheet that can be printed and signed. */
export const HandoverReport = ({ counts, query, actions }: ReportProps) => {
  const store = useUrlStore();
  const { shift } = useUrlState();
  const { kinds } = useHazards();
  const regions = useRegions();
  const [isLong, setLong] = useState(false);
  const hours = Number(shift) as ShiftHours;
  const asked: HandoverQuery = { ...query, hours, limit: isLong ? MANY : FEW };
  const reply = useAnalysis('handover', asked);
  useReady('handover', reply.isReady || reply.error !== null);
  const answer = reply.data?.answer ?? null;
  const shared = {
    answer,
    state: toAnalysisState(reply, counts),
    nowMs: counts.nowMs,
    scope: counts.scope,
    sourcesInUse: counts.sourcesInUse,
    kinds,
    regions,
    onOpen: (site: { readonly kind: string; readonly id: string }) => actions.show('explore', { site, c: null }),
  };
  const onChanges = (): void => {
    if (answer === null) return;
    store.change({
      report: 'changes',
      between: { from: formatChinaDate(answer.fromMs), to: formatChinaDate(answer.toMs) },
    });
  };
  return (
    <>
      <ShiftChoice
        hours={hours}
        onHours={(next) => store.change({ shift: SHIFTS.find((each) => each === String(next)) ?? shift })}
        isLong={isLong}
        onLong={setLong}
      />
      <MissingNote missing={reply.data?.missing ?? []} />
      <ShiftHead {...shared} />
      <ShiftSections {...shared} onChanges={onChanges} />
    </>
  );
};
