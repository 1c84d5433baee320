import { isJsonObject } from '../../../domain/json-object.ts';

/** A list of records inside an answer of an interface: `{"code":0,"data":{"total":2,"list":[…]}}`. */
export interface WrappedList {
  /** `data.list`. */
  readonly path: string;
  readonly list: readonly unknown[];
}

const MOST_DEPTH = 4;

/** A record names something and says something of it. */
const isRecord = (value: unknown): boolean => isJsonObject(value) && Object.keys(value).length > 1;

/** The longest list of records within an object, at most four names deep; `null` without. */
export const findWrappedList = (value: unknown, names: readonly string[] = []): WrappedList | null => {
  if (!isJsonObject(value) || names.length >= MOST_DEPTH) return null;
  let best: WrappedList | null = null;
  for (const [name, inner] of Object.entries(value)) {
    // Features of a document that is no collection are in a format of their own.
    if (name === 'features') continue;
    const path = [...names, name];
    const isList = Array.isArray(inner) && inner.length > 0 && inner.every(isRecord);
    const found = isList ? { path: path.join('.'), list: inner } : findWrappedList(inner, path);
    if (found !== null && found.list.length > (best?.list.length ?? 0)) best = found;
  }
  return best;
};
