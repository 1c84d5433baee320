import type { RegisterEngine } from '../../src/register/engine.ts';
import type { RollUp } from '../../src/domain/roll-up.ts';
import { POINT_KIND, toParquet, toTarget, type Row } from './register-kit.ts';

let made = 0;

export interface EventChanges {
  readonly id?: string;
  readonly type?: string;
  readonly time?: string | null;
  readonly collection?: string;
  readonly [attribute: string]: unknown;
}

/** Text of a CloudEvent about a row of the core; `row` null: it goes. */
export const toEvent = (siteId: string, row: Row | null, changes: EventChanges = {}): string => {
  const { type, collection = POINT_KIND.collection, ...more } = changes;
  const { lng, lat, ...properties } = row ?? {};
  return JSON.stringify({
    specversion: '1.0',
    id: `e${++made}`,
    source: `collections/${collection}`,
    subject: siteId,
    type: `org.ogc.api.collection.item.${type ?? (row === null ? 'delete' : 'update')}`,
    time: '2020-11-16T09:00:01.000+08:00',
    data: {
      type: 'Feature',
      id: siteId,
      geometry: lng === undefined ? null : { type: 'Point', coordinates: [lng, lat] },
      properties,
    },
    ...more,
  });
};

/** Rows as pages of items give them. */
export const loadItems = (engine: RegisterEngine, rows: readonly Row[], changes = {}) => {
  const features = rows.map(({ id, lng, lat, ...properties }) => ({
    type: 'Feature',
    id,
    properties: { id, ...properties },
    geometry: { type: 'Point', coordinates: [lng, lat] },
  }));
  const bytes = new TextEncoder().encode(JSON.stringify({ features })).buffer;
  engine.sessions.add('s', bytes, 'http://board.test/items');
  return engine.loadItems(toTarget({ asOf: null, ...changes }), 's');
};

export const loadCore = (engine: RegisterEngine, rows: readonly Row[], changes = {}) =>
  engine.loadSnapshot(toTarget(changes), toParquet(rows), 'core');

/** Counts of everything, flags included, without what differs between two loads of the same rows. */
export const countsOf = (engine: RegisterEngine, region = '100000'): RollUp =>
  engine.rollUp({ region, kinds: null, flags: [], sources: null });
