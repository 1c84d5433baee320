import type { AnalysisName } from '../../domain/analyses/analyses.ts';

/** What has to be fetched before the worker can answer. */
export interface AnalysisNeeds {
  /** Snapshots of the kinds that the query's filter names. */
  readonly contents?: readonly ('names' | 'dates' | 'owners' | 'card' | 'shape')[];
  /** … of every kind, whatever the filter names. */
  readonly isOfEveryKind?: boolean;
  readonly collections?: readonly string[];
  /** Names of enterprises; what cannot be had of them is not named as missing. */
  readonly hasEnterprises?: boolean;
}

export const ANALYSIS_NEEDS: { readonly [Name in AnalysisName]: AnalysisNeeds } = {
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
  overlaps: { contents: ['card', 'shape'], isOfEveryKind: true },
  around: { contents: ['names'], isOfEveryKind: true },
};
