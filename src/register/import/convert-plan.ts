import type { MappedColumn } from './convert-row.ts';
import { canPlace, targetsOf, type ImportKind } from './targets.ts';
import type { ImportPlan } from './types.ts';

/** Columns of a plan with their fields; a field that the kind does not have is a defect of the plan and left out. */
export const mappedColumns = (plan: ImportPlan, kind: ImportKind): readonly MappedColumn[] => {
  const fields = new Map(targetsOf(kind).map((field) => [field.name, field]));
  return plan.columns.flatMap((mapping, index) => {
    const field = mapping.field === null ? undefined : fields.get(mapping.field);
    return field === undefined ? [] : [{ index, field, mapping }];
  });
};

/** Whether rows of the plan can be placed at all: by coordinates, by code, by the name of their county or by address. */
export const hasPosition = (plan: ImportPlan): boolean => canPlace(new Set(plan.columns.map((column) => column.field)));
