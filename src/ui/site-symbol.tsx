import { useId, type ReactNode } from 'react';
import { LEVEL_WORDS, type LevelKey, type WarningLevel } from '../domain/levels.ts';
import { SYMBOL_PATHS, SYMBOL_RADII, type LinkState, type SymbolShape } from '../domain/symbol.ts';

interface SiteSymbolProps {
  readonly shape: SymbolShape;
  readonly level: LevelKey;
  readonly state: LinkState;
  readonly warning?: WarningLevel;
  /** Kept after silence: the same ring, dashed. */
  readonly isWarningRetained?: boolean;
  /** 头顶库 */
  readonly hasBar?: boolean;
  /** The place is known to the county only: dashed. */
  readonly isCountyPrecision?: boolean;
  /** Box in px at the desk's root size; the symbol in it keeps the map's radii. */
  readonly size?: number;
  /** A sample of link states has no digit to read. */
  readonly hasDigit?: boolean;
}

/**
 * One site as the map draws it: shape = kind, colour and digit = level, fill = link status, ring = warning,
 * bar below = 头顶库. Decoration: words beside it say the same.
 */
export const SiteSymbol = (props: SiteSymbolProps) => {
  const { shape, level, state, warning = 0, size = 32, hasBar = false, hasDigit = true } = props;
  const radius = SYMBOL_RADII[level];
  const reach = warning > 0 ? radius * (warning === 1 ? 2.55 : 2) : radius * 1.3;
  const half = Math.max(16, reach);
  return (
    <svg
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      viewBox={`${-half} ${-half} ${half * 2} ${half * 2}`}
      aria-hidden="true"
      data-symbol={`${level} ${state}`}
    >
      <Body shape={shape} level={level} state={state} radius={radius} isDashed={props.isCountyPrecision ?? false} />
      {hasDigit && state !== 'not-applicable' ? (
        <Digit shape={shape} level={level} state={state} radius={radius} />
      ) : null}
      {state === 'late' ? <circle cx={radius * 0.8} cy={-radius * 0.8} r={radius * 0.24} fill="var(--text)" /> : null}
      {hasBar ? <rect x={-radius} y={radius + 1.5} width={radius * 2} height="2.2" fill="var(--text)" /> : null}
      {warning > 0 ? (
        <WarningRing level={warning} isRetained={props.isWarningRetained ?? false} radius={radius} />
      ) : null}
    </svg>
  );
};

interface PartProps {
  readonly shape: SymbolShape;
  readonly level: LevelKey;
  readonly state: LinkState;
  readonly radius: number;
}

const Body = ({ shape, level, state, radius, isDashed }: PartProps & { readonly isDashed: boolean }) => {
  const clipId = useId();
  const colour = `var(--level-${level})`;
  const edge = `var(--level-${level}-edge)`;
  const path = SYMBOL_PATHS[shape];
  const isThin = state === 'not-applicable';
  const stroke = isThin ? 0.8 : Math.max(1.25, radius / 5) * 0.8;
  return (
    <g transform={`scale(${radius})`}>
      <clipPath id={clipId}>
        <path d={path} {...(isDashed ? { transform: 'scale(0.7)' } : {})} />
      </clipPath>
      <path d={path} fill="var(--halo)" />
      <g clipPath={`url(#${clipId})`}>{toFill(level, state, colour)}</g>
      <path
        d={path}
        fill="none"
        stroke={edge}
        strokeWidth={stroke / radius}
        strokeLinejoin="round"
        strokeDasharray={isDashed ? '0.42 0.34' : undefined}
      />
      {isThin ? <path d="M-0.4,0.1L0.4,0.1" stroke={edge} strokeWidth={1 / radius} /> : null}
    </g>
  );
};

const BOX = { x: -1.1, y: -1.1, width: 2.2, height: 2.2 };

const toFill = (level: LevelKey, state: LinkState, colour: string): ReactNode => {
  const isHollow = state === 'not-linked' || state === 'not-applicable';
  if (isHollow) return null;
  if (level === 'unassessed') return <path d={CROSS_LINES} stroke={colour} strokeWidth="0.09" />;
  if (state === 'offline') return <path d={HATCH_LINES} stroke={colour} strokeWidth="0.2" />;
  if (state === 'partial') return <rect {...BOX} y={0.05} height={1.1} fill={colour} />;
  return <rect {...BOX} fill={colour} />;
};

/** 45° lines over the box −1.1…1.1. */
const diagonals = (pitch: number, direction: 1 | -1): string => {
  const lines: string[] = [];
  for (let at = -2.4; at <= 2.4; at += pitch)
    lines.push(`M${(at - 1.2).toFixed(2)},${1.2 * direction}L${(at + 1.2).toFixed(2)},${-1.2 * direction}`);
  return lines.join('');
};

const HATCH_LINES = diagonals(0.42, 1);
const CROSS_LINES = diagonals(0.42, 1) + diagonals(0.42, -1);

const Digit = ({ shape, level, state, radius }: PartProps) => {
  const isSolid = (state === 'linked' || state === 'late') && level !== 'unassessed';
  const isHollow = state === 'not-linked';
  const size = radius * (shape === 'arrow' ? 0.85 : shape === 'triangle' ? 0.95 : 1.05);
  const isOnDark = isHollow && level !== 'unassessed';
  const colour = isSolid ? `var(--level-${level}-digit)` : isOnDark ? `var(--level-${level}-edge)` : 'var(--text)';
  return (
    <text
      y={(shape === 'triangle' ? radius * 0.28 : 0) + size * 0.36}
      textAnchor="middle"
      fontSize={size}
      fontWeight="700"
      fill={colour}
      stroke={isSolid ? 'none' : 'var(--halo)'}
      strokeWidth={isSolid ? 0 : isHollow ? 0 : 3}
      paintOrder="stroke"
    >
      {LEVEL_WORDS[level].digit}
    </text>
  );
};

const WarningRing = (props: {
  readonly level: WarningLevel;
  readonly isRetained: boolean;
  readonly radius: number;
}) => {
  const { level, isRetained, radius } = props;
  const ring = { fill: 'none', stroke: `var(--level-${level})`, strokeDasharray: isRetained ? '5 3' : undefined };
  return (
    <>
      <circle r={radius * 1.85} strokeWidth="2" {...ring} />
      {level === 1 ? <circle r={radius * 2.4} strokeWidth="1.2" {...ring} /> : null}
    </>
  );
};

/** Ring of a live warning alone, for legend rows. */
export const WarningMark = ({ level, size = 16 }: { readonly level: WarningLevel; readonly size?: number }) => (
  <svg width={`${size / 16}rem`} height={`${size / 16}rem`} viewBox="-8 -8 16 16" aria-hidden="true">
    <circle r="6.5" fill="none" stroke={`var(--level-${level}-edge)`} strokeWidth="2" />
    <circle r="2.6" fill="var(--text2)" />
  </svg>
);

/** Link state alone, without kind or level: the rows of the legend. */
export const LinkMark = ({ state, size = 16 }: { readonly state: LinkState; readonly size?: number }) => {
  const clipId = useId();
  const isThin = state === 'not-applicable';
  return (
    <svg width={`${size / 16}rem`} height={`${size / 16}rem`} viewBox="-8 -8 16 16" aria-hidden="true">
      <clipPath id={clipId}>
        <circle r="6" />
      </clipPath>
      {state === 'linked' || state === 'late' ? <circle r="6" fill="var(--text2)" /> : null}
      <g clipPath={`url(#${clipId})`}>
        {state === 'partial' ? <rect x="-6" y="0" width="12" height="6" fill="var(--text2)" /> : null}
        {state === 'offline' ? (
          <g transform="scale(6)">
            <path d={HATCH_LINES} stroke="var(--text2)" strokeWidth="0.22" />
          </g>
        ) : null}
      </g>
      <circle r="6" fill="none" stroke="var(--text2)" strokeWidth={isThin ? 1 : state === 'not-linked' ? 2 : 1.4} />
      {state === 'late' ? (
        <circle cx="5" cy="-5" r="2.4" fill="var(--text)" stroke="var(--panel)" strokeWidth="1" />
      ) : null}
      {isThin ? <path d="M-2.5,0H2.5" stroke="var(--text2)" strokeWidth="1.2" /> : null}
    </svg>
  );
};
