// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { LanguageProvider } from '../../ui/language.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { KEY_GROUPS } from './words.ts';

afterEach(cleanup);

const open = (language: 'zh-CN' | 'en' = 'zh-CN', hasSingleKeys = true) => {
  const calls = { onSingleKeys: vi.fn(), onTour: vi.fn(), onClose: vi.fn() };
  render(
    <LanguageProvider language={language}>
      <KeyboardHelp hasSingleKeys={hasSingleKeys} {...calls} />
    </LanguageProvider>,
  );
  return { dialog: screen.getByRole('dialog') as HTMLDialogElement, ...calls };
};

it.each(['zh-CN', 'en'] as const)('says every key in words, in %s', (language) => {
  const { dialog } = open(language);
  expect(dialog.open).toBe(true);
  expect(dialog.querySelectorAll('dt')).toHaveLength(KEY_GROUPS.flatMap(({ rows }) => rows).length);
  for (const { rows } of KEY_GROUPS)
    for (const { does } of rows) expect(dialog.textContent).toContain(language === 'en' ? does.en : does.zh);
});

it('keeps Escape to itself', () => {
  const { dialog, onClose } = open();
  const behind = vi.fn();
  window.addEventListener('keydown', behind);
  fireEvent.keyDown(dialog, { key: 'Escape' });
  window.removeEventListener('keydown', behind);
  expect(onClose).toHaveBeenCalledOnce();
  expect(behind).not.toHaveBeenCalled();
});

it('switches single keys off and says which rows that concerns', () => {
  const { onSingleKeys } = open('en');
  fireEvent.click(screen.getByRole('button', { name: 'Single-key shortcuts On' }));
  expect(onSingleKeys).toHaveBeenCalledWith(false);
  cleanup();
  const { dialog } = open('en', false);
  expect(dialog.querySelectorAll('dd small')).toHaveLength(
    KEY_GROUPS.flatMap(({ rows }) => rows).filter(({ isSingle }) => isSingle === true).length,
  );
});

it('leads to the tour and closes', () => {
  const { onTour, onClose } = open();
  fireEvent.click(screen.getByRole('button', { name: '重看导览' }));
  fireEvent.click(screen.getByRole('button', { name: '关闭帮助' }));
  expect(onTour).toHaveBeenCalledOnce();
  expect(onClose).toHaveBeenCalledOnce();
});
