import { useMemo } from 'react';
import { parsePublishedFigure } from '../domain/published-figure.ts';
import { toPublishedTrend, type PublishedTrend } from '../features/trend/to-published-trend.ts';
import { useCollection } from '../register/use-collection.ts';

/** Target and published baseline of the trend; the target alone while the collection is on its way or absent. */
export const usePublishedTrend = (): PublishedTrend => {
  const { rows } = useCollection('published-figures', parsePublishedFigure);
  return useMemo(() => toPublishedTrend(rows ?? []), [rows]);
};
