import type { Feature, FeatureCollection, MultiLineString, MultiPolygon } from 'geojson';

import type { Fault, Result } from '../../domain/result.ts';
import { fail } from '../../domain/result.ts';
import {
  decodeArcs,
  parseTopology,
  toDashesFeature,
  toPolygons,
  type BoundaryTopology,
  type DecodedArcs,
  type DivisionGeometry,
  type DivisionObjectName,
} from '../../domain/topology.ts';

type Division = Feature<MultiPolygon, { adcode: number }>;

/** One boundary file, decoded once; answers with features ready for a GeoJSON source. */
export class Boundaries {
  readonly hasCounties: boolean;
  readonly #topology: BoundaryTopology;
  readonly #arcs: DecodedArcs;
  /** A code denotes its highest level. */
  readonly #byCode = new Map<string, DivisionGeometry>();
  readonly #borders = new Map<DivisionObjectName, Feature<MultiLineString>>();
  #coast: Feature<MultiLineString> | null = null;
  #provinces: FeatureCollection<MultiPolygon, { adcode: number }> | null = null;

  constructor(topology: BoundaryTopology) {
    this.#topology = topology;
    this.#arcs = decodeArcs(topology);
    this.hasCounties = topology.objects.county !== undefined;
    for (const level of ['county', 'prefecture', 'province'] as const)
      for (const geometry of topology.objects[level]?.geometries ?? []) this.#byCode.set(String(geometry.id), geometry);
  }

  has(adcode: string): boolean {
    return this.#byCode.has(adcode);
  }

  /** Codes that are not in the file are left out. */
  divisions(adcodes: readonly string[]): FeatureCollection<MultiPolygon, { adcode: number }> {
    return { type: 'FeatureCollection', features: adcodes.flatMap((adcode) => this.#division(adcode)) };
  }

  provinces(): FeatureCollection<MultiPolygon, { adcode: number }> {
    this.#provinces ??= this.divisions(this.#topology.objects.province.geometries.map(({ id }) => String(id)));
    return this.#provinces;
  }

  dashes(): Feature<MultiLineString> {
    return toDashesFeature(this.#topology, this.#arcs);
  }

  /** Arcs that one division alone uses: coast and national border. */
  coast(): Feature<MultiLineString> {
    this.#coast ??= this.#lines('province', (uses) => uses === 1);
    return this.#coast;
  }

  /** Arcs between two divisions of a level, each once. */
  borders(level: DivisionObjectName): Feature<MultiLineString> {
    const known = this.#borders.get(level) ?? this.#lines(level, (uses) => uses > 1);
    this.#borders.set(level, known);
    return known;
  }

  #division(adcode: string): Division[] {
    const geometry = this.#byCode.get(adcode);
    if (!geometry) return [];
    return [
      {
        type: 'Feature',
        id: geometry.id,
        properties: { adcode: geometry.id },
        geometry: { type: 'MultiPolygon', coordinates: toPolygons(this.#arcs, geometry) },
      },
    ];
  }

  #lines(level: DivisionObjectName, isWanted: (uses: number) => boolean): Feature<MultiLineString> {
    const uses = new Map<number, number>();
    for (const geometry of this.#topology.objects[level]?.geometries ?? [])
      for (const number of geometry.arcs.flat(2)) {
        const arc = number < 0 ? ~number : number;
        uses.set(arc, (uses.get(arc) ?? 0) + 1);
      }
    const coordinates = [...uses].filter(([, count]) => isWanted(count)).map(([arc]) => this.#line(arc));
    return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } };
  }

  #line(arc: number): [number, number][] {
    const { coordinates, starts } = this.#arcs;
    const line: [number, number][] = [];
    for (let point = starts[arc] ?? 0; point < (starts[arc + 1] ?? 0); point++)
      line.push([coordinates[2 * point] ?? NaN, coordinates[2 * point + 1] ?? NaN]);
    return line;
  }
}

/** Fetches and checks one boundary file; HTTP errors, HTML and truncated JSON are faults in words. */
export const loadBoundaries = async (
  fetchFile: typeof fetch,
  url: string,
  needs: readonly DivisionObjectName[],
): Promise<Result<Boundaries, Fault<'boundaries'>>> => {
  try {
    const response = await fetchFile(url);
    if (!response.ok) return fail({ kind: 'boundaries', message: `${url}: HTTP ${response.status}` });
    const parsed = parseTopology(await response.json(), needs);
    return parsed.ok ? { ok: true, value: new Boundaries(parsed.value) } : parsed;
  } catch (error) {
    return fail({ kind: 'boundaries', message: `${url}: ${error instanceof Error ? error.message : String(error)}` });
  }
};
