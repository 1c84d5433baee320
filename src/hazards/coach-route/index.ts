import { readOption, readQuantity } from '../../domain/grading-reading.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import type { Localised } from '../../domain/words.ts';
import { defineHazard } from '../define.ts';
import { toSummary } from '../summary.ts';
import { FIELDS } from './fields.ts';
import { GRADING, readHasSleeper, readRelayCertificate } from './grading.ts';
import { LINE_STATUSES } from './rules.ts';
import { FACETS, STATUS_WORDS, WORDS } from './words.ts';

const summary = (properties: SiteProperties): Localised => {
  const km = readQuantity(properties, 'total_km');
  const vehicles = readQuantity(properties, 'licensed_vehicles');
  const status = readOption(properties, 'line_status', LINE_STATUSES);
  return toSummary([
    km === null ? null : { zh: `${km} km`, en: `${km} km` },
    vehicles === null ? null : { zh: `${vehicles} 辆`, en: `${vehicles} vehicles` },
    status === null ? null : STATUS_WORDS[status],
    readRelayCertificate(properties) === false ? FACETS.noRelayCertificate : null,
  ]);
};

export const COACH_ROUTE = defineHazard({
  id: 'coach-route',
  collection: 'coach-routes',
  isRegister: true,
  geometry: 'line',
  shape: 'arrow',
  words: WORDS,
  fields: FIELDS,
  facets: [
    {
      id: 'no-relay-certificate',
      words: FACETS.noRelayCertificate,
      field: 'has_no_relay_certificate',
      test: (properties) => readRelayCertificate(properties) === false,
    },
    {
      id: 'sleeper',
      words: FACETS.sleeper,
      field: 'has_sleeper',
      test: (properties) => readHasSleeper(properties) === true,
    },
  ],
  grading: GRADING,
  lateAfterMinutes: 30,
  summary,
});
