import { lazy, Suspense } from 'react';
import type { ChartProps } from './echart.tsx';

const loadEChart = async () => ({ default: (await import('./echart.tsx')).EChart });

const LazyEChart = lazy(loadEChart);

/** A chart that brings ECharts along only when it is first drawn; until then its box stays empty. */
export const Chart = (props: ChartProps) => (
  <Suspense fallback={<div className={props.className} aria-hidden="true" />}>
    <LazyEChart {...props} />
  </Suspense>
);
