import { SYMBOL_PATHS, type SymbolShape } from '../domain/symbol.ts';

interface KindIconProps {
  readonly shape: SymbolShape;
  /** Filled marks a register that is loaded; the outline alone stands at the head of a column. */
  readonly isFilled?: boolean;
  readonly size?: number;
}

/** Shape = kind, without any level: drawn in the text's colour, so that it never looks like one. */
export const KindIcon = ({ shape, isFilled = false, size = 14 }: KindIconProps) => (
  <svg width={`${size / 16}rem`} height={`${size / 16}rem`} viewBox="-1.15 -1.15 2.3 2.3" aria-hidden="true">
    <path
      d={SYMBOL_PATHS[shape]}
      fill={isFilled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="0.2"
      strokeLinejoin="round"
    />
  </svg>
);
