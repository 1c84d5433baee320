import { useEffect, useMemo } from 'react';
import type { CountScope } from '../domain/count-scope.ts';
import type { Region } from '../domain/region-index.ts';
import { hasConditions, NO_CONDITIONS, type RowConditions } from '../domain/row-conditions.ts';
import {
  useBoardConfig,
  useRegions,
  useRegisterClient,
  useRollUp,
  useSourcesInUse,
} from '../register/register-context.tsx';
import { onlyInUse, type SourceInUse } from '../register/resolve-sources.ts';
import { toPanelState, type PanelState } from '../ui/panel-state.ts';
import { toFilter } from '../url/board-state.ts';
import { printFilter } from '../url/codec.ts';
import { useUrlState } from '../url/url-context.tsx';
import { useLocalisedStates } from './use-localised-states.ts';
import { useNow } from './use-now.ts';

export interface BoardCounts {
  readonly scope: CountScope;
  readonly state: PanelState;
  /** Of the registers of one kind, for a panel about nothing else. */
  readonly stateOf: (kind: string | undefined) => PanelState;
  /** The roll-up answers exactly this address and no register is still on its way. */
  readonly isReady: boolean;
  readonly sourcesInUse: readonly SourceInUse[];
  readonly nowMs: number;
}

/** @throws when the code is not a division: the codec never lets such an address through */
const mustRegion = (region: Region | undefined, adcode: string): Region => {
  if (region === undefined) throw new Error(`no division ${adcode}`);
  return region;
};

/** Period and reasons of the address, for what counts and, told to the register, for what the map draws. */
const useConditions = (): RowConditions => {
  const { period, event, reasons } = useUrlState();
  const client = useRegisterClient();
  const conditions = useMemo(() => {
    const stated = { period, event, reasons };
    // An event without a period asks nothing, and must not make another question.
    return hasConditions(stated) ? stated : NO_CONDITIONS;
  }, [period, event, reasons]);
  useEffect(() => client.setConditions(conditions), [client, conditions]);
  return conditions;
};

/** The one roll-up that legend, panels, fills and symbols of the address are sums of. */
export const useBoardCounts = (): BoardCounts => {
  const url = useUrlState();
  const regions = useRegions();
  const registers = useLocalisedStates();
  const config = useBoardConfig();
  const nowMs = useNow();
  const sourcesInUse = useSourcesInUse(url.sources);
  const conditions = useConditions();
  const answer = useRollUp({ region: url.region, kinds: null, flags: url.flags, sources: url.sources, conditions });
  const region = mustRegion(regions.get(url.region), url.region);
  // Counts of the region before are not this region's: better none for a moment than another's.
  const rollUp = answer.data?.region.adcode === region.adcode ? answer.data : null;
  const scope = useMemo<CountScope>(() => {
    const names = new Map(registers.map((register) => [register.source, register.sourceName]));
    return {
      rollUp,
      region,
      filter: toFilter(url),
      printFilter,
      sourceName: (source) => names.get(source) ?? source,
    };
  }, [rollUp, region, url, registers]);
  const limits = {
    lateAfterMinutes: config.registerLateAfterMinutes,
    lostAfterMinutes: config.registerLostAfterMinutes,
  };
  const used = onlyInUse(registers, sourcesInUse);
  const state = toPanelState(used, nowMs, limits);
  const stateOf = (kind: string | undefined): PanelState => {
    const own = used.filter((register) => register.kind === kind);
    return own.length === 0 ? state : toPanelState(own, nowMs, limits);
  };
  return { scope, state, stateOf, isReady: answer.isReady && rollUp !== null, sourcesInUse, nowMs };
};
