import { decodeArcs, type BoundaryTopology, type DivisionGeometry } from '../domain/topology.ts';

/** Finds the county of a point. Built once in the worker; a look-up costs well under a microsecond away from borders. */
export interface CountyLocator {
  /** County index 1…N of a point in degrees (doubles, never float32); 0 outside every county or for non-finite input. */
  locate(lng: number, lat: number): number;
}

/** Degrees; about 10 km, so that four cells of five lie wholly inside one county or outside all. */
const CELL_DEGREES = 0.1;

/** Marks a cell that a border crosses: exact edge tests decide there. */
const MIXED = 0xffff;

interface Grid {
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
}

/** Edges from their lower to their upper end, so that both neighbours compute one and the same crossing. */
interface Edges {
  /** x0, y0, x1, y1 with y0 ≤ y1, four an edge; a level edge crosses no ray but still makes its cells mixed. */
  readonly ends: Float64Array;
  /** Edges of arc n: `arcStarts[n]` to `arcStarts[n + 1]` (exclusive). */
  readonly arcStarts: Uint32Array;
}

type Box = [number, number, number, number];

/** Edges of every county, by grid row: bucket `countyBase[county] + row − firstRow[county]`. */
interface RowBuckets {
  readonly firstRow: Int32Array;
  readonly lastRow: Int32Array;
  readonly countyBase: Uint32Array;
  readonly bucketStarts: Uint32Array;
  readonly edgeNumbers: Uint32Array;
}

/**
 * A grid over the `county` object of `divisions.json`, whose geometry i is county index i + 1. Cells that no border
 * crosses answer at once; in the others each county whose border is in the cell, or which covers it, is tested by the
 * even-odd rule against its edges in that row of the grid alone. Where outlines overlap the lowest index wins. Throws
 * when `countyAdcodes` (of `regions.json`, entry 0 is 0) is not the order of the geometries: that would misplace sites.
 */
export const createCountyLocator = (
  topology: BoundaryTopology,
  { countyAdcodes }: { readonly countyAdcodes: readonly number[] },
): CountyLocator => {
  const counties = topology.objects.county?.geometries ?? [];
  if (counties.length !== countyAdcodes.length - 1 || counties.some(({ id }, index) => id !== countyAdcodes[index + 1]))
    throw new Error('the county polygons and the region index are not of one build');
  const grid = toGrid(topology.bbox);
  const edges = toEdges(topology);
  const arcLists = counties.map(toArcList);
  const buckets = toRowBuckets(grid, edges, arcLists);
  const cells = new Uint16Array(grid.columns * grid.rows);
  const candidates = toCandidates(grid, edges, buckets, cells);
  const isInside = toInsideTest(edges, buckets);
  return {
    locate: (lng, lat) => {
      const column = Math.floor((lng - grid.west) / CELL_DEGREES);
      const row = Math.floor((lat - grid.south) / CELL_DEGREES);
      // Written so that NaN is outside.
      if (!(column >= 0 && column < grid.columns && row >= 0 && row < grid.rows)) return 0;
      const cell = row * grid.columns + column;
      const answer = cells[cell]!;
      if (answer !== MIXED) return answer;
      for (const county of candidates.get(cell)!) if (isInside(county, row, lng, lat)) return county;
      return 0;
    },
  };
};

const toGrid = ([west, south, east, north]: BoundaryTopology['bbox']): Grid => ({
  west: west - CELL_DEGREES,
  south: south - CELL_DEGREES,
  columns: Math.ceil((east - west) / CELL_DEGREES) + 2,
  rows: Math.ceil((north - south) / CELL_DEGREES) + 2,
});

const toArcList = ({ arcs }: DivisionGeometry): number[] => arcs.flat(2).map((arc) => (arc < 0 ? ~arc : arc));

const toEdges = (topology: BoundaryTopology): Edges => {
  const { coordinates, starts } = decodeArcs(topology);
  const ends: number[] = [];
  const arcStarts = new Uint32Array(starts.length);
  for (let arc = 0; arc + 1 < starts.length; arc++) {
    for (let point = starts[arc]!; point + 1 < starts[arc + 1]!; point++) {
      const [x0, y0, x1, y1] = [0, 1, 2, 3].map((offset) => coordinates[2 * point + offset]!) as Box;
      if (y0 <= y1) ends.push(x0, y0, x1, y1);
      else ends.push(x1, y1, x0, y0);
    }
    arcStarts[arc + 1] = ends.length / 4;
  }
  return { ends: Float64Array.from(ends), arcStarts };
};

const toRow = (grid: Grid, lat: number): number => Math.floor((lat - grid.south) / CELL_DEGREES);
const toColumn = (grid: Grid, lng: number): number => Math.floor((lng - grid.west) / CELL_DEGREES);

/** Two passes over the same edges: the first counts, the second fills. */
const toRowBuckets = (grid: Grid, edges: Edges, arcLists: readonly (readonly number[])[]): RowBuckets => {
  const { ends, arcStarts } = edges;
  const forEachEdge = (arcs: readonly number[], visit: (edge: number, first: number, last: number) => void): void => {
    for (const arc of arcs)
      for (let edge = arcStarts[arc]!; edge < arcStarts[arc + 1]!; edge++)
        visit(edge, toRow(grid, ends[4 * edge + 1]!), toRow(grid, ends[4 * edge + 3]!));
  };
  const firstRow = new Int32Array(arcLists.length + 1).fill(grid.rows);
  const lastRow = new Int32Array(arcLists.length + 1).fill(-1);
  const countyBase = new Uint32Array(arcLists.length + 2);
  arcLists.forEach((arcs, index) => {
    const county = index + 1;
    forEachEdge(arcs, (_, first, last) => {
      firstRow[county] = Math.min(firstRow[county]!, first);
      lastRow[county] = Math.max(lastRow[county]!, last);
    });
    countyBase[county + 1] = countyBase[county]! + Math.max(0, lastRow[county]! - firstRow[county]! + 1);
  });
  const bucketStarts = new Uint32Array(countyBase[arcLists.length + 1]! + 1);
  const forEachEntry = (visit: (bucket: number, edge: number) => void): void =>
    arcLists.forEach((arcs, index) => {
      const base = countyBase[index + 1]! - firstRow[index + 1]!;
      forEachEdge(arcs, (edge, first, last) => {
        for (let row = first; row <= last; row++) visit(base + row, edge);
      });
    });
  forEachEntry((bucket) => bucketStarts[bucket + 1]!++);
  for (let bucket = 1; bucket < bucketStarts.length; bucket++) bucketStarts[bucket]! += bucketStarts[bucket - 1]!;
  const edgeNumbers = new Uint32Array(bucketStarts[bucketStarts.length - 1]!);
  const next = bucketStarts.slice();
  forEachEntry((bucket, edge) => (edgeNumbers[next[bucket]!++] = edge));
  return { firstRow, lastRow, countyBase, bucketStarts, edgeNumbers };
};

const crossingAt = (ends: Float64Array, edge: number, lat: number): number => {
  const [x0, y0, x1, y1] = [ends[4 * edge]!, ends[4 * edge + 1]!, ends[4 * edge + 2]!, ends[4 * edge + 3]!];
  return ((x1 - x0) * (lat - y0)) / (y1 - y0) + x0;
};

const toInsideTest =
  ({ ends }: Edges, buckets: RowBuckets) =>
  (county: number, row: number, lng: number, lat: number): boolean => {
    if (row < buckets.firstRow[county]! || row > buckets.lastRow[county]!) return false;
    const bucket = buckets.countyBase[county]! + row - buckets.firstRow[county]!;
    let inside = false;
    for (let at = buckets.bucketStarts[bucket]!; at < buckets.bucketStarts[bucket + 1]!; at++) {
      const edge = buckets.edgeNumbers[at]!;
      if (ends[4 * edge + 1]! <= lat && ends[4 * edge + 3]! > lat && lng < crossingAt(ends, edge, lat))
        inside = !inside;
    }
    return inside;
  };

/** Fills `cells` and returns, for each mixed cell, the counties to test in ascending order. */
const toCandidates = (grid: Grid, edges: Edges, buckets: RowBuckets, cells: Uint16Array): Map<number, number[]> => {
  const candidates = new Map<number, number[]>();
  const forEachRow = (visit: (county: number, row: number, bucket: number) => void): void => {
    for (let county = 1; county < buckets.firstRow.length; county++)
      for (let row = buckets.firstRow[county]!; row <= buckets.lastRow[county]!; row++)
        visit(county, row, buckets.countyBase[county]! + row - buckets.firstRow[county]!);
  };
  forEachRow((county, row, bucket) => markBorders(grid, edges, buckets, cells, candidates, county, row, bucket));
  forEachRow((county, row, bucket) => fillInterior(grid, edges, buckets, cells, candidates, county, row, bucket));
  return candidates;
};

/** Adds the county to each cell of the row that one of its edges enters. */
const markBorders = (
  grid: Grid,
  { ends }: Edges,
  { bucketStarts, edgeNumbers }: RowBuckets,
  cells: Uint16Array,
  candidates: Map<number, number[]>,
  county: number,
  row: number,
  bucket: number,
): void => {
  const bottom = grid.south + row * CELL_DEGREES;
  for (let at = bucketStarts[bucket]!; at < bucketStarts[bucket + 1]!; at++) {
    const edge = edgeNumbers[at]!;
    const [x0, y0, x1, y1] = ends.subarray(4 * edge, 4 * edge + 4) as unknown as Box;
    const a = y0 >= bottom ? x0 : crossingAt(ends, edge, bottom);
    const b = y1 <= bottom + CELL_DEGREES ? x1 : crossingAt(ends, edge, bottom + CELL_DEGREES);
    const last = toColumn(grid, Math.max(a, b) + EDGE_MARGIN);
    for (let column = toColumn(grid, Math.min(a, b) - EDGE_MARGIN); column <= last; column++) {
      const cell = row * grid.columns + column;
      cells[cell] = MIXED;
      addCandidate(candidates, cell, county);
    }
  }
};

/** Degrees; makes up for rounding where an edge runs along the side of a cell, so that a mixed cell is never missed. */
const EDGE_MARGIN = 1e-9;

/** Cells that hold no edge of the county are inside it or not as a whole: one scan line through their middle tells. */
const fillInterior = (
  grid: Grid,
  { ends }: Edges,
  { bucketStarts, edgeNumbers }: RowBuckets,
  cells: Uint16Array,
  candidates: Map<number, number[]>,
  county: number,
  row: number,
  bucket: number,
): void => {
  const middle = grid.south + (row + 0.5) * CELL_DEGREES;
  const crossings: number[] = [];
  for (let at = bucketStarts[bucket]!; at < bucketStarts[bucket + 1]!; at++) {
    const edge = edgeNumbers[at]!;
    if (ends[4 * edge + 1]! <= middle && ends[4 * edge + 3]! > middle) crossings.push(crossingAt(ends, edge, middle));
  }
  crossings.sort((a, b) => a - b);
  for (let pair = 0; pair + 1 < crossings.length; pair += 2)
    for (let column = toColumn(grid, crossings[pair]!) + 1; column < toColumn(grid, crossings[pair + 1]!); column++) {
      const cell = row * grid.columns + column;
      if (cells[cell] === MIXED) addCandidate(candidates, cell, county);
      else if (cells[cell] === 0) cells[cell] = county;
    }
};

/** Keeps the list ascending and without repeats. */
const addCandidate = (candidates: Map<number, number[]>, cell: number, county: number): void => {
  const list = candidates.get(cell);
  if (list === undefined) candidates.set(cell, [county]);
  else if (!list.includes(county)) list.splice(list.findLastIndex((other) => other < county) + 1, 0, county);
};
