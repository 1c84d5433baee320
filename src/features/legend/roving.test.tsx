// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createPortal } from 'react-dom';
import { afterEach, expect, it, vi } from 'vitest';
import { RovingGrid, RovingToolbar } from './roving.tsx';

afterEach(cleanup);

const Grid = ({ last = 'f' }: { readonly last?: string }) => (
  <RovingGrid label="grid" className={undefined}>
    <thead>
      <tr>
        <td />
        <th>
          <button type="button">a</button>
        </th>
        <th>
          <button type="button">b</button>
        </th>
        <th>total</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <th colSpan={4}>group</th>
      </tr>
      <tr>
        <th>
          <button type="button">c</button>
        </th>
        <td>
          <button type="button">d</button>
        </td>
        <td>
          <button type="button">e</button>
        </td>
        <td>
          <button type="button">{last}</button>
        </td>
      </tr>
    </tbody>
  </RovingGrid>
);

const stops = (): string[] =>
  screen.getAllByRole('button').flatMap((button) => (button.tabIndex === 0 ? [button.textContent] : []));
const focused = (): string => document.activeElement?.textContent ?? '';
const press = (key: string): void => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key });
};
const focus = (name: string): void => screen.getByRole('button', { name }).focus();

it('is one stop of Tab, the first at first and then the last that had the focus', () => {
  render(<Grid />);
  expect(stops()).toEqual(['a']);
  focus('e');
  expect(stops()).toEqual(['e']);
});

it('moves by row and column, over rows without a button, and stops at the edges', () => {
  render(<Grid />);
  focus('a');
  const path = [
    'ArrowDown',
    'ArrowRight',
    'ArrowUp',
    'ArrowRight',
    'ArrowDown',
    'ArrowRight',
    'ArrowRight',
    'ArrowUp',
    'Home',
    'End',
  ];
  const seen = path.map((key) => {
    press(key);
    return focused();
  });
  expect(seen).toEqual(['d', 'e', 'b', 'b', 'e', 'f', 'f', 'f', 'c', 'f']);
});

it('keeps one stop when buttons are exchanged', async () => {
  const { rerender } = render(
    <RovingToolbar label="line" className={undefined}>
      <button type="button">x</button>
    </RovingToolbar>,
  );
  rerender(
    <RovingToolbar label="line" className={undefined}>
      <button type="button" key="y">
        y
      </button>
      <button type="button" key="z">
        z
      </button>
    </RovingToolbar>,
  );
  await waitFor(() => expect(stops()).toEqual(['y']));
  focus('y');
  press('ArrowDown');
  expect(focused()).toBe('z');
  press('ArrowRight');
  expect(focused()).toBe('z');
  press('Home');
  expect(focused()).toBe('y');
});

it('leaves other keys, combinations and the keys of an open card alone', () => {
  const behind = vi.fn((event: Event) => event.defaultPrevented);
  render(
    <RovingToolbar label="line" className={undefined}>
      <button type="button">x</button>
      <button type="button">y</button>
      {createPortal(<button type="button">in the card</button>, document.body)}
    </RovingToolbar>,
  );
  window.addEventListener('keydown', behind);
  focus('x');
  press('Enter');
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowRight', altKey: true });
  expect(focused()).toBe('x');
  focus('in the card');
  press('ArrowRight');
  expect(focused()).toBe('in the card');
  window.removeEventListener('keydown', behind);
  expect(behind.mock.results.map(({ value }) => value as boolean)).toEqual([false, false, false]);
});
