import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '看不见的', en: 'What is not seen 看不见的' },
  title: { zh: '看不见的', en: 'What is not seen' },
  note: { zh: '未接入，按等级', en: 'not linked, by level' },
  notLinked: { zh: '未接入', en: 'Not linked' },
  of: { zh: '/', en: '/' },
  registered: { zh: '登记', en: 'Registered' },
  sites: { zh: '处', en: 'sites' },
  nothing: { zh: '登记中没有任何点位。', en: 'No site of any kind is registered.' },
  people: { zh: '未接入点位涉及的人', en: 'People near what is not linked' },
  person: { zh: '人', en: 'people' },
  unknown: { zh: '未知', en: 'unknown' },
  apart: { zh: '各类口径不同，不相加', en: 'Each kind counts people in its own way; they are not added' },
  peopleNote: {
    zh: '未接入点位登记的影响人数之和；没有登记人数的点位不在其中。',
    en: 'Sum over sites that are not linked; sites that register no number of people are not in it.',
  },
} as const satisfies Record<string, Localised>;
