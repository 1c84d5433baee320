/** An expected fault is a value: it has a `kind` to branch on and a `message` a person can read. */
export interface Fault<K extends string = string> {
  readonly kind: K;
  readonly message: string;
}

export type Result<T, F extends Fault = Fault> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: F };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const fail = <K extends string, F extends Fault<K>>(fault: F): { readonly ok: false; readonly fault: F } => ({
  ok: false,
  fault,
});
