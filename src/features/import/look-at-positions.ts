import type { ImportShelf } from '../../register/import/import-shelf.ts';
import type { Importer } from './importer.ts';
import { toPlan, type CheckupState, type Draft, type KnownRegister } from './workbench-state.ts';

/** From this share of known ids on the file counts as a newer version of the stored one. */
const LEAST_KNOWN_SHARE = 0.5;

export interface Findings {
  readonly checkup: CheckupState;
  readonly known: KnownRegister | null;
}

/** What the plan on screen makes of the sample: where its rows lie, and whether a stored import knows them. */
export const lookAtPositions = async (draft: Draft, importer: Importer, shelf: ImportShelf): Promise<Findings> => {
  const plan = toPlan(draft);
  const checked = await Promise.race([importer.session.checkPositions(plan), importer.broken]);
  const checkup: CheckupState = checked.ok
    ? { name: 'ready', checkup: checked.value }
    : { name: 'none', words: checked.fault.words };
  if (draft.target === 'patch') return { checkup, known: null };
  let known: KnownRegister | null = null;
  for (const { source, fileName, kind } of shelf.candidatesFor(draft.file.shapeKey)) {
    if (kind !== draft.kind) continue;
    const files = await shelf.files(source);
    if (!files.ok) continue;
    const share = await Promise.race([importer.session.shareOfKnownIds(plan, files.value.digests), importer.broken]);
    if (share !== null && share >= LEAST_KNOWN_SHARE && share > (known?.share ?? 0))
      known = { source, fileName, share };
  }
  return { checkup, known };
};
