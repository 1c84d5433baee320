import type { BarSeriesOption } from 'echarts/charts';
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { Palette } from '../domain/palette.ts';

/** What the registered parts of ECharts understand. */
export type ChartOption = ComposeOption<BarSeriesOption | GridComponentOption | TooltipComponentOption>;

/** What was clicked: positions in the lists the option was built from. */
export interface ChartPick {
  readonly seriesIndex: number;
  readonly dataIndex: number;
}

/** px, LOOK.md: bars 10–14. */
export const BAR_WIDTH_PX = 12;
export const CHART_FONT = 'Inter Variable, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif';

const HATCH_PITCH_PX = 6;
const HATCH_LINE_PX = 1.3;

/** 45°, pitch 6, line 1.3: the share nobody sees. */
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
  dashArrayX: [
    [1, 0],
    [1, 3],
  ],
  dashArrayY: [1, 3],
  rotation: -Math.PI / 4,
});

/** No axes, no legend box, no motion: names and figures stand beside the bars as text of the page. */
export const toBareChart = (palette: Palette, categories: readonly string[], max: number): ChartOption => ({
  animation: false,
  grid: { left: 0, right: 0, top: 0, bottom: 0 },
  xAxis: { type: 'value', show: false, min: 0, max: Math.max(max, Number.MIN_VALUE) },
  yAxis: { type: 'category', show: false, inverse: true, data: [...categories] },
  tooltip: {
    // HTML tooltips write innerHTML and inline style sheets; rich text is drawn (DESIGN.md, CSP).
    renderMode: 'richText',
    confine: true,
    transitionDuration: 0,
    backgroundColor: palette.raised,
    borderColor: palette.edge,
    borderWidth: 1,
    padding: [6, 10],
    textStyle: { color: palette.text, fontFamily: CHART_FONT, fontSize: 12 },
  },
});
