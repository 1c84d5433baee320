import type { LevelKey } from '../domain/levels.ts';
import type { Direction } from '../domain/region-neighbours.ts';

/** What one key asks the board for. */
export type KeyAction =
  | { readonly type: 'step'; readonly direction: Direction }
  /** CSS pixels to the right and down. */
  | { readonly type: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly type: 'level'; readonly level: LevelKey }
  | { readonly type: 'pane' }
  | { readonly type: 'wall' }
  | { readonly type: 'help' };

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
}

const ARROWS: Readonly<
  Partial<Record<string, { readonly direction: Direction; readonly dx: number; readonly dy: number }>>
> = {
  ArrowUp: { direction: 'up', dx: 0, dy: -1 },
  ArrowRight: { direction: 'right', dx: 1, dy: 0 },
  ArrowDown: { direction: 'down', dx: 0, dy: 1 },
  ArrowLeft: { direction: 'left', dx: -1, dy: 0 },
};

const PAN_PX = 100;

/** A Chinese keyboard writes the wide question mark. */
const SINGLE_KEYS: Readonly<Partial<Record<string, KeyAction>>> = {
  '1': { type: 'level', level: '1' },
  '2': { type: 'level', level: '2' },
  '3': { type: 'level', level: '3' },
  '4': { type: 'level', level: '4' },
  '0': { type: 'level', level: 'unassessed' },
  '5': { type: 'level', level: 'unassessed' },
  t: { type: 'pane' },
  w: { type: 'wall' },
  '?': { type: 'help' },
  '？': { type: 'help' },
};

/**
 * The board's own keys. Shift and an arrow move the map, because the arrows alone go from region to region.
 * @param hasSingleKeys whether keys that write a character act at all; arrows always do
 */
export const toKeyAction = (press: KeyPress, hasSingleKeys: boolean): KeyAction | null => {
  if (press.ctrlKey || press.altKey || press.metaKey || press.isComposing) return null;
  const arrow = ARROWS[press.key];
  if (arrow !== undefined)
    return press.shiftKey
      ? { type: 'pan', dx: arrow.dx * PAN_PX, dy: arrow.dy * PAN_PX }
      : { type: 'step', direction: arrow.direction };
  return hasSingleKeys ? (SINGLE_KEYS[press.key.toLowerCase()] ?? null) : null;
};

/** Where keys are the control's own: fields, and whatever moves or types inside itself. */
const OWNERS = [
  'input',
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable="false"])',
  ...[
    'grid',
    'toolbar',
    'listbox',
    'combobox',
    'slider',
    'menu',
    'tablist',
    'radiogroup',
    'tree',
    'spinbutton',
    'dialog',
  ].map((role) => `[role="${role}"]`),
  'dialog',
].join(',');

export const ownsItsKeys = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(OWNERS) !== null;
