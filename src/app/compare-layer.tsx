import { CompareView } from '../views/compare/compare-view.tsx';
import type { ViewLayerProps } from './view-layers.tsx';

export const CompareLayer = ({ actions, boundariesUrl, imports }: ViewLayerProps) => (
  <CompareView actions={actions} boundariesUrl={boundariesUrl} isDragging={imports.isDragging} />
);
