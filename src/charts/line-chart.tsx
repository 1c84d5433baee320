import { lazy, Suspense } from 'react';
import type { ChartProps } from './echart.tsx';

/** Lines come in a chunk of their own, beside the one that the bars of the first view need. */
const loadLineChart = async () => {
  const [{ EChart }] = await Promise.all([import('./echart.tsx'), import('./register-lines.ts')]);
  return { default: EChart };
};

const LazyLineChart = lazy(loadLineChart);

/** As `Chart`, for options with lines. */
export const LineChart = (props: ChartProps) => (
  <Suspense fallback={<div className={props.className} aria-hidden="true" />}>
    <LazyLineChart {...props} />
  </Suspense>
);
