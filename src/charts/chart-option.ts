import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

/** What the registered parts of ECharts understand; lines only in `TrendChart`, which registers them when it is drawn. */
export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption>;

/** What was clicked: positions in the lists the option was built from. */
export interface ChartPick {
  readonly seriesIndex: number;
  readonly dataIndex: number;
}

/** A pick under the pointer, with its place in the window, CSS px. */
export interface ChartHover extends ChartPick {
  readonly clientX: number;
  readonly clientY: number;
}

/** px, LOOK.md: bars 10–14. */
export const BAR_WIDTH_PX = 12;

/** Across the lines: 6 along the bar, as the hatch of `ui/tokens.css`. */
const HATCH_PITCH_PX = 6 / Math.SQRT2;
const HATCH_LINE_PX = 1.3;

/** 45°, line 1.3: the share nobody sees. */
export const hatchDecal = (color: string) => ({
  symbol: 'rect' as const,
  symbolSize: 1,
  color,
  dashArrayX: [1, 0],
  dashArrayY: [HATCH_LINE_PX, HATCH_PITCH_PX - HATCH_LINE_PX],
  rotation: -Math.PI / 4,
});

/** Crossed lines: unassessed. */
export const crossHatchDecal = (color: string) => ({
  symbol: 'rect' as const,
  symbolSize: 1,
  color,
  // A solid row one pixel high, then three pixels of upright strokes: a grid of 4 px, turned by 45°.
  dashArrayX: [
    [1, 0],
    [1, 3],
  ],
  dashArrayY: [1, 0, 3, 0],
  rotation: -Math.PI / 4,
});

/**
 * No axes, no legend box, no motion: names and figures stand beside the bars as text of the page. No tooltip of
 * ECharts either: rich text is clipped by a chart of two rows, and HTML tooltips break the content security policy;
 * the component tells what is hovered and the page draws the note.
 */
export const toBareChart = (categories: readonly string[], max: number): ChartOption => ({
  animation: false,
  grid: { left: 0, right: 0, top: 0, bottom: 0 },
  xAxis: { type: 'value', show: false, min: 0, max: Math.max(max, Number.MIN_VALUE) },
  yAxis: { type: 'category', show: false, inverse: true, data: [...categories] },
});
