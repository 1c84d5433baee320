import { NO_FILTER } from '../domain/site-filter.ts';
import type { StoredImport } from '../register/import/stored-import.ts';
import { useRegisterClient } from '../register/register-context.tsx';
import { useUrlStore } from '../url/url-context.tsx';
import { DataView } from '../views/data/data-view.tsx';
import { cameraOnSites } from './camera-on-sites.ts';
import type { ViewLayerProps } from './view-layers.tsx';

/** Sites that tell where an import lies. */
const MOST_SITES = 1000;

export const DataLayer = ({ boundariesUrl, imports }: ViewLayerProps) => {
  const store = useUrlStore();
  const client = useRegisterClient();
  const showOnMap = async (entry: StoredImport): Promise<void> => {
    const shown = { view: 'explore', kinds: [entry.kind], sources: null, site: null } as const;
    if (entry.account.outside.count * 2 <= entry.account.accepted) return store.change(shown);
    // A file of another country: the map of this one would be empty.
    const region = client.config.rootRegion;
    const filter = { ...NO_FILTER, kinds: [entry.kind], sources: [entry.source] };
    const sites = await client
      .page({ region, filter, sort: 'worst-first', offset: 0, limit: MOST_SITES })
      .catch(() => ({ rows: [] }));
    const lngLats = sites.rows.map(({ lngLat }) => lngLat).filter((lngLat) => lngLat !== null);
    store.change({ ...shown, region, c: cameraOnSites(lngLats) });
  };
  return (
    <DataView
      shelf={imports.shelf}
      boundariesUrl={boundariesUrl}
      isDragging={imports.isDragging}
      droppedFile={imports.droppedFile}
      onDroppedFileTaken={imports.onDroppedFileTaken}
      onShowOnMap={(entry) => void showOnMap(entry)}
    />
  );
};
