// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { ReasonCounts } from '../../domain/reason-counts.ts';
import { toKindCounts, toScope } from '../../domain/roll-up.test-support.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import { REGISTRY } from '../../hazards/registry.ts';
import { LanguageProvider } from '../../ui/language.tsx';
import { LinkMix } from './link-mix.tsx';
import type { LinkMixProps } from './props.ts';

afterEach(cleanup);

const counts = toKindCounts('coal-mine', [
  ['1', 'linked', 0, 6],
  ['1', 'not-linked', 0, 3],
  ['2', 'partial', 0, 1],
]);

const reasons: readonly ReasonCounts[] = [
  {
    kind: 'coal-mine',
    source: 'demo',
    isSynthetic: true,
    asOf: '2020-11-16T09:00:00+08:00',
    counts: { 不具备条件: 1, 建设中: 0, 停产: 3, 其他: 0, unstated: 0 },
  },
];

const show = (filter: Partial<SiteFilter> = {}, patch: Partial<LinkMixProps> = {}) => {
  const props: LinkMixProps = {
    kinds: REGISTRY.registers.filter(({ id }) => id === 'coal-mine'),
    scope: toScope([counts], filter),
    state: { status: 'fresh' },
    nowMs: 0,
    reasons,
    onFilter: vi.fn(),
    onClear: vi.fn(),
    ...patch,
  };
  render(
    <LanguageProvider language="zh-CN">
      <LinkMix {...props} />
    </LanguageProvider>,
  );
  return props;
};

const reasonFigure = (reason: string) =>
  document.querySelector<HTMLDataElement>(`data[data-figure="not-linked-by-reason"][data-reason="${reason}"]`);

it('filters by a status, by a part of a bar, and by a reason', () => {
  const { onFilter } = show();
  fireEvent.click(screen.getByRole('button', { name: '部分接入' }));
  expect(onFilter).toHaveBeenLastCalledWith({ links: ['partial'] });
  fireEvent.click(document.querySelector('[data-part="not-linked"]')!);
  expect(onFilter).toHaveBeenLastCalledWith({ kinds: ['coal-mine'], links: ['not-linked'] });
  fireEvent.click(screen.getByRole('button', { name: '停产' }));
  expect(onFilter).toHaveBeenLastCalledWith({ reasons: ['停产'] });
});

it('takes a reason back, and its figures do not obey it', () => {
  const { onFilter } = show({ reasons: ['停产'], links: ['not-linked'], levels: ['1'] });
  const button = screen.getByRole('button', { name: '停产' });
  expect(button.getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(button);
  expect(onFilter).toHaveBeenLastCalledWith({ reasons: null });
  expect(reasonFigure('停产')?.value).toBe('3');
  expect(JSON.parse(reasonFigure('停产')?.dataset['filter'] ?? '{}')).toMatchObject({
    reasons: null,
    links: null,
    levels: ['1'],
  });
});

it('says that reasons are on their way, or not on the register, and shows no 0 for them', () => {
  show({}, { reasons: null });
  expect(screen.getByRole('group', { name: '未接入原因' }).getAttribute('aria-busy')).toBe('true');
  expect(reasonFigure('停产')).toBeNull();
  cleanup();
  show({}, { reasons: [] });
  expect(screen.getByText('登记未载未接入原因。')).toBeTruthy();
});

it('says when the filter leaves nothing, and clears it', () => {
  const { onClear } = show({ levels: ['4'] });
  fireEvent.click(screen.getByRole('button', { name: '清除' }));
  expect(onClear).toHaveBeenCalledOnce();
});
