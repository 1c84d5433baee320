import { useWidth } from '../../ui/use-width.ts';
import { useCallback, useMemo, useState } from 'react';
import { PictureStandIn } from '../../map/picture.tsx';
import type { MapTheme } from '../../map/scene.ts';
import { useBoardConfig, useRegions } from '../../register/register-context.tsx';
import { ClassSwatch } from '../../ui/class-swatch.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useUrlStore } from '../../url/url-context.tsx';
import { useReady } from '../../url/use-ready.ts';
import styles from './region-map.module.css';
import { PADDING_PX, toRegionMap } from './to-region-map.ts';
import type { RegionAnswers } from './use-region-answers.ts';
import { GAP_LABELS, WORDS } from './words.ts';

interface RegionMapPanelProps {
  readonly answers: RegionAnswers;
  readonly boundariesUrl: string;
  readonly theme: MapTheme;
  readonly isPrinting: boolean;
}

const fetchFile: typeof fetch = (input, init) => window.fetch(input, init);

/** Half a page of A4 without its margins. */
const PAPER_WIDTH_PX = 340;

/** Height of the drawing for its width: the country's own shape on a Mercator map. */
const ASPECT = 0.7;

/** A small drawing of the region, its divisions filled by what is not linked; the ranking beside it is the way to them. */
export const RegionMapPanel = ({ answers, boundariesUrl, theme, isPrinting }: RegionMapPanelProps) => {
  const text = useText();
  const language = useLanguage();
  const regions = useRegions();
  const { context } = useUrlStore();
  const { scope, kinds, parentRollUp } = answers;
  const [settled, setSettled] = useState<{ readonly key: string; readonly fault: string | null } | null>(null);
  const { box, width: screenWidth } = useWidth(400);
  const width = isPrinting ? PAPER_WIDTH_PX : screenWidth;
  const height = Math.round(width * ASPECT);
  const map = useMemo(
    () =>
      toRegionMap({
        scope,
        regions,
        kindIds: kinds.map(({ id }) => id),
        parent: parentRollUp,
        root: context.rootRegion,
        size: { width, height },
      }),
    [scope, regions, kinds, parentRollUp, context, width, height],
  );
  const hasCounties = scope.region.level !== 'country';
  const key = String(hasCounties);
  const settle = useCallback((fault: string | null) => setSettled({ key, fault }), [key]);
  useReady('region-map', settled?.key === key);
  return (
    <Panel
      name={WORDS.map}
      title={WORDS.mapTitle}
      note={text(map.isAmongSiblings ? WORDS.mapOfCounty : WORDS.mapOf)}
      state={{ status: 'fresh' }}
      className={styles['panel']}
    >
      <div ref={box} className={styles['picture']} style={{ aspectRatio: `1 / ${ASPECT}` }} data-map="region">
        <PictureStandIn
          key={key}
          boundariesUrl={boundariesUrl}
          fetch={fetchFile}
          hasCounties={hasCounties}
          width={width}
          height={height}
          box={map.box}
          theme={theme}
          language={language}
          fills={map.fills}
          symbols={map.symbols}
          hasIslandNames={scope.region.level === 'country'}
          padding={PADDING_PX}
          {...(map.isAmongSiblings ? { outlined: scope.region.adcode } : {})}
          onSettled={settle}
        />
      </div>
      {settled === null || settled.fault === null ? null : (
        <p className={styles['note']}>
          {text(WORDS.mapFailed)} {settled.fault}
        </p>
      )}
      <Key />
    </Panel>
  );
};

const Key = () => {
  const text = useText();
  const { mapApprovalNumber } = useBoardConfig();
  const classes = ['few', 'outside', 'unknown'] as const;
  return (
    <div className={styles['key']}>
      <p>{text(WORDS.key)}</p>
      <ul>
        {GAP_LABELS.map((label, index) => (
          <li key={label}>
            <ClassSwatch fill={`gap-${index + 1}`} className={styles['swatch']} />
            {label}
          </li>
        ))}
        {classes.map((name) => (
          <li key={name}>
            <ClassSwatch fill={name} className={styles['swatch']} />
            {text(WORDS[name])}
          </li>
        ))}
      </ul>
      <p>{mapApprovalNumber === '' ? text(WORDS.notSubmitted) : `${text(WORDS.approval)} ${mapApprovalNumber}`}</p>
    </div>
  );
};
