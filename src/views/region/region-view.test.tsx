// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HazardRegistryProvider } from '../../hazards/registry-context.tsx';
import { REGISTRY } from '../../hazards/registry.ts';
import { RegisterProvider } from '../../register/register-context.tsx';
import { LanguageProvider } from '../../ui/language.tsx';
import { UrlProvider } from '../../url/url-context.tsx';
import { createUrlStore } from '../../url/url-store.ts';
import type { BoardActions } from '../board-actions.ts';
import { RegionView } from './region-view.tsx';
import { REGIONS, toRegionClient } from './region.test-support.ts';

beforeEach(() => vi.stubGlobal('fetch', () => Promise.reject(new Error('no network'))));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const toStore = (search: string) =>
  createUrlStore(
    { search: () => search, push: () => undefined, replace: () => undefined, onReturn: () => () => undefined },
    {
      rootRegion: '100000',
      kindIds: REGISTRY.kindIds,
      flagIds: REGISTRY.flagIds(),
      hasRegion: (adcode) => REGIONS.has(adcode),
      hasView: () => true,
    },
    () => undefined,
  );

const show = (search: string): BoardActions => {
  const actions: BoardActions = {
    goTo: vi.fn(),
    filter: vi.fn(),
    clearFilter: vi.fn(),
    selectSite: vi.fn(),
    show: vi.fn(),
  };
  render(
    <UrlProvider store={toStore(search)}>
      <HazardRegistryProvider registry={REGISTRY}>
        <RegisterProvider client={toRegionClient()}>
          <LanguageProvider language="zh-CN">
            <RegionView actions={actions} boundariesUrl="/" />
          </LanguageProvider>
        </RegisterProvider>
      </HazardRegistryProvider>
    </UrlProvider>,
  );
  return actions;
};

const sentence = async (): Promise<string> => {
  await vi.waitFor(() => expect(document.querySelector('[data-sentence]')?.textContent).toMatch(/第|没有任何|排名/));
  return document.querySelector('[data-sentence]')?.textContent ?? '';
};

describe('region view', () => {
  it('says the region in figures of the roll-up, ranked among siblings, without the register that failed', async () => {
    const actions = show('?view=region&region=360702');
    expect(await sentence()).toMatch(
      /^章贡区：重大风险 3 处，其中 2 处未接入；尾矿库接入率（按处）60\.00 %，全市第 2\/2。未取得.*煤矿.*的登记/,
    );
    const inSentence = [...document.querySelectorAll('[data-sentence] [data-figure]')].map((data) => [
      data.getAttribute('data-figure'),
      data.getAttribute('value'),
    ]);
    expect(inSentence).toEqual([
      ['sites', '3'],
      ['not-linked', '2'],
      ['linked-rate', '0.6'],
      ['rank', '2'],
      ['ranked', '2'],
    ]);
    const ranking = screen.getByRole('region', { name: '接入率排名' });
    within(ranking).getByRole('button', { name: '南康区' }).click();
    expect(actions.goTo).toHaveBeenCalledWith('360703');
    expect(within(ranking).getByText('样本少')).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('章贡区 360702');
  });

  it('says of a collection that is not there so in its own panel alone', async () => {
    show('?view=region&region=360702');
    await sentence();
    const loop = screen.getByRole('region', { name: '整改销号' });
    await vi.waitFor(() => expect(within(loop).getByText('未取得数据集 rectifications')).toBeTruthy());
    expect(
      within(screen.getByRole('region', { name: '公布值' })).getByText('没有提供数据集 published-figures'),
    ).toBeTruthy();
    expect(screen.getByRole('region', { name: '分类与等级' }).getAttribute('data-state')).toBe('error');
  });

  it('answers a region with no site of any kind in words, with no rate and no number that is none', async () => {
    show('?view=region&region=360000');
    expect(await sentence()).toMatch(/^江西省：登记中没有任何点位；没有登记不等于没有风险。/);
    expect(document.body.textContent).not.toMatch(/NaN|undefined|null|0\.00/);
    expect(screen.getAllByText('登记中没有任何点位。')).toHaveLength(2);
  });

  it('is about every register whatever is filtered on the map, and says so', async () => {
    show('?view=region&region=360702&levels=3&links=linked');
    expect(await sentence()).toMatch(/^章贡区：重大风险 3 处/);
    expect(screen.getByText(/地图上的筛选不用于本页/)).toBeTruthy();
  });

  it('prints, shows the map, and compares with the siblings nearest in code', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    const actions = show('?view=region&region=360703');
    await sentence();
    screen.getByRole('button', { name: '打印' }).click();
    expect(print).toHaveBeenCalledOnce();
    screen.getByRole('button', { name: '与同级比较' }).click();
    expect(actions.show).toHaveBeenCalledWith('compare', { regions: ['360703', '360702', '360722'] });
    screen.getByRole('button', { name: '在地图上看' }).click();
    expect(actions.show).toHaveBeenCalledWith('explore', { c: null });
  });
});
