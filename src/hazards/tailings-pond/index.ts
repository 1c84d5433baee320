import { readBoolean, readOption } from '../../domain/grading-reading.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import type { Localised } from '../../domain/words.ts';
import { defineHazard } from '../define.ts';
import { flagFrom } from '../evidence.ts';
import { toSummary } from '../summary.ts';
import { FIELDS } from './fields.ts';
import { GRADING } from './grading.ts';
import { DESIGN_GRADES, SAFETY_DEGREES } from './rules.ts';
import { DEGREE_WORDS, EXPOSURE, FACETS, GRADE_WORDS, WORDS } from './words.ts';

const summary = (properties: SiteProperties): Localised => {
  const grade = readOption(properties, 'design_grade', DESIGN_GRADES);
  const degree = readOption(properties, 'safety_degree', SAFETY_DEGREES);
  return toSummary([
    grade === null ? null : GRADE_WORDS[grade],
    degree === null ? null : DEGREE_WORDS[degree],
    readBoolean(properties, 'is_overhead') === true ? FACETS.overhead : null,
  ]);
};

export const TAILINGS_POND = defineHazard({
  id: 'tailings-pond',
  collection: 'tailings-ponds',
  isRegister: true,
  geometry: 'point',
  shape: 'triangle',
  words: WORDS,
  fields: FIELDS,
  facets: [
    {
      id: 'overhead',
      words: FACETS.overhead,
      field: 'is_overhead',
      test: (properties) => readBoolean(properties, 'is_overhead') === true,
      drawsBar: true,
    },
    {
      id: 'no-online-monitor',
      words: FACETS.noOnlineMonitor,
      field: 'has_no_online_monitor',
      test: (properties) => flagFrom(properties, 'online_monitor', false, 'has_no_online_monitor'),
    },
  ],
  grading: GRADING,
  exposure: { field: 'downstream_pop', words: EXPOSURE },
  lateAfterMinutes: 60,
  summary,
});
