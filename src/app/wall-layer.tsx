import { WallView } from '../views/wall/wall-view.tsx';
import type { ViewLayerProps } from './view-layers.tsx';

/** The demo's build shows invented data alone; elsewhere the registers say what they are. */
export const WallLayer = (_props: ViewLayerProps) => <WallView isDemo={__DEMO__} />;
