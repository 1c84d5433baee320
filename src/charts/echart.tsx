import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use as register, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartHover, ChartOption, ChartPick } from './chart-option.ts';
import { countChart } from './living-charts.ts';

register([BarChart, GridComponent, CanvasRenderer]);

export interface ChartProps {
  readonly option: ChartOption;
  readonly onPick?: ((pick: ChartPick) => void) | undefined;
  /** Where the pointer rests on a bar; `null` when it leaves. */
  readonly onHover?: ((hover: ChartHover | null) => void) | undefined;
  readonly className?: string | undefined;
}

const isPick = (event: unknown): event is ChartPick =>
  typeof event === 'object' && event !== null && 'seriesIndex' in event && 'dataIndex' in event;

interface Current<T> {
  readonly current: T;
}

/** Clicks and hovers, to whoever asks for them now. */
const listen = (
  chart: EChartsType,
  pick: Current<ChartProps['onPick']>,
  hover: Current<ChartProps['onHover']>,
): void => {
  const toPick = ({ seriesIndex, dataIndex }: ChartPick): ChartPick => ({ seriesIndex, dataIndex });
  chart.on('click', (event: unknown) => {
    if (isPick(event)) pick.current?.(toPick(event));
  });
  chart.on('mousemove', (params: unknown) => {
    if (!isPick(params)) return;
    const { event } = params as { readonly event?: { readonly event?: unknown } };
    if (!(event?.event instanceof MouseEvent)) return;
    hover.current?.({ ...toPick(params), clientX: event.event.clientX, clientY: event.event.clientY });
  });
  chart.on('mouseout', () => hover.current?.(null));
  chart.on('globalout', () => hover.current?.(null));
};

/**
 * One ECharts instance for the life of the component: made when it has a size, resized with its box, disposed at the
 * end. Drawn without a name of its own: the rows beside it are its table, with names, figures and buttons.
 */
export const EChart = ({ option, onPick, onHover, className }: ChartProps) => {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const pick = useRef(onPick);
  const hover = useRef(onHover);
  const shown = useRef(option);

  useEffect(() => {
    pick.current = onPick;
    hover.current = onHover;
  }, [onPick, onHover]);

  useEffect(() => {
    shown.current = option;
    chart.current?.setOption(option, { notMerge: true });
  }, [option]);

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    let release = (): void => undefined;
    const start = (): void => {
      release = countChart();
      chart.current = init(element, null, { renderer: 'canvas' });
      chart.current.setOption(shown.current, { notMerge: true });
      listen(chart.current, pick, hover);
    };
    const observer = new ResizeObserver(() => {
      // ECharts warns when it is made in a box without a size, as in a closed sheet.
      if (element.clientWidth === 0 || element.clientHeight === 0) return;
      if (chart.current === null) start();
      else chart.current.resize();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.current?.dispose();
      chart.current = null;
      release();
    };
  }, []);

  return <div ref={box} className={className} aria-hidden="true" data-chart="" />;
};
