import type { AnalysisName } from '../../domain/analyses/analyses.ts';
import { disagreements } from './disagreements.ts';
import { explain } from './explain.ts';
import { indicators } from './indicators.ts';
import { forecast } from './forecast.ts';
import { batch } from './batch.ts';
import { blindSpots } from './blind-spots.ts';
import { changes } from './changes.ts';
import { handover } from './handover.ts';
import { rectificationBoard } from './rectification-board.ts';
import { siteItems } from './site-items.ts';
import { overlaps } from './overlaps.ts';
import { around } from './around.ts';
import { rules } from './rules.ts';
import type { Analyst } from './context.ts';

/** One file an analysis; this table is the one place that knows all of them. */
export const ANALYSTS: { readonly [Name in AnalysisName]: Analyst<Name> } = {
  disagreements,
  explain,
  rules,
  indicators,
  forecast,
  batch,
  'blind-spots': blindSpots,
  changes,
  handover,
  'rectification-board': rectificationBoard,
  'site-items': siteItems,
  overlaps,
  around,
};
