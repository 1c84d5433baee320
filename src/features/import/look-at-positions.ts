import type { ImportShelf } from '../../register/import/import-shelf.ts';
import type { ImportPlan } from '../../register/import/types.ts';
import type { Importer } from './importer.ts';
import { toPlan, type CheckupState, type Draft, type KnownRegister } from './workbench-state.ts';

/** From this share of known ids on the file counts as a newer version of the stored one. */
const LEAST_KNOWN_SHARE = 0.5;

export interface Findings {
  readonly checkup: CheckupState;
  readonly known: KnownRegister | null;
}

/** The kept import that most of the sample's ids are of, with its bytes; `null`: the file is none's newer version. */
const findKnown = async (
  draft: Draft,
  plan: ImportPlan,
  importer: Importer,
  shelf: ImportShelf,
): Promise<{ readonly known: KnownRegister; readonly core: ArrayBuffer } | null> => {
  let best: { readonly known: KnownRegister; readonly core: ArrayBuffer } | null = null;
  for (const { source, fileName, kind } of shelf.candidatesFor(draft.file.shapeKey)) {
    if (kind !== draft.kind) continue;
    const files = await shelf.files(source);
    if (!files.ok) continue;
    const { digests, core } = files.value;
    const share = await Promise.race([importer.session.shareOfKnownIds(plan, digests), importer.broken]);
    if (share !== null && share >= LEAST_KNOWN_SHARE && share > (best?.known.share ?? 0))
      best = { known: { source, fileName, share }, core };
  }
  return best;
};

/**
 * What the plan on screen makes of the sample: whether a stored import knows its rows, and where they lie, against what
 * they state and against where that import had them.
 */
export const lookAtPositions = async (draft: Draft, importer: Importer, shelf: ImportShelf): Promise<Findings> => {
  const plan = toPlan(draft);
  const found = draft.target === 'patch' ? null : await findKnown(draft, plan, importer, shelf);
  const checked = await Promise.race([importer.session.checkPositions(plan, found?.core ?? null), importer.broken]);
  const checkup: CheckupState = checked.ok
    ? { name: 'ready', checkup: checked.value }
    : { name: 'none', words: checked.fault.words };
  return { checkup, known: found?.known ?? null };
};
