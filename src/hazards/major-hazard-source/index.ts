import { readBoolean, readOption, readQuantity, readText } from '../../domain/grading-reading.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import type { Localised } from '../../domain/words.ts';
import { defineHazard } from '../define.ts';
import { flagFrom } from '../evidence.ts';
import { toSummary } from '../summary.ts';
import { FIELDS } from './fields.ts';
import { HAZARD_LEVELS } from './gb18218.ts';
import { GRADING } from './grading.ts';
import { EXPOSURE, FACETS, LEVEL_WORDS, WORDS } from './words.ts';

const summary = (properties: SiteProperties): Localised => {
  const level = readOption(properties, 'hazard_level', HAZARD_LEVELS);
  const r = readQuantity(properties, 'r_value');
  const process = readText(properties, 'key_process');
  return toSummary([
    level === null ? null : LEVEL_WORDS[level],
    r === null ? null : { zh: `R ${r}`, en: `R ${r}` },
    readBoolean(properties, 'in_park') === true ? FACETS.inPark : null,
    process === null ? null : { zh: process, en: process },
  ]);
};

export const MAJOR_HAZARD_SOURCE = defineHazard({
  id: 'major-hazard-source',
  collection: 'major-hazard-sources',
  isRegister: true,
  geometry: 'point',
  shape: 'diamond',
  words: WORDS,
  fields: FIELDS,
  facets: [
    {
      id: 'in-park',
      words: FACETS.inPark,
      field: 'in_park',
      test: (properties) => readBoolean(properties, 'in_park') === true,
    },
    {
      id: 'distance-short',
      words: FACETS.distanceShort,
      field: 'is_distance_short',
      test: (properties) => flagFrom(properties, 'distance_ok', false, 'is_distance_short'),
    },
  ],
  grading: GRADING,
  exposure: { field: 'pop_within_500m', words: EXPOSURE },
  lateAfterMinutes: 30,
  summary,
});
