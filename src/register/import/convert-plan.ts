import type { ImportKind } from './targets.ts';
import { targetsOf } from './targets.ts';
import type { MappedColumn } from './convert-row.ts';
import type { ImportPlan } from './types.ts';

/** Columns of a plan with their fields; a field that the kind does not have is a defect of the plan and left out. */
export const mappedColumns = (plan: ImportPlan, kind: ImportKind): readonly MappedColumn[] => {
  const fields = new Map(targetsOf(kind).map((field) => [field.name, field]));
  return plan.columns.flatMap((mapping, index) => {
    const field = mapping.field === null ? undefined : fields.get(mapping.field);
    return field === undefined ? [] : [{ index, field, mapping }];
  });
};

/** Each of these alone can place a row; of a pair both are needed. */
const PLACING: readonly (readonly string[])[] = [
  ['lng', 'lat'],
  ['easting', 'northing'],
  ['position'],
  ['adcode'],
  ['stated_county'],
  ['address'],
];

/** Whether rows of the plan can be placed at all: by coordinates, by code, by the name of their county or by address. */
export const hasPosition = (plan: ImportPlan): boolean => {
  const fields = new Set(plan.columns.map((column) => column.field));
  return PLACING.some((needed) => needed.every((field) => fields.has(field)));
};
