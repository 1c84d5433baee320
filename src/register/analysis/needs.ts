import type { AnalysisName } from '../../domain/analyses/analyses.ts';

/** What has to be fetched before the worker can answer. */
export interface AnalysisNeeds {
  /** Snapshots of the kinds that the query's filter names. */
  readonly contents?: readonly ('names' | 'dates' | 'owners' | 'card' | 'shape')[];
  /** … of every kind, whatever the filter names. */
  readonly isOfEveryKind?: boolean;
  readonly collections?: readonly string[];
}

export const ANALYSIS_NEEDS: { readonly [Name in AnalysisName]: AnalysisNeeds } = {
  disagreements: { contents: ['card'] },
  explain: { contents: ['card'] },
  rules: {},
  indicators: { contents: ['card', 'dates'], collections: ['rectifications'] },
  forecast: { contents: ['dates'] },
  batch: { contents: ['card', 'dates'] },
  'blind-spots': { contents: ['names'] },
  changes: { contents: ['names', 'dates'], collections: ['changes', 'warnings'] },
  handover: { contents: ['card'], collections: ['changes', 'warnings', 'rectifications'] },
  'rectification-board': { contents: ['names'], collections: ['rectifications'] },
  overlaps: { contents: ['card', 'shape'], isOfEveryKind: true },
  around: { contents: ['names'], isOfEveryKind: true },
};
