/** One number on screen with everything needed to question it; drawn by `ui/figure.tsx` as `<data value data-figure>`. */
export interface Figure {
  /** `registered`, `linked`, `not-linked`, `linked-rate`, `sites`, `read` …: DESIGN.md and README list the names. */
  readonly name: string;
  /** The exact number, never rounded; `null` when there is no denominator, shown as — and never as 0. */
  readonly value: number | null;
  /** `YYYY-MM-DD` where the figure is a day and no number; `value` is then `null`. */
  readonly day?: string;
  readonly kind?: string;
  readonly region?: string;
  readonly level?: string;
  readonly link?: string;
  /** Live warning level 0–4, where the figure counts by it. */
  readonly warning?: string;
  /** Reason for not linked, where the figure counts the sites that give it. */
  readonly reason?: string;
  /** Cause of changes, where the figure counts by it. */
  readonly cause?: string;
  /** State of rectification items, where the figure counts by it. */
  readonly state?: string;
  /** Denominator in force of a `linked-rate`: `sources` where it is left out, `enterprises`, `connectable`. */
  readonly denominator?: string;
  /** Indicator of DOMAIN.md §4 that the figure is a term or a part of, and the part. */
  readonly indicator?: string;
  readonly part?: string;
  /** Rule by which the figure counts risks that meet. */
  readonly rule?: string;
  /** `kind.facet`, where the figure counts the rows where it holds. */
  readonly flag?: string;
  readonly source?: string;
  /** ISO 8601. */
  readonly asOf?: string | null;
  /** Canonical query of the filter that this figure obeys; empty without filter. */
  readonly filter?: string;
  /** What the card shows. */
  readonly card?: FigureCard;
}

/** 口径卡. Texts are in the language on screen. */
export interface FigureCard {
  readonly title: string;
  readonly numerator?: { readonly label: string; readonly value: number; readonly unit: string };
  readonly denominator?: { readonly label: string; readonly value: number; readonly unit: string };
  readonly scope: string;
  readonly source: string;
  readonly asOf: string;
  readonly definition?: string;
  /** Why there is no value; left out: no denominator. */
  readonly noValue?: string;
}
