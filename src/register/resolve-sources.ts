/** One register of one source, as far as the choice between sources needs it. */
export interface SourceCandidate {
  readonly kind: string;
  readonly source: string;
  readonly isSynthetic: boolean;
  /** Accepted rows; a real source without a row hides nothing. */
  readonly rows: number;
}

export interface SourceInUse {
  readonly kind: string;
  readonly source: string;
  readonly isSynthetic: boolean;
}

const DEMO = 'demo';

/**
 * Which registers count and are drawn: for each kind all synthetic or all real, so that no figure adds the two.
 * A real source hides the synthetic one unless `requested` names only the synthetic one. `requested` null means every
 * source; source ids that no register has are ignored, and if none is left the request counts as null, because an
 * empty board would read as "no sites". Order of the candidates is kept.
 */
export const resolveSources = (
  candidates: readonly SourceCandidate[],
  requested: readonly string[] | null,
): SourceInUse[] => {
  const known = new Set(candidates.map((candidate) => candidate.source));
  const wanted = requested?.filter((source) => known.has(source)) ?? [];
  const chosen = wanted.length === 0 ? candidates : candidates.filter((each) => wanted.includes(each.source));
  // A synthetic file that someone brings is read in place of the demo of its kind: the two would count one invention twice.
  const broughtKinds = new Set(
    chosen.filter((each) => each.isSynthetic && each.source !== DEMO && each.rows > 0).map((each) => each.kind),
  );
  const realKinds = new Set(chosen.filter((each) => !each.isSynthetic && each.rows > 0).map((each) => each.kind));
  return chosen
    .filter((each) => (realKinds.has(each.kind) ? !each.isSynthetic : true))
    .filter((each) => !(each.source === DEMO && broughtKinds.has(each.kind)))
    .filter((each) => each.isSynthetic || realKinds.has(each.kind) || !hasSynthetic(chosen, each.kind))
    .map(({ kind, source, isSynthetic }) => ({ kind, source, isSynthetic }));
};

/** The entries that a source in use stands for, in their order. */
export const onlyInUse = <T extends { readonly kind: string; readonly source: string }>(
  entries: readonly T[],
  inUse: readonly SourceInUse[],
): T[] => entries.filter((entry) => inUse.some((use) => use.kind === entry.kind && use.source === entry.source));

const hasSynthetic = (candidates: readonly SourceCandidate[], kind: string): boolean =>
  candidates.some((each) => each.kind === kind && each.isSynthetic);
