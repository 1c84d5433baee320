/** An object of JSON, keys unknown. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object with keys, and neither a list nor `null`. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
