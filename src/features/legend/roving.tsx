import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';

/** Where a key leads from a button; `null` where it is no key of movement, the same button where nothing lies that way. */
type Move = (box: HTMLElement, from: HTMLButtonElement, key: string) => HTMLButtonElement | null;

/** Buttons of the box itself: what a popover holds is drawn elsewhere in the page. */
const buttonsOf = (box: HTMLElement): readonly HTMLButtonElement[] => [
  ...box.querySelectorAll<HTMLButtonElement>('button'),
];

/**
 * Makes everything in a box one stop of Tab: the button that had the focus last, else the first. Also for buttons that
 * come and go with the figures.
 */
const useRoving = (box: RefObject<HTMLElement | null>, move: Move) => {
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const keepOne = (): void => {
      const buttons = buttonsOf(element);
      const current =
        buttons.find((button) => button === document.activeElement) ??
        buttons.find((button) => button.getAttribute('tabindex') === '0') ??
        buttons[0];
      for (const button of buttons) button.tabIndex = button === current ? 0 : -1;
    };
    keepOne();
    const observer = new MutationObserver(keepOne);
    observer.observe(element, { childList: true, subtree: true });
    element.addEventListener('focusin', keepOne);
    return () => {
      observer.disconnect();
      element.removeEventListener('focusin', keepOne);
    };
  }, [box]);
  return (event: KeyboardEvent<HTMLElement>): void => {
    const { target, currentTarget } = event;
    // Keys of an open card come here as well: it is a child of its figure, though not of the box on the page.
    if (!(target instanceof HTMLButtonElement) || !currentTarget.contains(target)) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const next = move(currentTarget, target, event.key);
    if (next === null) return;
    event.preventDefault();
    next.focus();
  };
};

const moveInGrid: Move = (box, from, key) => {
  const cell = from.closest<HTMLTableCellElement>('th, td');
  const row = from.closest('tr');
  if (!(box instanceof HTMLTableElement) || cell === null || row === null) return null;
  const inRow = (at: HTMLTableRowElement): readonly HTMLButtonElement[] => buttonsOf(at);
  const inColumn = [...box.rows].flatMap((each) => {
    const button = each.cells[cell.cellIndex]?.querySelector('button');
    return button === null || button === undefined ? [] : [button];
  });
  switch (key) {
    case 'ArrowRight':
      return neighbour(inRow(row), from, 1);
    case 'ArrowLeft':
      return neighbour(inRow(row), from, -1);
    case 'ArrowDown':
      return neighbour(inColumn, from, 1);
    case 'ArrowUp':
      return neighbour(inColumn, from, -1);
    case 'Home':
      return inRow(row)[0] ?? from;
    case 'End':
      return inRow(row).at(-1) ?? from;
    default:
      return null;
  }
};

const moveInLine: Move = (box, from, key) => {
  const buttons = buttonsOf(box);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return neighbour(buttons, from, 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return neighbour(buttons, from, -1);
    case 'Home':
      return buttons[0] ?? from;
    case 'End':
      return buttons.at(-1) ?? from;
    default:
      return null;
  }
};

/** The next one that way, or the same at the end. */
const neighbour = (buttons: readonly HTMLButtonElement[], from: HTMLButtonElement, step: 1 | -1): HTMLButtonElement =>
  buttons[buttons.indexOf(from) + step] ?? from;

interface RovingProps {
  readonly label: string;
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** A table whose cells hold a button each: arrows move by row and column, Home and End to the ends of a row. */
export const RovingGrid = ({ label, className, children }: RovingProps) => {
  const box = useRef<HTMLTableElement>(null);
  const onKeyDown = useRoving(box, moveInGrid);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- its cells are what one moves among
    <table ref={box} role="grid" data-part="legend" aria-label={label} className={className} onKeyDown={onKeyDown}>
      {children}
    </table>
  );
};

/** A line of buttons and figures: arrows go on and back. */
export const RovingToolbar = ({ label, className, children }: RovingProps) => {
  const box = useRef<HTMLDivElement>(null);
  const onKeyDown = useRoving(box, moveInLine);
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- one of its buttons always is a stop of Tab
    <div ref={box} role="toolbar" aria-label={label} className={className} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
};
