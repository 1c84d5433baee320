// @vitest-environment happy-dom
import { cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { LanguageProvider } from '../../ui/language.tsx';
import { BottomSheet } from './bottom-sheet.tsx';
import type { SheetStop } from './sheet-stops.ts';
import { useSheetStop } from './use-sheet-stop.ts';

afterEach(cleanup);

const Sheet = () => {
  const [stop, setStop] = useState<SheetStop>('peek');
  return (
    <LanguageProvider language="en">
      <BottomSheet stop={stop} onStop={setStop} label="Legend">
        <p>content</p>
      </BottomSheet>
    </LanguageProvider>
  );
};

const handle = () => screen.getByRole('slider', { name: 'Legend · Height of the sheet' });

it('is stepped by keys and by buttons, and says where it stands', () => {
  render(<Sheet />);
  expect(handle().getAttribute('aria-valuetext')).toBe('The answer only');
  const seen = ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'End', 'Home', 'Enter', 'x'].map((key) => {
    fireEvent.keyDown(handle(), { key });
    return handle().getAttribute('aria-valuenow');
  });
  expect(seen).toEqual(['1', '2', '2', '1', '2', '0', '1', '1']);
  fireEvent.click(screen.getByRole('button', { name: 'Raise the sheet' }));
  expect(handle().getAttribute('aria-valuetext')).toBe('Full height');
  fireEvent.click(screen.getByRole('button', { name: 'Lower the sheet' }));
  expect(handle().getAttribute('aria-valuetext')).toBe('Half the screen');
});

it('a tap on the handle raises and lowers it', () => {
  render(<Sheet />);
  const tap = (): void => {
    fireEvent.pointerDown(handle(), { pointerId: 1, button: 0, clientY: 700 });
    fireEvent.pointerUp(handle(), { pointerId: 1, clientY: 701 });
  };
  tap();
  expect(handle().getAttribute('aria-valuenow')).toBe('1');
  tap();
  expect(handle().getAttribute('aria-valuenow')).toBe('0');
});

it('comes up for something new, keeps the height that was chosen, and goes down to rest', () => {
  const { result, rerender } = renderHook(({ content, isRest }) => useSheetStop(content, isRest), {
    initialProps: { content: 'map', isRest: true },
  });
  expect(result.current[0]).toBe('peek');
  rerender({ content: 'list', isRest: false });
  expect(result.current[0]).toBe('half');
  result.current[1]('full');
  rerender({ content: 'list', isRest: false });
  expect(result.current[0]).toBe('full');
  rerender({ content: 'card', isRest: false });
  expect(result.current[0]).toBe('full');
  rerender({ content: 'map', isRest: true });
  expect(result.current[0]).toBe('peek');
});
