import { describe, expect, it } from 'vitest';
import {
  decodeArcs,
  parseTopology,
  toDashesFeature,
  toDivisionFeatures,
  toRing,
  type BoundaryTopology,
} from './topology.ts';

/** Two unit squares side by side that share arc 0, on a grid of tenths of a degree from 100 E 30 N; one dash. */
const topology: BoundaryTopology = {
  type: 'Topology',
  bbox: [100, 30, 102, 31],
  transform: { scale: [0.1, 0.1], translate: [100, 30] },
  arcs: [
    [
      [10, 0],
      [0, 10],
    ],
    [
      [10, 10],
      [-10, 0],
      [0, -10],
      [10, 0],
    ],
    [
      [10, 10],
      [10, 0],
      [0, -10],
      [-10, 0],
    ],
    [
      [0, 0],
      [1, 1],
    ],
  ],
  objects: {
    province: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'MultiPolygon', id: 360000, arcs: [[[0, 1]]] },
        { type: 'MultiPolygon', id: 430000, arcs: [[[2, 0]]] },
      ],
    },
    dashes: { type: 'MultiLineString', arcs: [[3]] },
  },
};

describe('boundary topology', () => {
  it('decodes steps on the grid to degrees', () => {
    const { coordinates, starts } = decodeArcs(topology);
    expect([...starts]).toEqual([0, 2, 6, 10, 12]);
    expect(Array.from(coordinates.subarray(0, 4))).toEqual([101, 30, 101, 31]);
  });

  it('joins arcs to closed rings, backwards where the number is negative', () => {
    const arcs = decodeArcs(topology);
    expect(toRing(arcs, [0, 1])).toEqual([
      [101, 30],
      [101, 31],
      [100, 31],
      [100, 30],
      [101, 30],
    ]);
    expect(toRing(arcs, [~1, ~0])).toEqual([
      [101, 30],
      [100, 30],
      [100, 31],
      [101, 31],
      [101, 30],
    ]);
  });

  it('gives features whose id and adcode are the code', () => {
    const { features } = toDivisionFeatures(topology, 'province');
    expect(features.map(({ id, properties }) => [id, properties.adcode])).toEqual([
      [360000, 360000],
      [430000, 430000],
    ]);
    expect(toDivisionFeatures(topology, 'county').features).toEqual([]);
    expect(toDashesFeature(topology).geometry.coordinates).toHaveLength(1);
  });

  it('says in words what a broken file lacks', () => {
    expect(parseTopology(topology, ['province'])).toEqual({ ok: true, value: topology });
    const messageOf = (value: unknown): string => {
      const result = parseTopology(value, ['province', 'county']);
      return result.ok ? '' : result.fault.message;
    };
    expect(messageOf(topology)).toMatch(/lacks county/);
    expect(messageOf('<!doctype html>')).toMatch(/not a TopoJSON/);
    expect(messageOf(null)).toMatch(/not a TopoJSON/);
    expect(messageOf({ type: 'Topology', arcs: [], objects: {} })).toMatch(/no quantised arcs/);
    expect(messageOf({ ...topology, objects: { province: topology.objects.province } })).toMatch(/dashes/);
  });
});
