// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PartBoundary } from './part-boundary.tsx';

beforeEach(() => {
  // React tells the console of every error, caught or not.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const Part = ({ isBroken }: { readonly isBroken: boolean }) => {
  if (isBroken) throw new Error('broken');
  return <p>well</p>;
};
const toParts = (isBroken: boolean, resetKey: string) => (
  <>
    <PartBoundary instead={<p>instead</p>} resetKey={resetKey}>
      <Part isBroken={isBroken} />
    </PartBoundary>
    <p>other</p>
  </>
);

it('leaves its place to words, the others alone, and tries again with a new key', () => {
  const { rerender } = render(toParts(true, 'a'));
  expect(screen.getByText('instead')).toBeDefined();
  expect(screen.getByText('other')).toBeDefined();
  rerender(toParts(false, 'a'));
  expect(screen.getByText('instead')).toBeDefined();
  rerender(toParts(false, 'b'));
  expect(screen.getByText('well')).toBeDefined();
  rerender(toParts(true, 'b'));
  expect(screen.getByText('instead')).toBeDefined();
});
