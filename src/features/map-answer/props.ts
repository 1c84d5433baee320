import type { MapAnswer, MapMark } from '../../domain/map-answer.ts';
import type { Localised } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { CountFigureInput, ToCountFigure } from '../../ui/count-figure.ts';
import type { FigureFormat } from '../../ui/figure.tsx';
import type { PanelState } from '../../ui/panel-state.ts';

/** One figure above the divisions. */
export interface Headline {
  readonly figure: CountFigureInput;
  readonly format: FigureFormat;
}

/** A division with what fills it, and the count that stands beside its name on the map. */
export interface MeasuredRegion {
  readonly adcode: string;
  readonly name: string;
  /** Class of its fill. */
  readonly className: string;
  /** Decides the order, highest first; `null`: not known, last. */
  readonly value: number | null;
  readonly figures: readonly Headline[];
}

/** A choice of the address that leaves some of it out, which no filter chip says. */
export interface Chosen {
  readonly words: Localised;
  readonly onClear: () => void;
}

export interface MeasuresProps {
  readonly title: Localised;
  readonly chosen: readonly Chosen[];
  /** What the fill means, a sentence. */
  readonly measure: Localised;
  readonly headlines: readonly Headline[];
  /** Of the columns of figures beside the names. */
  readonly heads: readonly Localised[];
  readonly rows: readonly MeasuredRegion[];
  /** What was left out, stood in for or is not known, a sentence each. */
  readonly notes: readonly Localised[];
  readonly links: readonly { readonly words: Localised; readonly onOpen: () => void }[];
  readonly state: PanelState;
  readonly nowMs: number;
  readonly toFigure: ToCountFigure;
  readonly onDrill: (adcode: string) => void;
}

export interface MarkListProps {
  readonly map: MapAnswer | null;
  readonly kinds: readonly HazardKind[];
  /** `kind:id` of the open site. */
  readonly selected: string | null;
  readonly state: PanelState;
  /** How many are marked. */
  readonly count: Headline | null;
  /** How many are not, for want of room; `null`: none. */
  readonly leftOut: Headline | null;
  readonly toFigure: ToCountFigure;
  readonly onSelect: (site: NonNullable<MapMark['site']>) => void;
}
