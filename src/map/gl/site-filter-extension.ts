import { DataFilterExtension, type DataFilterExtensionProps } from '@deck.gl/extensions';

import type { FacetValue, SiteLayerSpec } from '../scene.ts';

/**
 * Region, facets and code as GPU filters: four ranges (county index, three facets) and one category (site code).
 * A change of filter is a change of uniforms; no row is visited and no vertex byte moves.
 *
 * deck.gl numbers categories in the order in which it meets them and so has to read every row; site codes are
 * already 0–124, which its 128 bits hold as they are.
 */
export class SiteFilterExtension extends DataFilterExtension {
  static override readonly extensionName = 'SiteFilterExtension';

  constructor() {
    super({ filterSize: 4, categorySize: 1 });
  }

  // deck.gl calls this with the layer as `this`, hence no private state here.
  override _getCategoryKey(category: number): number {
    return category;
  }
}

export const SITE_FILTER_EXTENSION = new SiteFilterExtension();

type Range = [number, number];

const toFacetRange = (facet: FacetValue): Range => (facet === null ? [0, 2] : [facet, facet]);

/** The filter props of one layer; `codes` is passed on by identity. */
export const toFilterProps = (spec: SiteLayerSpec): DataFilterExtensionProps => ({
  filterRange: [
    [spec.countyRange[0], spec.countyRange[1]],
    toFacetRange(spec.facets[0]),
    toFacetRange(spec.facets[1]),
    toFacetRange(spec.facets[2]),
  ],
  filterCategories: spec.codes as number[],
});
