// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { totalOfKinds } from '../../domain/counting.ts';
import { RegionIndex } from '../../domain/region-index.ts';
import type { KindCounts } from '../../domain/roll-up.ts';
import { toKindCounts, toScope } from '../../domain/roll-up.test-support.ts';
import { REGISTRY } from '../../hazards/registry.ts';
import { countFigures } from '../../ui/count-figure.ts';
import type { PanelState } from '../../ui/panel-state.ts';
import { WallLevels } from './levels.tsx';
import type { WallPanelProps } from './props.ts';
import { WallSites } from './sites.tsx';
import { WallStrip } from './strip.tsx';
import { WallTicker } from './ticker.tsx';
import { parseWarning } from '../../domain/warning.ts';
import { WallTrend } from './trend.tsx';

afterEach(cleanup);

const NOW = Date.parse('2020-11-16T14:30:00+08:00');
const REGIONS = new RegionIndex({
  format: 'hazard-atlas-regions-1',
  adcodes: [530000, 530425],
  names: ['云南省', '易门县'],
  shortNames: ['云南', '易门'],
  parents: [-1, 0],
  levels: [1, 3],
  boxes: [97, 21, 106, 29, 101, 24, 102, 25],
  labels: [101, 24, 102, 24],
  areas: [1, 1],
  countyRanges: [1, 1, 1, 1],
  countyCount: 1,
  countyAdcodes: [0, 530425],
});
const KIND_IDS = REGISTRY.registers.map(({ id }) => id);

const toProps = (counts: readonly KindCounts[], state: PanelState): WallPanelProps => {
  const scope = toScope(counts);
  return {
    kinds: REGISTRY.registers,
    scope,
    toFigure: countFigures(scope, REGISTRY.registers, 'zh-CN'),
    state,
    nowMs: NOW,
  };
};
const toCounts = (counts: readonly KindCounts[], sites: number | null) => ({
  sites,
  byLevel: ([1, 2, 3, 4] as const).map((warning) => ({ warning, sites })),
  total: totalOfKinds(counts, KIND_IDS),
});
const ticker = { regions: REGIONS, messageFault: null, nameOf: () => undefined, perPage: 2, isPaused: false };
const FRESH: PanelState = { status: 'fresh' };
const MINES = [toKindCounts('coal-mine', [['1', 'not-linked', 0, 5]])];

describe('a wall whose registers never answered', () => {
  const props = toProps([], { status: 'never', message: null });

  it('shows no zero and says so', () => {
    const { container } = render(
      <>
        <WallStrip
          {...props}
          focus={{ kind: 'major-hazard-source', counts: [], links: null }}
          red={{ sites: null, notLinked: null, total: totalOfKinds([], KIND_IDS) }}
          facet={null}
        />
        <WallTrend {...props} trend={null} hasFailed={false} isWide />
        <WallSites {...props} regions={REGIONS} page={null} hasFailed={false} filter={props.scope.filter} />
        <WallLevels {...props} total={totalOfKinds([], KIND_IDS)} />
        <WallTicker {...props} {...ticker} counts={toCounts([], null)} items={[]} />
      </>,
    );
    expect(screen.getAllByText('从未接入')).toHaveLength(3);
    expect(screen.getByText('预警状态未知：登记未应答')).toBeDefined();
    for (const figure of container.querySelectorAll('data')) expect(figure.getAttribute('value')).toBe('');
  });
});

describe('a wall in trouble', () => {
  it('keeps the last figures on screen with their age', () => {
    const lost: PanelState = { status: 'lost', lastGoodAt: Date.parse('2020-11-16T09:12:00+08:00') };
    const { container } = render(<WallLevels {...toProps(MINES, lost)} total={totalOfKinds(MINES, KIND_IDS)} />);
    expect(container.querySelector('[data-level="1"]')?.getAttribute('value')).toBe('5');
    expect(screen.getByText(/最后有效 09:12/)).toBeDefined();
  });

  it('tells a list that could not be read from one that is empty', () => {
    const props = { ...toProps(MINES, FRESH), regions: REGIONS, filter: toScope([]).filter };
    render(<WallSites {...props} page={null} hasFailed />);
    expect(screen.getByText('清单未能读取')).toBeDefined();
    cleanup();
    render(<WallSites {...props} page={{ total: 0, rows: [] }} hasFailed={false} />);
    expect(screen.getByText('没有未接入的点位')).toBeDefined();
  });
});

describe('live warnings', () => {
  it('says that there is none only where registers answered and count none', () => {
    render(<WallTicker {...toProps(MINES, FRESH)} {...ticker} counts={toCounts(MINES, 0)} items={[]} />);
    expect(screen.getByText('当前无动态预警')).toBeDefined();
    cleanup();
    render(<WallTicker {...toProps(MINES, FRESH)} {...ticker} counts={toCounts(MINES, 2)} items={null} />);
    expect(screen.getByText('预警消息读取中')).toBeDefined();
    cleanup();
    const fault = { lastGoodAt: null };
    render(
      <WallTicker
        {...toProps(MINES, FRESH)}
        {...ticker}
        messageFault={fault}
        counts={toCounts(MINES, 2)}
        items={null}
      />,
    );
    expect(screen.getByText('预警消息未能读取')).toBeDefined();
  });

  it('marks what is kept after silence, by site, place and the time it was last true', () => {
    const item = parseWarning({
      id: 'w1',
      site: 'tailings-pond:t1',
      adcode: '530425',
      level: 1,
      text: '浸润线达到红色阈值',
      started_at: '2020-11-16T08:26:00+08:00',
      state: 'retained',
      last_valid_at: '2020-11-16T09:12:00+08:00',
    });
    const { container } = render(
      <WallTicker
        {...toProps(MINES, FRESH)}
        {...ticker}
        nameOf={() => '演示尾矿-530425-011'}
        counts={toCounts(MINES, 1)}
        items={item === null ? [] : [item]}
      />,
    );
    const line = container.querySelector('[data-retained="true"]')?.textContent ?? '';
    for (const words of ['08:26', '演示尾矿-530425-011', '云南 易门县', '红色预警', '失联保留，最后有效 11-16 09:12'])
      expect(line).toContain(words);
  });
});
