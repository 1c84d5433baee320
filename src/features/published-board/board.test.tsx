// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { toPublishedFigures } from '../../../mocks/published-figures.ts';
import { parsePublishedFigure, type PublishedFigure } from '../../domain/published-figure.ts';
import { RegionIndex, type RegionIndexFile } from '../../domain/region-index.ts';
import type { Language } from '../../domain/words.ts';
import { LanguageProvider } from '../../ui/language.tsx';
import { PublishedBoard } from './board.tsx';
import type { PublishedBoardProps } from './props.ts';

afterEach(cleanup);

const regions = new RegionIndex(JSON.parse(readFileSync('public/boundaries/regions.json', 'utf8')) as RegionIndexFile);
const FIGURES = toPublishedFigures()
  .map(parsePublishedFigure)
  .filter((figure): figure is PublishedFigure => figure !== null);

const show = (adcode: string, patch: Partial<PublishedBoardProps> = {}, language: Language = 'zh-CN') => {
  const region = regions.get(adcode);
  if (region === undefined) throw new Error(`no division ${adcode}`);
  render(
    <LanguageProvider language={language}>
      <PublishedBoard
        figures={FIGURES}
        region={region}
        regions={regions}
        state={{ status: 'fresh' }}
        nowMs={0}
        isComplete
        unreadable={0}
        {...patch}
      />
    </LanguageProvider>,
  );
};

const panel = (name: string) => within(screen.getByRole('region', { name }));
const publishedIn = (selector: string): readonly string[] =>
  [...document.querySelectorAll(`${selector} [data-figure="published"]`)].map(
    (data) => data.getAttribute('value') ?? '',
  );

describe('what was published', () => {
  it('stands on the national page whole: by subject, look-back with totals, matrix, recomputation', () => {
    show('100000');
    const linked = document.querySelector('[data-published="mhs-all-data-rate"]');
    expect(linked?.textContent).toContain('冻结基准 2020-11-16');
    expect(linked?.querySelector('data')?.getAttribute('value')).toBe('0.66');
    expect(linked?.querySelector('data')?.textContent).toBe('66 %');
    expect(document.querySelector('[data-published="ha-coaches-withdrawn"]')?.textContent).toContain(
      '车辆数，不是线路数',
    );
    expect(['problems', 'suggestions', 'practices'].flatMap((count) => publishedIn(`[data-total="${count}"]`))).toEqual(
      ['37', '47', '12'],
    );
    expect(panel('回头看').getByText(/另一次评估，不与本表合计相加/)).toBeTruthy();
    const states = [...document.querySelectorAll('[data-region-row="340000"] [data-cell-state]')];
    expect(states.map((cell) => cell.textContent)).toEqual(['已共享', '未共享', '—未公布', '—未公布']);
    const results = [...document.querySelectorAll('[data-recomputation]')];
    expect(results.every((row) => row.getAttribute('data-result') === 'agrees')).toBe(true);
    expect(document.querySelector('[data-recomputation="mhs-linked-rate"]')?.textContent).toContain(
      '(22,273 − 7,560) ÷ 22,273',
    );
    expect(panel('公布值复核').getByText('公布的是约数或下限。')).toBeTruthy();
  });

  it('for a province is its own, with what of it can be computed again, and no national total', () => {
    show('360000');
    expect(publishedIn('[data-topic="尾矿库"]')).toEqual(['368', '57', '0.155']);
    expect(document.querySelector('[data-published="mhs-registered"]')).toBeNull();
    expect(document.querySelector('[data-total]')).toBeNull();
    expect(
      [...document.querySelectorAll('[data-recomputation]')].map((row) => row.getAttribute('data-recomputation')),
    ).toEqual(['jx-overhead-share']);
  });

  it('for a province with tables alone points to them', () => {
    show('340000');
    expect(panel('公布值').getByText('为本级公布的见下表。')).toBeTruthy();
    expect(publishedIn('[data-region-row="340000"]')).toEqual(['3', '2', '0']);
  });

  it('for a county is said to be that of the divisions above it, or to be nothing', () => {
    show('360702');
    expect(panel('公布值').getByText('没有为本级公布的数字。')).toBeTruthy();
    expect(panel('江西省的公布值').getByText('上级的公布值，不是本级的')).toBeTruthy();
    expect(
      [...document.querySelectorAll('[data-figure="published"]')].map((data) => data.getAttribute('data-region')),
    ).toContain('360000');
    cleanup();
    show('530102');
    expect(screen.getByText('没有为本级公布的数字，所属的省、市也没有。')).toBeTruthy();
    expect(document.querySelector('[data-figure]')).toBeNull();
  });

  it('names what disagrees, what is missing and what could not be read', () => {
    const changed = FIGURES.filter(({ id }) => id !== 'jx-ponds').map((figure) =>
      figure.id === 'look-back-total-problems' ? { ...figure, value: 38 } : figure,
    );
    show('100000', { figures: changed, isComplete: false, unreadable: 2 });
    const resultOf = (id: string) =>
      document.querySelector(`[data-recomputation="${id}"]`)?.getAttribute('data-result');
    expect([resultOf('look-back-problems'), resultOf('jx-overhead-share')]).toEqual(['differs', 'missing']);
    expect(screen.getByText('服务给出的数字不全')).toBeTruthy();
    expect(document.querySelector('[data-unreadable]')?.textContent).toContain('2');
    cleanup();
    show('100000', { figures: null, state: { status: 'never', message: { zh: '没有提供数据集。', en: '' } } });
    expect(screen.getByText('没有提供数据集。')).toBeTruthy();
  });

  it('is said in English with the publisher’s own names', () => {
    show('100000', {}, 'en');
    expect(screen.getByText('Tailings ponds')).toBeTruthy();
    expect(document.querySelector('[data-region-row="410000"] [data-cell-state]')?.textContent).toBe('not connected');
  });
});
