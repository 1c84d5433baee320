import { useLayoutEffect, useMemo, useState } from 'react';
import { paletteOf } from '../../domain/palette.ts';
import { toScaleBar } from '../../map/camera.ts';
import { MapPicture } from '../../map/picture.tsx';
import type { Box } from '../../map/scene.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatCount } from '../../ui/format.ts';
import { ClassSwatch } from '../../ui/class-swatch.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { FRAME_PADDING_PX, toBoxAtScale, toCommonScale, toFitScale, type FrameSize } from './ground-scale.ts';
import { Outline } from './outline.tsx';
import type { ComparedMap, CompareMapsProps } from './props.ts';
import { WORDS } from './words.ts';
import styles from './compare-maps.module.css';

/** One small map a region, side by side, with one key; a click on a division goes there on the large map. */
export const CompareMaps = (props: CompareMapsProps) => {
  const text = useText();
  const [frame, size] = useFrameSize();
  const isCommon = props.extent === 'scale';
  const common = toCommonScale(
    props.maps.map(({ region }) => region.box),
    size,
  );
  return (
    <section className={styles['row']} aria-label={text(WORDS.name)}>
      <div className={styles['key']}>
        <h2 className={styles['title']}>{text(isCommon ? WORDS.sameScale : WORDS.ownScale)}</h2>
        <Classes {...props} />
        {isCommon ? <Ground metresPerPx={common} /> : null}
      </div>
      {props.maps.map((map, index) => (
        <SmallMap
          key={map.region.adcode}
          {...props}
          map={map}
          size={size}
          metresPerPx={isCommon ? common : toFitScale(map.region.box, size)}
          measure={index === 0 ? frame : undefined}
        />
      ))}
    </section>
  );
};

/** All frames are as large as the first one. */
const useFrameSize = (): readonly [(element: HTMLDivElement | null) => void, FrameSize] => {
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const [size, setSize] = useState<FrameSize>({ width: 540, height: 352 });
  useLayoutEffect(() => {
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      if (width > 0 && height > 0) setSize({ width: Math.round(width), height: Math.round(height) });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, size];
};

const Classes = ({ fillNote, numberNote, classes, approvalNumber }: CompareMapsProps) => {
  const text = useText();
  return (
    <>
      <p className={styles['note']}>
        {text(WORDS.fill)}
        {text(fillNote)}
      </p>
      <p className={styles['note']}>
        {text(WORDS.number)}
        {text(numberNote)}
      </p>
      <ul className={styles['classes']}>
        {classes.map(({ id, words }) => (
          <li key={id}>
            <ClassSwatch fill={id} className={styles['swatch']} />
            {text(words)}
          </li>
        ))}
      </ul>
      <p className={styles['note']}>
        {approvalNumber === '' ? text(WORDS.notSubmitted) : `${text(WORDS.approval)} ${approvalNumber}`}
      </p>
    </>
  );
};

/** North arrow and scale bar: Mercator keeps north up in every map. */
const Ground = ({ metresPerPx }: { readonly metresPerPx: number }) => {
  const text = useText();
  if (metresPerPx <= 0) return null;
  const { metres, widthPx } = toScaleBar(metresPerPx, 90);
  const label = metres >= 1000 ? `${formatCount(metres / 1000)} km` : `${formatCount(metres)} m`;
  return (
    <div className={styles['ground']}>
      <svg width="0.875em" height="1.25em" viewBox="0 0 14 20" role="img" aria-label={text(WORDS.north)}>
        <path d="M7 1L12 18L7 14.5L2 18Z" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" />
      </svg>
      <span className={styles['scale']} role="img" aria-label={`${text(WORDS.scale)} ${label}`}>
        <span>{label}</span>
        <span className={styles['scaleBar']} style={{ width: `${widthPx}px` }} />
      </span>
    </div>
  );
};

/** Share of its frame below which a region's divisions go without names. */
const TINY = 0.3;

interface SmallMapProps extends CompareMapsProps {
  readonly map: ComparedMap;
  readonly size: FrameSize;
  readonly metresPerPx: number;
  /** Told of the frame; the first one is measured for all. */
  readonly measure: ((element: HTMLDivElement | null) => void) | undefined;
}

const SmallMap = ({ measure, ...props }: SmallMapProps) => {
  const { map, size, boundaries, fault } = props;
  const text = useText();
  const language = useLanguage();
  // Names of a region that is a tenth of its neighbour would only lie on each other; the buttons keep them.
  const isTiny = toFitScale(map.region.box, size) < TINY * props.metresPerPx;
  const symbols = isTiny ? map.symbols.map((symbol) => ({ ...symbol, name: '', notLinked: null })) : map.symbols;
  const box = useStableBox(toBoxAtScale(map.region.box, size, props.metresPerPx));
  return (
    <section className={styles['map']} aria-label={map.region.name} data-compared={map.region.adcode}>
      <header className={styles['head']}>
        <h2 className={styles['name']}>
          {map.region.name} <small>{map.region.adcode}</small>
        </h2>
        <p className={styles['figures']}>
          <span className={styles['label']}>
            {text(props.register)} · {text(WORDS.notLinked)}
          </span>
          <Figure figure={map.notLinked} unit={text(props.unit)} className={styles['number']} />
          <Figure figure={map.rate} format="rate" className={styles['rate']} />
        </p>
      </header>
      <div ref={measure} className={styles['frame']}>
        {boundaries === null ? (
          <p className={styles['waiting']} role="status">
            {fault === null ? text(WORDS.loading) : `${text(WORDS.noBoundaries)}${fault}`}
          </p>
        ) : (
          <MapPicture
            boundaries={boundaries}
            width={size.width}
            height={size.height}
            padding={FRAME_PADDING_PX}
            box={box}
            theme={props.theme}
            language={language}
            fills={map.fills}
            symbols={symbols}
            hasIslandNames={map.region.level === 'country'}
            onRegionClick={props.onGoTo}
          >
            <Outline
              boundaries={boundaries}
              region={map.region}
              box={box}
              size={size}
              palette={paletteOf(props.theme)}
            />
          </MapPicture>
        )}
        {isTiny ? <p className={styles['tiny']}>{text(WORDS.tiny)}</p> : null}
        {props.extent === 'fit' ? <Ground metresPerPx={props.metresPerPx} /> : null}
      </div>
    </section>
  );
};

/** The same array while the numbers are the same: the picture projects thousands of points for every new box. */
const useStableBox = ([west, south, east, north]: Box): Box =>
  useMemo(() => [west, south, east, north], [west, south, east, north]);
