// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { PublishedFigure } from '../../domain/published-figure.ts';
import type { Region } from '../../domain/region-index.ts';
import { LanguageProvider } from '../../ui/language.tsx';
import { PublishedFigures } from './published-figures.tsx';

afterEach(cleanup);

const region: Region = {
  adcode: '360000',
  name: '江西省',
  shortName: '江西',
  level: 'province',
  parent: '100000',
  box: [0, 0, 1, 1],
  label: [0, 0],
  areaKm2: 1,
  countyRange: [1, 2],
};

const figure = (patch: Partial<PublishedFigure>): PublishedFigure => ({
  id: 'a',
  adcode: '360000',
  name: '尾矿库',
  value: 368,
  unit: '座',
  asOf: '2020',
  source: '某通报',
  note: null,
  topic: null,
  item: null,
  state: null,
  ...patch,
});

const show = (figures: readonly PublishedFigure[] | null, patch = {}) =>
  render(
    <LanguageProvider language="zh-CN">
      <PublishedFigures
        figures={figures}
        region={region}
        state={{ status: 'fresh' }}
        nowMs={0}
        isComplete
        unreadable={0}
        {...patch}
      />
    </LanguageProvider>,
  );

describe('published figures', () => {
  it('stand with their date and source, those of this very division alone', () => {
    show([
      figure({}),
      figure({ id: 'b', value: 0.66, unit: '比例', asOf: '2020-11-16', name: '接入率' }),
      figure({ id: 'c', adcode: '360700', name: '别处' }),
    ]);
    const values = [...document.querySelectorAll('[data-figure="published"]')];
    expect(values.map((data) => [data.getAttribute('value'), data.getAttribute('data-as-of')])).toEqual([
      ['0.66', '2020-11-16'],
      ['368', '2020'],
    ]);
    expect(screen.getByText('66')).toBeTruthy();
    expect(screen.getAllByText('某通报')).toHaveLength(2);
    expect(screen.queryByText('别处')).toBeNull();
  });

  it('are no more than ten here, and the panel says how many there are elsewhere', () => {
    show(Array.from({ length: 13 }, (_, index) => figure({ id: String(index), asOf: String(2001 + index) })));
    const days = [...document.querySelectorAll('[data-figure="published"]')].map((data) =>
      data.getAttribute('data-as-of'),
    );
    expect(days).toEqual(['2013', '2012', '2011', '2010', '2009', '2008', '2007', '2006', '2005', '2004']);
    expect(screen.getByText('3')).toBeTruthy();
  });

  it('a finding in words has no number', () => {
    show([figure({ value: null, unit: '', note: '未对接' })]);
    expect(document.querySelector('[data-figure]')).toBeNull();
    expect(screen.getByText('某通报 · 未对接')).toBeTruthy();
  });

  it('says in words that nothing was published, or that the collection is not there', () => {
    show([]);
    expect(screen.getByText('没有为本级公布的数字。')).toBeTruthy();
    cleanup();
    show(null, { state: { status: 'never', message: { zh: '没有提供数据集。', en: '' } } });
    expect(screen.getByText('没有提供数据集。')).toBeTruthy();
    cleanup();
    show([], { isComplete: false, unreadable: 2 });
    expect(screen.getByText('服务给出的数字不全')).toBeTruthy();
  });
});
