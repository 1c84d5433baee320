import { readBoolean, readOption, readQuantity, readText } from '../../domain/grading-reading.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import type { Localised } from '../../domain/words.ts';
import { defineHazard } from '../define.ts';
import { toSummary } from '../summary.ts';
import { FIELDS } from './fields.ts';
import { GRADING } from './grading.ts';
import { hasOpenMajorHazard } from './open-hazards.ts';
import { MINE_CLASSES } from './rules.ts';
import { EXPOSURE, FACETS, TYPE_WORDS, WORDS } from './words.ts';

const STOPPED = '停产';

const isStopped = (properties: SiteProperties): boolean => {
  const status = readText(properties, 'mine_status');
  return status === null ? readBoolean(properties, 'is_stopped') === true : status === STOPPED;
};

const summary = (properties: SiteProperties): Localised => {
  const mineClass = readOption(properties, 'class', MINE_CLASSES);
  const type = readOption(properties, 'mine_type', ['井工', '露天']);
  const capacity = readQuantity(properties, 'approved_capacity');
  return toSummary([
    mineClass === null ? null : { zh: `${mineClass} 类`, en: `Class ${mineClass}` },
    type === null ? null : TYPE_WORDS[type],
    capacity === null ? null : { zh: `${capacity} 万吨/年`, en: `${capacity}×10⁴ t/a` },
    isStopped(properties) ? FACETS.stopped : null,
  ]);
};

export const COAL_MINE = defineHazard({
  id: 'coal-mine',
  collection: 'coal-mines',
  isRegister: true,
  geometry: 'point',
  shape: 'square',
  words: WORDS,
  fields: FIELDS,
  facets: [
    { id: 'stopped', words: FACETS.stopped, field: 'is_stopped', test: isStopped },
    {
      id: 'open-major-hazard',
      words: FACETS.openMajorHazard,
      field: 'has_open_major_hazard',
      test: hasOpenMajorHazard,
    },
  ],
  grading: GRADING,
  exposure: { field: 'underground_max', words: EXPOSURE },
  lateAfterMinutes: 30,
  summary,
});
