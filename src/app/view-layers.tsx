import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { ImportShelf } from '../register/import/import-shelf.ts';
import type { View } from '../url/board-state.ts';
import type { BoardActions } from '../views/board-actions.ts';

/** Imported files belong to the page, not to a view: they count and are dropped in every view. */
export interface ImportsOfPage {
  readonly shelf: ImportShelf;
  readonly isDragging: boolean;
  /** Waits to be opened; `null` when none does. */
  readonly droppedFile: File | null;
  readonly onDroppedFileTaken: () => void;
}

export interface ViewLayerProps {
  readonly actions: BoardActions;
  /** Folder of the boundary files, ending in "/". */
  readonly boundariesUrl: string;
  readonly imports: ImportsOfPage;
}

type Layer = LazyExoticComponent<ComponentType<ViewLayerProps>>;

/** Every view but the map's, each in a chunk of its own: one line a view. */
export const VIEW_LAYERS: Readonly<Partial<Record<View, Layer>>> = {
  region: lazy(() => import('./region-layer.tsx').then((room) => ({ default: room.RegionLayer }))),
  compare: lazy(() => import('./compare-layer.tsx').then((room) => ({ default: room.CompareLayer }))),
  wall: lazy(() => import('./wall-layer.tsx').then((room) => ({ default: room.WallLayer }))),
  report: lazy(() => import('./report-layer.tsx').then((room) => ({ default: room.ReportLayer }))),
  data: lazy(() => import('./data-layer.tsx').then((room) => ({ default: room.DataLayer }))),
};

/** The views this version has, in the order of the menu; an address that names another one says so and shows the map. */
export const BUILT_VIEWS: readonly View[] = [
  'explore',
  ...(['region', 'report', 'compare', 'wall', 'data'] as const).filter((view) => view in VIEW_LAYERS),
];
