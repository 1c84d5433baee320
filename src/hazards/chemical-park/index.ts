import { readBoolean, readOption, readQuantity } from '../../domain/grading-reading.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import type { Localised } from '../../domain/words.ts';
import { defineHazard } from '../define.ts';
import { flagFrom } from '../evidence.ts';
import { toSummary } from '../summary.ts';
import { FIELDS } from './fields.ts';
import { GRADING, PARK_GRADES, reassessDueMs } from './grading.ts';
import { FACETS, WORDS } from './words.ts';

const isReassessOverdue = (properties: SiteProperties, nowMs: number): boolean => {
  const due = reassessDueMs(properties);
  return due === null ? readBoolean(properties, 'is_reassess_overdue') === true : nowMs >= due;
};

const summary = (properties: SiteProperties): Localised => {
  const grade = readOption(properties, 'grade', PARK_GRADES);
  const area = readQuantity(properties, 'area_km2');
  const sources = readQuantity(properties, 'hazard_count');
  return toSummary([
    grade === null ? null : { zh: `${grade} 级`, en: `Grade ${grade}` },
    area === null ? null : { zh: `${area} km²`, en: `${area} km²` },
    sources === null ? null : { zh: `重大危险源 ${sources} 处`, en: `${sources} hazard sources` },
    readBoolean(properties, 'closed_management') === false ? FACETS.notClosed : null,
  ]);
};

export const CHEMICAL_PARK = defineHazard({
  id: 'chemical-park',
  collection: 'chemical-parks',
  isRegister: true,
  geometry: 'polygon',
  shape: 'hexagon',
  words: WORDS,
  fields: FIELDS,
  facets: [
    { id: 'reassess-overdue', words: FACETS.reassessOverdue, field: 'is_reassess_overdue', test: isReassessOverdue },
    {
      id: 'not-closed',
      words: FACETS.notClosed,
      field: 'is_not_closed',
      test: (properties) => flagFrom(properties, 'closed_management', false, 'is_not_closed'),
    },
  ],
  grading: GRADING,
  lateAfterMinutes: 1_440,
  summary,
});
