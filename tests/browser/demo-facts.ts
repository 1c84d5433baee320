import { readFileSync } from 'node:fs';
import { RegionIndex, type Region, type RegionIndexFile } from '../../src/domain/region-index.ts';

/** The five registers, in the order of the board (DESIGN.md, Fixed: names). */
export const KIND_IDS = ['major-hazard-source', 'tailings-pond', 'chemical-park', 'coach-route', 'coal-mine'] as const;

const REGIONS = new RegionIndex(JSON.parse(readFileSync('public/boundaries/regions.json', 'utf8')) as RegionIndexFile);

/** @throws for a code that is no division */
export const regionOf = (adcode: string): Region => {
  const region = REGIONS.get(adcode);
  if (region === undefined) throw new Error(`no division ${adcode}`);
  return region;
};

export const childrenOf = (adcode: string): readonly Region[] => REGIONS.childrenOf(adcode);
