import type { RefObject } from 'react';
import type { Language } from '../../domain/words.ts';
import type { AtlasMap } from '../../map/atlas-map-api.ts';
import { ScaleBar, ZoomButtons } from '../../map/controls.tsx';
import type { CameraState } from '../../map/scene.ts';
import styles from './map-stage.module.css';

interface MapControlsProps {
  readonly camera: CameraState | null;
  readonly language: Language;
  readonly mapRef: RefObject<AtlasMap | null>;
  readonly isMap: boolean;
}

/** Zoom buttons south-east and the scale south-west: neither lies on Chinese territory at the national view. */
export const MapControls = ({ camera, language, mapRef, isMap }: MapControlsProps) => {
  if (!isMap) return null;
  return (
    <>
      <div className={styles['zoom']}>
        <ZoomButtons
          language={language}
          onZoomIn={() => mapRef.current?.zoomIn()}
          onZoomOut={() => mapRef.current?.zoomOut()}
          onHome={() => mapRef.current?.home()}
        />
      </div>
      <div className={styles['scale']}>
        <ScaleBar metresPerPixel={camera?.metresPerPixel ?? 0} language={language} />
      </div>
    </>
  );
};
