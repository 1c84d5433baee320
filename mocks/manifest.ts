/** One file of a collection; `title` as ARCHITECTURE.md "On the wire", `all` where one file holds everything. */
export interface DemoFile {
  readonly title: 'core' | 'names' | 'dates' | 'owners' | 'card' | 'shape' | 'all';
  readonly name: string;
  readonly bytes: number;
  readonly rows: number;
}

export interface DemoCollection {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Rows. */
  readonly count: number;
  readonly isSynthetic: boolean;
  readonly geometry: 'point' | 'line' | 'polygon' | 'none';
  /** west, south, east, north; `null` without places. */
  readonly bbox: readonly [number, number, number, number] | null;
  /** Of what `datetime` asks about, ISO 8601. */
  readonly interval: readonly [string | null, string | null];
  /** Properties, in column order, with their JSON types. */
  readonly properties: readonly {
    readonly name: string;
    readonly type: 'string' | 'number' | 'boolean' | 'json' | 'datetime';
  }[];
  readonly files: readonly DemoFile[];
}

/** `mocks/generated/manifest.json`: all that the resolver must know before it opens a file. */
export interface DemoManifest {
  readonly format: 'hazard-atlas-demo-1';
  readonly as_of: string;
  readonly note: string;
  readonly collections: readonly DemoCollection[];
}

export const MANIFEST_NAME = 'manifest.json';
