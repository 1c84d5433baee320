import type { ReactNode } from 'react';

import { inLanguage, type Language } from '../domain/words.ts';
import { toScaleBar } from './camera.ts';
import { MAP_WORDS } from './words.ts';

const SCALE_BAR_MAX_PX = 110;

/** Scale bar with the north arrow: the map is never turned, so north is always up. */
export const ScaleBar = ({
  metresPerPixel,
  language,
}: {
  readonly metresPerPixel: number;
  readonly language: Language;
}): ReactNode => {
  if (!(metresPerPixel > 0)) return null;
  const { metres, widthPx } = toScaleBar(metresPerPixel, SCALE_BAR_MAX_PX);
  const text = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  return (
    <div className="atlas-scale-bar" role="img" aria-label={`${inLanguage(MAP_WORDS.scaleBar, language)} ${text}`}>
      <svg width="14" height="18" viewBox="0 0 14 18" aria-hidden="true">
        <title>{inLanguage(MAP_WORDS.north, language)}</title>
        <path
          d="M7 1 12.5 16.5 7 12.5 1.5 16.5Z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.3"
          strokeLinejoin="round"
        />
        <path d="M7 1 7 12.5 1.5 16.5Z" fill="currentColor" />
      </svg>
      <span style={{ width: `${Math.round(widthPx)}px` }}>{text}</span>
    </div>
  );
};

export interface ZoomButtonsProps {
  readonly language: Language;
  readonly onZoomIn: () => void;
  readonly onZoomOut: () => void;
  readonly onHome: () => void;
}

export const ZoomButtons = ({ language, onZoomIn, onZoomOut, onHome }: ZoomButtonsProps): ReactNode => (
  <div className="atlas-controls" role="group" aria-label={inLanguage(MAP_WORDS.controls, language)}>
    <ControlButton label={inLanguage(MAP_WORDS.zoomIn, language)} onClick={onZoomIn} path="M8 3v10M3 8h10" />
    <ControlButton label={inLanguage(MAP_WORDS.zoomOut, language)} onClick={onZoomOut} path="M3 8h10" />
    <ControlButton
      label={inLanguage(MAP_WORDS.home, language)}
      onClick={onHome}
      path="M2.5 7.5 8 2.8l5.5 4.7M4 6.5v6.7h8V6.5"
    />
  </div>
);

const ControlButton = ({
  label,
  onClick,
  path,
}: {
  readonly label: string;
  readonly onClick: () => void;
  readonly path: string;
}): ReactNode => (
  <button type="button" aria-label={label} title={label} onClick={onClick}>
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  </button>
);
