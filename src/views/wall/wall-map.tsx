import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CountScope } from '../../domain/count-scope.ts';
import { CallOuts } from '../../features/wall-scene/call-outs.tsx';
import { placeCallOuts, type Point } from '../../features/wall-scene/place-call-outs.ts';
import { toSeamShift } from '../../features/wall-scene/to-seam-shift.ts';
import { toCalledOut } from '../../features/wall-scene/to-called-out.ts';
import {
  fitPoint,
  toCallOutFrame,
  toIslandRectangles,
  toWallPadding,
  toWallScene,
  type WallStage,
} from '../../features/wall-scene/to-wall-scene.ts';
import { toWallSymbols } from '../../features/wall-scene/to-wall-symbols.ts';
import { WallKey } from '../../features/wall-scene/wall-key.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import type { HazardKind } from '../../hazards/define.ts';
import type { MapScene } from '../../map/scene.ts';
import { useBoardConfig, useRegions } from '../../register/register-context.tsx';
import type { ToCountFigure } from '../../ui/count-figure.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { toKeyClasses } from '../explore/to-map-key.ts';
import { MapSlot, useLivingMap } from '../map-slot.tsx';
import { useSize, type WallLayout } from './use-stage.ts';
import { WORDS } from './words.ts';
import styles from './wall.module.css';

interface WallMapProps {
  /** Of the region on screen, as any view would draw it. */
  readonly scene: MapScene;
  readonly scope: CountScope;
  /** The kind that fills, call-outs and the bar are about. */
  readonly focus: string;
  readonly toFigure: ToCountFigure;
  readonly layout: WallLayout;
}

/** The page's one map with what stands beside it; nothing of it answers a touch. */
export const WallMap = (props: WallMapProps) => {
  const text = useText();
  const place = useRef<HTMLElement>(null);
  const size = useSize(place);
  const { unit, isWide, isStacked } = props.layout;
  const stage = useMemo<WallStage | null>(
    () => (size === null ? null : { ...size, unit, isWide, hasCallOuts: !isStacked }),
    [size, unit, isWide, isStacked],
  );
  return (
    <section ref={place} className={styles['map']} aria-label={text(WORDS.map)}>
      {stage === null ? null : <Stage {...props} stage={stage} />}
    </section>
  );
};

const Stage = (props: WallMapProps & { readonly stage: WallStage }) => {
  const { stage, scope, focus, toFigure } = props;
  const scene = useMemo(() => toWallScene(props.scene, stage), [props.scene, stage]);
  const padding = useMemo(() => {
    const room = toWallPadding(stage, scope.region.level);
    const shift = toSeamShift(scene, stage, room);
    return { ...room, left: room.left + shift, right: room.right - shift };
  }, [scene, stage, scope.region.level]);
  const called = useMemo(() => toCalledOut(scope, focus), [scope, focus]);
  const language = useLanguage();
  const regions = useRegions();
  const { registers } = useHazards();
  const { settledKey, onSettled, project } = useSettledMap(scene.camera.key);
  const frame = useMemo(
    () => toCallOutFrame(stage, toIslandRectangles(scene.camera.box, stage, padding)),
    [stage, scene.camera.box, padding],
  );
  const hasLines = settledKey === scene.camera.key;
  const placed = useMemo(() => {
    const ground = toWallSymbols(
      scene,
      stage,
      (lngLat) => (hasLines ? project(lngLat) : null) ?? fitPoint(lngLat, scene.camera.box, stage, padding),
    );
    const anchors = called.flatMap(({ adcode }) => {
      const disc = ground.discs.find(({ id }) => id === adcode);
      return disc === undefined ? [] : [disc];
    });
    return placeCallOuts(anchors, frame, ground);
  }, [called, scene, stage, padding, hasLines, project, frame]);
  const kind = registers.find(({ id }) => id === focus);
  return (
    <MapSlot scene={scene} region={scope.region} isInteractive={false} onSettled={onSettled} padding={padding}>
      {stage.hasCallOuts && kind !== undefined ? (
        <CallOuts
          placed={placed}
          called={called}
          regionOf={(adcode) => regions.get(adcode)}
          toFigure={toFigure}
          filter={scope.filter}
          unit={kind.words.unit}
          hasUnit={stage.isWide || language === 'zh-CN'}
          box={frame.box}
          hasLines={hasLines}
        />
      ) : null}
      {kind === undefined ? null : <Key scene={scene} scope={scope} kind={kind} />}
    </MapSlot>
  );
};

/**
 * Which camera the map has come to rest at, and where places are then, pixels of the stage. A map that was at rest in
 * the very place it is asked for says nothing, so it is asked as well.
 */
const useSettledMap = (key: string) => {
  const map = useLivingMap();
  const [settledKey, setSettledKey] = useState<string | null>(null);
  const asked = useRef(key);
  const settle = useCallback(() => {
    // The map tells of its first rest before it is handed out.
    requestAnimationFrame(() => {
      if (map.current !== null) setSettledKey(asked.current);
    });
  }, [map]);
  useEffect(() => {
    asked.current = key;
    const timer = setTimeout(() => {
      if (map.current?.isSettled() === true) settle();
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [key, map, settle]);
  const project = useCallback(
    (lngLat: readonly [number, number]): Point | null => {
      const box = document.querySelector('[data-map="main"]')?.getBoundingClientRect();
      const point = map.current?.project(lngLat);
      return box === undefined || point === undefined ? null : { x: point.x - box.left, y: point.y - box.top };
    },
    [map],
  );
  return { settledKey, onSettled: settle, project };
};

/** Longer than the map's own move between two regions. */
const SETTLE_MS = 1_200;

interface KeyProps {
  readonly scene: MapScene;
  readonly scope: CountScope;
  /** What the blind spots are of. */
  readonly kind: HazardKind;
}

/** South-west of the map, where no Chinese territory lies; with the map's approval, which has no status bar here. */
const Key = ({ scene, scope, kind }: KeyProps) => {
  const regions = useRegions();
  const { mapApprovalNumber } = useBoardConfig();
  const level = regions.childrenOf(scope.region.adcode)[0]?.level ?? scope.region.level;
  const classes = useMemo(() => toKeyClasses(scene.fills, 'gap', level), [scene.fills, level]);
  return (
    <div className={styles['key']} data-over-map="key">
      <WallKey kind={kind} classes={classes} approvalNumber={mapApprovalNumber} />
    </div>
  );
};
