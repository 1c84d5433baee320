import { useCallback, useId, useRef, useState, type ReactNode } from 'react';
import { Popover } from './popover.tsx';

interface PopoverButtonProps {
  readonly className: string | undefined;
  /** What stands on the button. */
  readonly face: ReactNode;
  /** Accessible name of what opens. */
  readonly label: string;
  readonly isDisabled?: boolean;
  /** The button tells which page of a list is on screen. */
  readonly isCurrentPage?: boolean;
  /** What opens; it closes itself by `close`, and gives the focus back to the button by `refocus`. */
  readonly children: (menu: { readonly close: () => void; readonly refocus: () => void }) => ReactNode;
}

/** A button that opens and closes a small dialog beside itself. */
export const PopoverButton = (props: PopoverButtonProps) => {
  const { className, face, label, isDisabled = false, isCurrentPage = false, children } = props;
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const close = useCallback(() => setIsOpen(false), []);
  const id = useId();
  const refocus = useCallback(() => document.getElementById(id)?.focus(), [id]);
  return (
    <>
      <button
        ref={anchor}
        id={id}
        type="button"
        className={className}
        disabled={isDisabled}
        aria-current={isCurrentPage ? 'page' : undefined}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setIsOpen((wasOpen) => !wasOpen)}
      >
        {face}
      </button>
      {isOpen && !isDisabled ? (
        <Popover anchor={anchor} label={label} onClose={close}>
          {children({ close, refocus })}
        </Popover>
      ) : null}
    </>
  );
};
