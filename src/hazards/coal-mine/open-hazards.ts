import { readBoolean, readNumber, readQuantity, readRecords, readText } from '../../domain/grading-reading.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import { OVER_CAPACITY } from './rules.ts';

export interface OverCapacity {
  readonly isAnnual: boolean;
  /** 万吨. */
  readonly output: number;
  /** 万吨/年. */
  readonly approved: number;
}

/**
 * Output above the approved capacity: kind 1 of 重大隐患, whether anyone has registered it or not. The year's output so
 * far counts like a whole year's: what it exceeds already, the year will exceed. `null` when it is not exceeded or
 * cannot be told.
 */
export const readOverCapacity = (properties: SiteProperties): OverCapacity | null => {
  const approved = readQuantity(properties, 'approved_capacity');
  if (approved === null || approved === 0) return null;
  for (const name of ['output_annual', 'output_ytd']) {
    const output = readQuantity(properties, name);
    // Compared without dividing, so that a value exactly at the threshold is not lost to rounding.
    if (output !== null && output * 100 >= approved * OVER_CAPACITY.annualPercent)
      return { isAnnual: true, output, approved };
  }
  const month = readQuantity(properties, 'output_month');
  return month !== null && month * 100 > approved * OVER_CAPACITY.monthPercent
    ? { isAnnual: false, output: month, approved }
    : null;
};

export interface OpenHazard {
  /** 1–15; `null` when the register does not say which. */
  readonly kind: number | null;
  /** ISO date; `null` where it is not stated. */
  readonly foundAt: string | null;
}

const WRITTEN_OFF = '已销号';

/** Registered 重大隐患 that are not written off; one whose state is not stated counts as open. */
export const readOpenHazards = (properties: SiteProperties): readonly OpenHazard[] => {
  const listed = readRecords(properties, 'major_hazards');
  if (listed === null)
    return readBoolean(properties, 'has_open_major_hazard') === true ? [{ kind: null, foundAt: null }] : [];
  return listed
    .filter((hazard) => readText(hazard, 'status') !== WRITTEN_OFF)
    .map((hazard) => {
      const kind = readNumber(hazard, 'kind');
      return {
        kind: kind !== null && Number.isInteger(kind) && kind >= 1 && kind <= 15 ? kind : null,
        foundAt: readText(hazard, 'found_at'),
      };
    });
};

export const hasOpenMajorHazard = (properties: SiteProperties): boolean =>
  readOpenHazards(properties).length > 0 || readOverCapacity(properties) !== null;
