import type { CountScope } from '../../domain/count-scope.ts';
import type { MapAnswer } from '../../domain/map-answer.ts';
import type { PopulationLookup } from '../../domain/population.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { Localised } from '../../domain/words.ts';
import type { Headline } from '../../features/map-answer/props.ts';
import type { MeasureClass, MeasureUnit } from '../../features/map-scene/breaks.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { MapScene } from '../../map/scene.ts';
import type { AnalysisMode, ReportName } from '../../url/board-state.ts';

/** A division's figures in the panel, and the sentence that its name on the map says. */
export interface FoundRegion {
  readonly adcode: string;
  /** Stands beside the name on the map; `null`: not known. */
  readonly value: number | null;
  readonly words: Localised;
  readonly figures: readonly Headline[];
}

/** What an analysis says on 一张图, whichever it is: the parts beside and on the map draw it alike. */
export interface Findings {
  readonly map: MapAnswer;
  readonly unit: MeasureUnit;
  /** What the fill means, a sentence. */
  readonly measure: Localised;
  /** Of the figures of each region. */
  readonly heads: readonly Localised[];
  readonly headlines: readonly Headline[];
  readonly regions: readonly FoundRegion[];
  /** Divisions where there is nothing to measure, which is not the same as not known; what the key calls them. */
  readonly nothing: { readonly adcodes: ReadonlySet<string>; readonly words: Localised };
  /** What was left out, stood in for or is not known, and what the numbers rest on. */
  readonly notes: readonly Localised[];
  /** What the map's key must say: of the names beside the divisions, of the sites. */
  readonly mapNotes: Readonly<Record<MapScene['detail'], readonly Localised[]>>;
  /** How many are marked. */
  readonly marked: Headline;
  readonly reports: readonly { readonly report: ReportName; readonly words: Localised }[];
}

export interface FindingsContext {
  readonly scope: CountScope;
  readonly regions: RegionIndex;
  readonly registers: readonly HazardKind[];
  /** `null`: no table is loaded. */
  readonly population: PopulationLookup | null;
}

/** … and with what the map makes of it, for the mode and the region that it answers. */
export interface FoundOnMap extends Findings {
  readonly mode: AnalysisMode;
  /** adcode. */
  readonly region: string;
  readonly classes: readonly MeasureClass[];
  readonly missing: readonly string[];
  /** Puts it into the map of the address. */
  readonly apply: (base: MapScene) => MapScene;
}
