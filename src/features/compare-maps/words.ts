import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '分布图', en: 'Maps' },
  sameScale: { zh: '同一比例尺，同一分级', en: 'One scale, the same classes' },
  ownScale: { zh: '各图撑满，同一分级', en: 'Each map fills its frame, the same classes' },
  fill: { zh: '填色：', en: 'Fill: ' },
  number: { zh: '数字：', en: 'Number: ' },
  north: { zh: '北', en: 'North' },
  scale: { zh: '比例尺', en: 'Scale' },
  notLinked: { zh: '未接入', en: 'Not linked' },
  tiny: {
    zh: '按同一比例尺画得很小，名称略去；可改为“各自撑满”。',
    en: 'Too small at this scale for names; choose “Fill frames” to see them.',
  },
  loading: { zh: '正在读取边界…', en: 'Reading boundaries…' },
  noBoundaries: { zh: '行政区划边界未能读取：', en: 'Boundaries could not be read: ' },
  approval: { zh: '审图号', en: 'Map approval' },
  notSubmitted: { zh: '演示底图，未送审', en: 'Demo base map, not submitted for approval' },
} as const satisfies Record<string, Localised>;
