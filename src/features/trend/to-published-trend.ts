import type { PublishedFigure } from '../../domain/published-figure.ts';
import type { TrendBaseline } from './props.ts';

/**
 * Ids in `published-figures` of what the trend draws (DOMAIN.md §5): registered and not linked on one day, in one
 * document, give the published rate; the target is a rate of its own.
 */
const IDS = { registered: 'mhs-registered', notLinked: 'mhs-not-linked', target: 'mhs-linked-target' } as const;

const KIND = 'major-hazard-source';

/** 100 %: 安委办函〔2021〕4号, 建议41 (DOMAIN.md §5); holds where the service publishes none. */
const TARGET_RATE = 1;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export interface PublishedTrend {
  readonly baseline: TrendBaseline | null;
  /** 0–1. */
  readonly target: number;
}

/** What was published of the trend; no baseline where a part of it is missing, undated or contradicts the other. */
export const toPublishedTrend = (figures: readonly PublishedFigure[]): PublishedTrend => {
  const find = (id: string): PublishedFigure | undefined => figures.find((figure) => figure.id === id);
  const [registered, notLinked, target] = [find(IDS.registered), find(IDS.notLinked), find(IDS.target)];
  return { baseline: toBaseline(registered, notLinked), target: toTarget(target?.value ?? null) };
};

const toTarget = (value: number | null): number => (value !== null && value > 0 && value <= 1 ? value : TARGET_RATE);

const toBaseline = (
  registered: PublishedFigure | undefined,
  notLinked: PublishedFigure | undefined,
): TrendBaseline | null => {
  if (registered === undefined || notLinked === undefined) return null;
  const { value: all, asOf: at, adcode: region, source } = registered;
  const isOnePublication = notLinked.asOf === at && notLinked.adcode === region && notLinked.source === source;
  if (!isOnePublication || !DAY.test(at) || all === null || all <= 0 || notLinked.value === null) return null;
  const linked = all - notLinked.value;
  return linked < 0 || linked > all ? null : { kind: KIND, region, at, linked, registered: all, source };
};
