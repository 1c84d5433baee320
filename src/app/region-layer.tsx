import { RegionView } from '../views/region/region-view.tsx';
import type { ViewLayerProps } from './view-layers.tsx';

export const RegionLayer = ({ actions, boundariesUrl }: ViewLayerProps) => (
  <RegionView actions={actions} boundariesUrl={boundariesUrl} />
);
