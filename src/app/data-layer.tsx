import { useUrlStore } from '../url/url-context.tsx';
import { DataView } from '../views/data/data-view.tsx';
import type { ViewLayerProps } from './view-layers.tsx';

export const DataLayer = ({ boundariesUrl, imports }: ViewLayerProps) => {
  const store = useUrlStore();
  return (
    <DataView
      shelf={imports.shelf}
      boundariesUrl={boundariesUrl}
      isDragging={imports.isDragging}
      droppedFile={imports.droppedFile}
      onDroppedFileTaken={imports.onDroppedFileTaken}
      onShowOnMap={(entry) => store.change({ view: 'explore', kinds: [entry.kind], sources: null, site: null })}
    />
  );
};
