import { readBoolean } from '../domain/grading-reading.ts';
import type { SiteProperties } from '../domain/grading.ts';

/** A flag that follows from another yes/no field; where that one is not stated, the flag as the register carries it. */
export const flagFrom = (properties: SiteProperties, source: string, whenTrue: boolean, flag: string): boolean => {
  const stated = readBoolean(properties, source);
  return stated === null ? readBoolean(properties, flag) === true : stated === whenTrue;
};
