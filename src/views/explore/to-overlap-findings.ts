import type { OverlapsAnswer } from '../../domain/analyses/overlaps.ts';
import { NONE_WORDS, RULE_WORDS, SCREENING } from '../../domain/overlap-words.ts';
import type { Localised } from '../../domain/words.ts';
import type { Headline } from '../../features/map-answer/props.ts';
import { formatCount } from '../../ui/format.ts';
import type { Findings, FindingsContext } from './analysis-found.ts';

const SITES: Localised = { zh: '处', en: 'sites' };

/** What 叠加 says of a region, by the rule that was chosen. */
export const toOverlapFindings = (answer: OverlapsAnswer, { scope, regions }: FindingsContext): Findings => {
  const rule = RULE_WORDS[answer.rule];
  const counts = answer.registers
    .filter(({ role }) => role === 'first')
    .map(({ kind, source, asOf }) => ({ kind, source, asOf }));
  const filter = { ...scope.filter, kinds: null };
  const toFigure = (value: number | null, adcode: string): Headline => {
    const region = regions.get(adcode);
    return {
      format: 'count',
      figure: {
        name: 'overlaps',
        title: rule,
        unit: SITES,
        counts,
        filter,
        value,
        ...(region === undefined ? {} : { region }),
      },
    };
  };
  const screening =
    answer.rule === 'downstream'
      ? [{ zh: `${SCREENING.zh}：法定距离沿泄流路径`, en: `${SCREENING.en}: the legal distance follows the flow path` }]
      : [];
  const metres = answer.distanceM === null ? '' : ` ${formatCount(answer.distanceM)} m`;
  const unjudged = answer.registers.flatMap((register) => register.unjudged).reduce((sum, { rows }) => sum + rows, 0);
  const children = answer.children.flatMap(({ adcode, sites }) => (adcode === null ? [] : [{ adcode, sites }]));
  const notes: Localised[] = [
    ...screening,
    {
      zh: '分级：0 单列，其余按所示区划的四分位取整，换区域会变。',
      en: 'Classes: 0 apart, the rest at the rounded quartiles of the divisions on screen; they change with the region.',
    },
  ];
  if (answer.none !== null) notes.push(NONE_WORDS[answer.none]);
  if (unjudged > 0)
    notes.push({
      zh: `${formatCount(unjudged)} 行无法判断，不等于没有相遇。`,
      en: `${formatCount(unjudged)} rows could not be judged, which is not the same as meeting nothing.`,
    });
  if (answer.isMixed)
    notes.push({
      zh: '演示登记与真实登记不相互比较。',
      en: 'Demo and real registers were not compared with each other.',
    });
  return {
    map: answer.map,
    unit: 'count',
    measure: {
      zh: `${rule.zh}${metres}，处数；按所示区划四分位`,
      en: `${rule.en}${metres}, sites; at quartiles of the divisions on screen`,
    },
    heads: [{ zh: '点位', en: 'Sites' }],
    headlines: [toFigure(answer.total, scope.region.adcode)],
    regions: children.map(({ adcode, sites }) => ({
      adcode,
      value: answer.none === null ? sites : null,
      words: { zh: `${formatCount(sites)} 处：${rule.zh}`, en: `${formatCount(sites)}: ${rule.en}` },
      figures: [toFigure(answer.none === null ? sites : null, adcode)],
    })),
    notes,
    nothing: { adcodes: new Set(), words: { zh: '', en: '' } },
    mapNotes: { regions: [{ zh: '名后数字＝处数', en: 'after the name: sites' }, ...screening], sites: screening },
    marked: {
      format: 'count',
      figure: {
        name: 'marked-sites',
        title: { zh: '地图标出的点', en: 'Marked on the map' },
        unit: SITES,
        counts,
        filter,
        value: answer.map.marks.length,
      },
    },
    reports: [{ report: 'overlaps', words: { zh: '多源叠加清单', en: 'The list of risks that meet' } }],
  };
};
