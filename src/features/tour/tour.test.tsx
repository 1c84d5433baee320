// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { LanguageProvider } from '../../ui/language.tsx';
import { Tour } from './tour.tsx';
import { STEPS } from './words.ts';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

const open = (closesOnEscape = true) => {
  const onDone = vi.fn();
  render(
    <LanguageProvider language="en">
      <Tour closesOnEscape={closesOnEscape} onDone={onDone} />
    </LanguageProvider>,
  );
  return onDone;
};

const button = (name: string) => screen.getByRole('button', { name });

it('has at most five steps, each named, and ends after the last', () => {
  expect(STEPS.length).toBeLessThanOrEqual(5);
  const onDone = open();
  for (const { title } of STEPS) {
    expect(screen.getByRole('dialog', { name: title.en })).toBeDefined();
    fireEvent.click(screen.queryByRole('button', { name: 'Next' }) ?? button('Start'));
  }
  expect(onDone).toHaveBeenCalledOnce();
});

it('goes back, and can be skipped at every step but the last, which ends it', () => {
  const onDone = open();
  expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
  fireEvent.click(button('Next'));
  fireEvent.click(button('Back'));
  expect(screen.getByRole('dialog', { name: STEPS[0]?.title.en ?? '' })).toBeDefined();
  fireEvent.click(button('Skip'));
  expect(onDone).toHaveBeenCalledOnce();
});

it('takes no focus and outlines what a step is about only while it is on screen', () => {
  const legend = document.createElement('div');
  legend.dataset['part'] = 'legend';
  document.body.append(legend);
  open();
  expect(document.activeElement).toBe(document.body);
  fireEvent.click(button('Next'));
  fireEvent.click(button('Next'));
  expect(legend.dataset['tourTarget']).toBe('');
  fireEvent.click(button('Next'));
  expect(legend.dataset['tourTarget']).toBeUndefined();
});

it('closes on Escape: from inside always, from outside only where the key has nothing else to do', () => {
  const outside = open(false);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(outside).not.toHaveBeenCalled();
  fireEvent.keyDown(button('Next'), { key: 'Escape' });
  expect(outside).toHaveBeenCalledOnce();
  cleanup();
  const root = open(true);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(root).toHaveBeenCalledOnce();
});
