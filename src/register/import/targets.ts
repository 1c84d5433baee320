import type { FieldDefinition, HazardKind } from '../../hazards/define.ts';
import { COMMON_TARGETS } from './common-targets.ts';

/** The part of a hazard kind that can cross to a worker and that mapping and conversion need. */
export type ImportKind = Pick<HazardKind, 'id' | 'collection' | 'isRegister' | 'geometry' | 'fields'> & {
  readonly words: Pick<HazardKind['words'], 'name' | 'shortName'>;
};

/** Stated province: not a field of the dictionary, used to check the position and kept as `stated_province`. */
export const PROVINCE_FIELD = 'stated_province';

/** Metres on a plane. In Chinese surveying X is the northing: which column is which is told from the values. */
export const EASTING_FIELD = 'easting';
export const NORTHING_FIELD = 'northing';

/** Longitude and latitude in one cell. */
export const POSITION_FIELD = 'position';

/** Read by `placeRow`, not as cells of their own. */
export const POSITION_FIELDS: ReadonlySet<string> = new Set([
  'lng',
  'lat',
  EASTING_FIELD,
  NORTHING_FIELD,
  POSITION_FIELD,
]);

/** Whether rows with these fields can be placed at all: by coordinates, by code, or by the name of their county. */
export const canPlace = (fields: ReadonlySet<string | null>): boolean => {
  const hasBoth = (first: string, second: string): boolean => fields.has(first) && fields.has(second);
  const byName = ['stated_county', 'stated_prefecture', 'address'].some((name) => fields.has(name));
  return (
    hasBoth('lng', 'lat') ||
    hasBoth(EASTING_FIELD, NORTHING_FIELD) ||
    fields.has(POSITION_FIELD) ||
    fields.has('adcode') ||
    byName
  );
};

const merged = (common: FieldDefinition, own: FieldDefinition): FieldDefinition => ({
  ...common,
  ...own,
  synonyms: [...(own.synonyms ?? []), ...(common.synonyms ?? []), common.words.zh, common.words.en],
});

/** Set by the import itself, never read from a column. */
const OWN_FIELDS = new Set(['is_synthetic', 'crs_origin', 'adcode_version', 'warning_retained']);

/** Every field that a column may be mapped to for this kind: the common ones first, then the kind's own. Lists and objects cannot come from a cell. */
export const targetsOf = (kind: ImportKind): readonly FieldDefinition[] => {
  const own = new Map(kind.fields.map((field) => [field.name, field]));
  const common = COMMON_TARGETS.map((field) => {
    const declared = own.get(field.name);
    own.delete(field.name);
    return declared === undefined ? field : merged(field, declared);
  });
  const rest = [...own.values()].filter(
    (field) => !OWN_FIELDS.has(field.name) && field.type !== 'list' && field.type !== 'object',
  );
  return [...common, ...rest];
};
