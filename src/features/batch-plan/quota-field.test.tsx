// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { QuotaField } from './quota-field.tsx';

afterEach(cleanup);

const show = (quota = 200) => {
  const asked: number[] = [];
  const view = render(<QuotaField quota={quota} limits={{ min: 1, max: 1000 }} onQuota={(next) => asked.push(next)} />);
  const field = screen.getByRole<HTMLInputElement>('spinbutton');
  const type = (text: string): void => {
    fireEvent.change(field, { target: { value: text } });
    fireEvent.keyDown(field, { key: 'Enter' });
  };
  return { asked, field, type, view };
};

it('asks for what is typed, within the limits and whole, and only once it is entered', () => {
  const { asked, field, type } = show();
  fireEvent.change(field, { target: { value: '25' } });
  expect(asked).toEqual([]);
  for (const text of ['25', '0', '5000', '12.6']) type(text);
  expect(asked).toEqual([25, 1, 1000, 13]);
});

it('what is no number asks nothing and gives way to the quota', () => {
  const { asked, field, type } = show();
  type('');
  expect([asked, field.value]).toEqual([[], '200']);
});

it('the preset in force is pressed, and another quota takes the place of what was typed', () => {
  const { asked, field, view } = show();
  const preset = (name: string): HTMLElement => screen.getByRole('button', { name });
  expect(preset('200').getAttribute('aria-pressed')).toBe('true');
  fireEvent.change(field, { target: { value: '7' } });
  fireEvent.click(preset('500'));
  expect(asked).toEqual([500]);
  view.rerender(<QuotaField quota={500} limits={{ min: 1, max: 1000 }} onQuota={() => undefined} />);
  expect(field.value).toBe('500');
});
