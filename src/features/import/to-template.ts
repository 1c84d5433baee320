import { toCsv } from '../../domain/csv.ts';
import { inLanguage, type Language } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { targetsOf } from '../../register/import/targets.ts';

/** An empty table of a kind: one row of headers in the language on screen, each recognised by the import. */
export const toTemplate = (kind: HazardKind, language: Language): string =>
  toCsv(
    targetsOf(kind).map(({ words }) => inLanguage(words, language)),
    [],
  );
