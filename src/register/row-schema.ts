import * as z from 'zod/mini';
import type { FieldDefinition } from '../hazards/define.ts';
import type { QuarantineReason } from './account.ts';
import { parseTime } from './cells.ts';

// zod's compiled parsers probe `eval`, which the page's security policy forbids and reports.
z.config({ jitless: true });

const isTime = (value: string): boolean => !Number.isNaN(parseTime(value));

const toNumberSchema = (field: FieldDefinition): z.ZodMiniType => {
  const checks = [
    ...(field.type === 'integer' ? [z.refine<number>(Number.isInteger)] : []),
    ...(field.min === undefined ? [] : [z.gte(field.min)]),
    ...(field.max === undefined ? [] : [z.lte(field.max)]),
  ];
  return checks.length === 0 ? z.number() : z.number().check(...checks);
};

const toFieldSchema = (field: FieldDefinition): z.ZodMiniType => {
  switch (field.type) {
    case 'number':
    case 'integer':
      return toNumberSchema(field);
    case 'text':
      return z.string();
    case 'boolean':
      return z.boolean();
    case 'date':
    case 'datetime':
      return z.string().check(z.refine(isTime));
    case 'enum':
      return field.options === undefined ? z.string() : z.enum([...field.options]);
    case 'list':
      return z.array(z.unknown());
    case 'object':
      return z.record(z.string(), z.unknown());
  }
};

/** Schema of a row whose cells were read by `createCellReader`; keys in the fields' order, further properties pass. */
export const toRowSchema = (fields: readonly FieldDefinition[]): z.ZodMiniType =>
  z.looseObject(
    Object.fromEntries(
      fields.map((field) => [field.name, field.isRequired ? toFieldSchema(field) : z.nullish(toFieldSchema(field))]),
    ),
  );

export interface CellFault {
  readonly field: string;
  readonly reason: QuarantineReason;
}

const reasonOf = (code: string | undefined, value: unknown): QuarantineReason => {
  if (value === null || value === undefined) return 'missing';
  if (code === 'invalid_value') return 'not-an-option';
  return code === 'too_small' || code === 'too_big' ? 'out-of-range' : 'wrong-type';
};

/** First thing wrong with a row, or `null`. */
export const checkRow = (schema: z.ZodMiniType, row: Readonly<Record<string, unknown>>): CellFault | null => {
  const parsed = z.safeParse(schema, row);
  if (parsed.success) return null;
  const issue = parsed.error.issues[0];
  const field = String(issue?.path[0] ?? '');
  return { field, reason: reasonOf(issue?.code, row[field]) };
};

/**
 * The same verdict on one cell without the schema: for bulk columns, where a schema call a row would hold the first
 * paint back (a property test keeps the two in agreement).
 */
export const checkCell = (field: FieldDefinition, value: unknown): QuarantineReason | null => {
  if (value === null || value === undefined) return field.isRequired ? 'missing' : null;
  switch (field.type) {
    case 'number':
    case 'integer': {
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'wrong-type';
      if (field.type === 'integer' && !Number.isInteger(value)) return 'wrong-type';
      const isInside = value >= (field.min ?? -Infinity) && value <= (field.max ?? Infinity);
      return isInside ? null : 'out-of-range';
    }
    case 'text':
      return typeof value === 'string' ? null : 'wrong-type';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'wrong-type';
    case 'date':
    case 'datetime':
      return typeof value === 'string' && isTime(value) ? null : 'wrong-type';
    case 'enum':
      if (field.options === undefined) return typeof value === 'string' ? null : 'wrong-type';
      return field.options.includes(value as string) ? null : 'not-an-option';
    case 'list':
      return Array.isArray(value) ? null : 'wrong-type';
    case 'object':
      return typeof value === 'object' && !Array.isArray(value) ? null : 'wrong-type';
  }
};
