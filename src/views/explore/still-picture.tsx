import { useLayoutEffect, useRef, useState } from 'react';
import { PictureStandIn } from '../../map/picture.tsx';
import type { MapScene } from '../../map/scene.ts';
import { useLanguage } from '../../ui/language.tsx';
import styles from './map-stage.module.css';

interface StillPictureProps {
  readonly scene: MapScene;
  readonly boundariesUrl: string;
  readonly hasCounties: boolean;
  readonly onRegionClick: (adcode: string) => void;
  readonly onSettled: (fault: string | null) => void;
}

const fetchFile: typeof fetch = (input, init) => window.fetch(input, init);

/** The map as a drawing, as large as its place on the page, where WebGL cannot be had. */
export const StillPicture = ({ scene, boundariesUrl, hasCounties, onRegionClick, onSettled }: StillPictureProps) => {
  const box = useRef<HTMLDivElement>(null);
  const language = useLanguage();
  const [size, setSize] = useState({ width: 800, height: 600 });
  useLayoutEffect(() => {
    if (box.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      if (width > 0 && height > 0) setSize({ width: Math.round(width), height: Math.round(height) });
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} className={styles['map']} data-map="main">
      <PictureStandIn
        boundariesUrl={boundariesUrl}
        fetch={fetchFile}
        hasCounties={hasCounties}
        width={size.width}
        height={size.height}
        box={scene.camera.box}
        theme={scene.theme}
        language={language}
        fills={scene.fills}
        symbols={scene.symbols}
        hasIslandNames
        onRegionClick={onRegionClick}
        onSettled={onSettled}
      />
    </div>
  );
};
