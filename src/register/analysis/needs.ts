import type { Analyses, AnalysisName } from '../../domain/analyses/analyses.ts';
import type { OverlapRule } from '../../domain/overlap-rule.ts';

export type SnapshotContent = 'names' | 'dates' | 'owners' | 'card' | 'shape';

/** What has to be fetched before the worker can answer. */
export interface AnalysisNeeds<Name extends AnalysisName> {
  /** Snapshots of the kinds that the query's filter names; shapes only of kinds that have some. */
  readonly contents?: readonly SnapshotContent[];
  /** … of every kind, whatever the filter names. */
  readonly isOfEveryKind?: boolean;
  /** Snapshots of certain kinds, whatever the filter names. */
  readonly parts?: (query: Analyses[Name]['query']) => readonly (readonly [SnapshotContent, string])[];
  readonly collections?: readonly string[];
  /** Names of enterprises; what cannot be had of them is not named as missing. */
  readonly hasEnterprises?: boolean;
}

const OVERLAP_PARTS: Readonly<Record<OverlapRule, readonly (readonly [SnapshotContent, string])[]>> = {
  downstream: [
    ['card', 'tailings-pond'],
    ['names', 'chemical-park'],
    ['shape', 'chemical-park'],
    ['card', 'coach-route'],
    ['shape', 'coach-route'],
  ],
  'park-cluster': [
    ['names', 'chemical-park'],
    ['shape', 'chemical-park'],
    ['card', 'major-hazard-source'],
  ],
  'route-exposure': [
    ['names', 'major-hazard-source'],
    ['card', 'coach-route'],
    ['shape', 'coach-route'],
  ],
  'night-running': [['card', 'coach-route']],
};

export const ANALYSIS_NEEDS: { readonly [Name in AnalysisName]: AnalysisNeeds<Name> } = {
  disagreements: { contents: ['card'] },
  explain: { contents: ['card'] },
  rules: {},
  indicators: { contents: ['card'], collections: ['rectifications', 'overhead-baseline'], hasEnterprises: true },
  forecast: { contents: ['dates'] },
  batch: { contents: ['names', 'dates'], isOfEveryKind: true },
  'blind-spots': { contents: ['names'] },
  changes: { contents: ['names', 'dates'], collections: ['changes', 'warnings'] },
  handover: { contents: ['card'], collections: ['changes', 'warnings', 'rectifications'] },
  'rectification-board': { contents: ['names'], collections: ['rectifications'] },
  'site-items': { collections: ['rectifications'] },
  overlaps: { parts: ({ rule }) => OVERLAP_PARTS[rule] },
  around: { contents: ['names', 'shape'], isOfEveryKind: true },
};
