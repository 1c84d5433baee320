// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Figure } from './figure.tsx';
import { LanguageProvider } from './language.tsx';

afterEach(cleanup);

const card = {
  title: '接入率',
  numerator: { label: '已接入', value: 14713, unit: '处' },
  denominator: { label: '登记', value: 22273, unit: '处' },
  scope: '全国',
  source: '演示登记',
  asOf: '2020-11-16',
};

const dataOf = (container: HTMLElement): HTMLElement => {
  const element = container.querySelector('data');
  if (element === null) throw new Error('no figure');
  return element;
};

describe('figure', () => {
  it('carries the exact value and everything needed to question it', () => {
    const figure = {
      name: 'registered',
      value: 22273,
      kind: 'major-hazard-source',
      region: '100000',
      source: 'demo',
      asOf: '2020-11-16T09:00:00+08:00',
      filter: 'levels=1',
    };
    const { container } = render(<Figure figure={figure} unit="处" />);
    const data = dataOf(container);
    expect(data.textContent).toBe('22,273 处');
    expect(data.getAttribute('value')).toBe('22273');
    expect(Object.fromEntries(Object.entries(data.dataset))).toEqual({
      figure: 'registered',
      kind: 'major-hazard-source',
      region: '100000',
      source: 'demo',
      asOf: '2020-11-16T09:00:00+08:00',
      filter: 'levels=1',
    });
  });

  it('never rounds the value of a rate', () => {
    const { container } = render(<Figure figure={{ name: 'linked-rate', value: 14713 / 22273 }} format="rate" />);
    expect(dataOf(container).getAttribute('value')).toBe(String(14713 / 22273));
    expect(dataOf(container).textContent).toBe('66.06 %');
  });

  it('shows — and no value where there is none, and an empty filter as empty', () => {
    const { container } = render(<Figure figure={{ name: 'linked-rate', value: null }} format="rate" />);
    expect(dataOf(container).getAttribute('value')).toBe('');
    expect(dataOf(container).textContent).toBe('—');
    expect(dataOf(container).dataset['filter']).toBe('');
  });

  it('opens its card, and Escape closes it and gives the focus back', () => {
    render(
      <LanguageProvider language="zh-CN">
        <Figure figure={{ name: 'linked-rate', value: 14713 / 22273, card }} format="rate" />
      </LanguageProvider>,
    );
    const button = screen.getByRole('button', { name: '接入率 66.06' });
    fireEvent.click(button);
    const dialog = screen.getByRole('dialog', { name: '接入率' });
    expect(dialog.textContent).toContain('分子14,713 处 已接入');
    expect(dialog.textContent).toContain('分母22,273 处 登记');
    expect(dialog.textContent).toContain('截至2020-11-16');
    expect(document.activeElement).toBe(dialog);
    fireEvent.keyDown(dialog, { key: 'Escape' });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it('closes on a click elsewhere', () => {
    render(<Figure figure={{ name: 'sites', value: 1, card }} />);
    fireEvent.click(screen.getByRole('button'));
    fireEvent.pointerDown(document.body);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
