import { toReason } from '../../domain/bands.ts';
import { readText } from '../../domain/grading-reading.ts';
import { COMMON_FIELDS } from '../common-fields.ts';
import { defineHazard } from '../define.ts';
import { field } from '../field-builders.ts';
import { toSummary } from '../summary.ts';

const SOURCE = { document: '参考点位，不参与评级', clause: '', confidence: 'c' } as const;

/** Imported places that fit no register: drawn, never graded, in no register figure. */
export const REFERENCE_SITE = defineHazard({
  id: 'reference-site',
  collection: 'reference-sites',
  isRegister: false,
  geometry: 'point',
  shape: 'circle',
  words: {
    name: { zh: '参考点位', en: 'Reference site' },
    shortName: { zh: '参考点位', en: 'Reference sites' },
    unit: { zh: '个', en: 'sites' },
    levelNote: {
      zh: '参考点位不评级，不计入任何台账数字。',
      en: 'Reference sites are not graded and count in no register.',
    },
  },
  fields: [
    ...COMMON_FIELDS,
    field('category', 'text', '类别', 'Category', {
      cardOrder: 20,
    }),
    field('description', 'text', '说明', 'Description', {
      cardOrder: 21,
    }),
  ],
  facets: [],
  grading: {
    id: 'reference-site',
    version: '1',
    document: SOURCE.document,
    clause: SOURCE.clause,
    confidence: SOURCE.confidence,
    validFrom: '2020-01-01',
    grade: () => ({
      level: null,
      reasons: [
        toReason(SOURCE, {
          rule: 'reference-site.ungraded',
          words: { zh: '参考点位不评级', en: 'Reference sites are not graded' },
          value: null,
          threshold: '—',
        }),
      ],
      missing: [],
      findings: [],
    }),
  },
  lateAfterMinutes: 1_440,
  summary: (properties) => {
    const category = readText(properties, 'category');
    return toSummary([category === null ? null : { zh: category, en: category }]);
  },
});
