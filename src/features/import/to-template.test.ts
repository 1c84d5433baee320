import { describe, expect, it } from 'vitest';
import { LANGUAGES, inLanguage } from '../../domain/words.ts';
import { HAZARD_KINDS } from '../../hazards/registry.ts';
import { guessMapping } from '../../register/import/guess-mapping.ts';
import { targetsOf } from '../../register/import/targets.ts';
import { toTemplate } from './to-template.ts';

describe.each(HAZARD_KINDS)('empty table of $id', (kind) => {
  it.each(LANGUAGES)('has headers that the import recognises, in %s', (language) => {
    const columns = targetsOf(kind);
    const headers = columns.map(({ words }) => inLanguage(words, language));
    expect(toTemplate(kind, language)).toBe(`\uFEFF${headers.join(',')}\r\n`);
    expect(guessMapping({ headers, rows: [] }, kind).map(({ field }) => field)).toEqual(
      columns.map(({ name }) => name),
    );
  });
});
