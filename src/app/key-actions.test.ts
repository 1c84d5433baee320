// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ownsItsKeys, toKeyAction, type KeyPress } from './key-actions.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  ...more,
});

describe('toKeyAction', () => {
  it.each([
    ['ArrowUp', { type: 'step', direction: 'up' }],
    ['ArrowLeft', { type: 'step', direction: 'left' }],
    ['1', { type: 'level', level: '1' }],
    ['4', { type: 'level', level: '4' }],
    ['0', { type: 'level', level: 'unassessed' }],
    ['5', { type: 'level', level: 'unassessed' }],
    ['t', { type: 'pane' }],
    ['T', { type: 'pane' }],
    ['w', { type: 'wall' }],
    ['?', { type: 'help' }],
    ['？', { type: 'help' }],
  ] as const)('%s', (key, action) => {
    expect(toKeyAction(press(key), true)).toEqual(action);
  });

  it('shift and an arrow move the map', () => {
    expect(toKeyAction(press('ArrowRight', { shiftKey: true }), true)).toEqual({ type: 'pan', dx: 100, dy: 0 });
  });

  it('leaves other keys, the browser’s own and words being composed alone', () => {
    for (const key of ['6', 'x', 'Enter', 'Tab', 'Escape', '/', ' '])
      expect(toKeyAction(press(key), true), key).toBeNull();
    for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }])
      expect(toKeyAction(press('1', more), true)).toBeNull();
  });

  it('with single keys switched off only the arrows act', () => {
    expect(toKeyAction(press('1'), false)).toBeNull();
    expect(toKeyAction(press('?'), false)).toBeNull();
    expect(toKeyAction(press('ArrowUp'), false)).not.toBeNull();
  });
});

describe('ownsItsKeys', () => {
  const inside = (html: readonly [tag: string, role?: string]): Element => {
    const [tag, role] = html;
    const outer = document.createElement(tag);
    if (role !== undefined) outer.setAttribute('role', role);
    const inner = document.createElement('button');
    outer.append(inner);
    return inner;
  };

  it.each([['input'], ['textarea'], ['select'], ['dialog']])('%s', (tag) => {
    expect(ownsItsKeys(inside([tag]))).toBe(true);
  });

  it.each(['grid', 'toolbar', 'listbox', 'combobox', 'slider', 'menu', 'tablist', 'radiogroup', 'dialog'])(
    'role %s',
    (role) => {
      expect(ownsItsKeys(inside(['div', role]))).toBe(true);
    },
  );

  it('not a button of a panel, nor nothing', () => {
    expect(ownsItsKeys(inside(['section']))).toBe(false);
    expect(ownsItsKeys(null)).toBe(false);
    expect(ownsItsKeys(window)).toBe(false);
  });
});
