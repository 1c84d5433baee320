import { useEffect, useEffectEvent, useState } from 'react';
import type { Localised } from '../../domain/words.ts';
import { useRegions, useSiteDetail } from '../../register/register-context.tsx';
import { useText } from '../../ui/language.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import { useLivingMap } from '../map-slot.tsx';
import styles from './around-control.module.css';
import { toAroundPatch } from './around-point.ts';

const WORDS = {
  group: { zh: '周边查询', en: 'What is around a point' },
  control: { zh: '周边', en: 'Around' },
  pick: {
    zh: '在地图上点一处；Enter 取打开的点位或地图中心，Esc 取消',
    en: 'Click a place on the map; Enter takes the open site or the centre of the map, Esc cancels',
  },
} as const satisfies Record<string, Localised>;

/**
 * 周边: pressed, the next click on the map chooses the point, and the map can be moved meanwhile; pressed again, or with
 * Escape, nothing is chosen. Without a pointer Enter takes the site that is open, or the centre of the map.
 */
export const AroundControl = () => {
  const text = useText();
  const store = useUrlStore();
  const { around } = useUrlState();
  const [isPicking, setIsPicking] = useState(false);
  usePicking(isPicking, () => setIsPicking(false));
  return (
    <>
      <SegmentGroup label={text(WORDS.group)}>
        <ToggleButton
          isPressed={isPicking || around !== null}
          onToggle={() => (around === null ? setIsPicking(!isPicking) : store.change({ around: null }))}
        >
          {text(WORDS.control)}
        </ToggleButton>
      </SegmentGroup>
      <span className={styles['hint']} role="status" data-picking={isPicking}>
        {isPicking ? text(WORDS.pick) : ''}
      </span>
    </>
  );
};

const MAP = '[data-map="main"]';
/** CSS pixels: further than this the map was dragged. */
const DRAG_PX = 4;

/** Takes the next click on the map, Enter and Escape for itself; everything else stays the map's and the board's. */
const usePicking = (isPicking: boolean, onEnd: () => void): void => {
  const map = useLivingMap();
  const store = useUrlStore();
  const regions = useRegions();
  const { site, region } = useUrlState();
  const detail = useSiteDetail(isPicking ? (site?.kind ?? null) : null, null, site?.id ?? null);

  const choose = (lngLat: readonly [number, number]): void => {
    store.change(toAroundPatch(lngLat, map.current?.camera().metresPerPixel ?? 0));
    onEnd();
  };
  const onClick = useEffectEvent((event: MouseEvent, down: MouseEvent | null): void => {
    if (map.current === null || !(event.target instanceof Element) || event.target.closest(MAP) === null) return;
    if (down !== null && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > DRAG_PX) return;
    // Neither a site nor a division is meant.
    event.stopPropagation();
    event.preventDefault();
    choose(map.current.unproject({ x: event.clientX, y: event.clientY }));
  });
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onEnd();
    else choose(detail.data?.row.lngLat ?? map.current?.camera().lngLat ?? regions.get(region)?.label ?? [104, 35]);
  });

  useEffect(() => {
    if (!isPicking) return;
    let down: MouseEvent | null = null;
    const remember = (event: PointerEvent): void => void (down = event);
    const click = (event: MouseEvent): void => onClick(event, down);
    const key = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('pointerdown', remember, true);
    window.addEventListener('click', click, true);
    window.addEventListener('keydown', key, true);
    return () => {
      window.removeEventListener('pointerdown', remember, true);
      window.removeEventListener('click', click, true);
      window.removeEventListener('keydown', key, true);
    };
  }, [isPicking]);
};
