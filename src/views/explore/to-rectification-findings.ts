import type { RectificationBoardAnswer } from '../../domain/analyses/rectification-board.ts';
import type { RectificationCounts } from '../../domain/rectification.ts';
import { listWords } from '../../domain/rectification-words.ts';
import type { Localised } from '../../domain/words.ts';
import type { Headline } from '../../features/map-answer/props.ts';
import { formatCount, formatRate } from '../../ui/format.ts';
import type { Findings, FindingsContext } from './analysis-found.ts';

const ITEMS: Localised = { zh: '项', en: 'items' };
const OVERDUE: Localised = { zh: '逾期', en: 'Overdue' };
const OPEN: Localised = { zh: '未销号', en: 'Open' };

const shareOf = ({ open, overdue }: RectificationCounts): number | null => (open === 0 ? null : overdue / open);

/** What 整改 says of a region: of its longest list, because lists are never added; the marks are of every list. */
export const toRectificationFindings = (answer: RectificationBoardAnswer, context: FindingsContext): Findings => {
  const { scope, regions } = context;
  const lane = answer.lanes.find(({ listType }) => listType === answer.mapList);
  const list = listWords(answer.mapList ?? '');
  const source = lane?.isSynthetic === false ? 'service' : 'demo';
  const base = { counts: [{ kind: '', source, asOf: lane?.asOf ?? null }], filter: scope.filter, unit: ITEMS };
  const toPlace = (adcode: string) => {
    const region = regions.get(adcode);
    return region === undefined ? {} : { region };
  };
  const count = (name: string, title: Localised, value: number, adcode: string): Headline => ({
    format: 'count',
    figure: { ...base, ...toPlace(adcode), name, title, value },
  });
  const share = (counts: RectificationCounts, adcode: string): Headline => ({
    format: 'rate',
    figure: {
      ...base,
      ...toPlace(adcode),
      name: 'rectifications-overdue-share',
      title: { zh: '逾期占未销号', en: 'Overdue of open' },
      value: shareOf(counts),
      numerator: { label: OVERDUE, value: counts.overdue },
      denominator: { label: OPEN, value: counts.open },
    },
  });
  const toFigures = (counts: RectificationCounts, adcode: string): readonly Headline[] => [
    share(counts, adcode),
    count('rectifications-overdue', OVERDUE, counts.overdue, adcode),
    count('rectifications-open', OPEN, counts.open, adcode),
  ];
  const region = scope.region.adcode;
  const notes: Localised[] = [];
  if (answer.lanes.length > 1)
    notes.push({
      zh: `填色与数字只算“${list.zh}”：各清单口径不同，不相加；标出的点是所选全部清单的。`,
      en: `Fill and numbers are of the list “${list.en}” alone, lists are never added; marks are of every chosen list.`,
    });
  if (answer.notAtSites > 0)
    notes.push({
      zh: `${formatCount(answer.notAtSites)} 项不落在点位上，点位筛选下不计。`,
      en: `${formatCount(answer.notAtSites)} items are about no site and are not counted under a filter of sites.`,
    });
  if (answer.syntheticLeftOut > 0)
    notes.push({
      zh: `演示项 ${formatCount(answer.syntheticLeftOut)} 个未与真实项相加。`,
      en: `${formatCount(answer.syntheticLeftOut)} demo items are not added to real ones.`,
    });
  if (!answer.isComplete) notes.push({ zh: '服务给出的项不全。', en: 'The service gave fewer items than it has.' });
  const isWhole = lane !== undefined && answer.isComplete;
  const children = lane?.regions.filter(({ relation }) => relation === 'child') ?? [];
  return {
    map: answer.map,
    unit: 'share',
    measure:
      lane === undefined
        ? { zh: '没有整改项', en: 'No rectification item' }
        : { zh: `逾期占比＝逾期 ÷ 未销号（${list.zh}），%`, en: `Overdue ÷ open (${list.en}), %` },
    heads: [{ zh: '逾期占比', en: 'Overdue share' }, OVERDUE, OPEN],
    headlines: lane === undefined ? [] : toFigures(lane.counts, region),
    regions: children.map(({ adcode, counts }) => ({
      adcode,
      value: counts.overdue,
      words: {
        zh: `${formatCount(counts.overdue)} 项逾期，未销号 ${formatCount(counts.open)} 项，占 ${formatRate(shareOf(counts))} %`,
        en: `${formatCount(counts.overdue)} overdue of ${formatCount(counts.open)} open, ${formatRate(shareOf(counts))} %`,
      },
      figures: toFigures(counts, adcode),
    })),
    notes,
    nothing: {
      // A list that came whole has no item where it names none.
      adcodes: new Set(
        regions
          .childrenOf(region)
          .map(({ adcode }) => adcode)
          .filter((adcode) => (children.find((child) => child.adcode === adcode)?.counts.open ?? 0) === 0 && isWhole),
      ),
      words: { zh: '无未销号项', en: 'Nothing open' },
    },
    mapNotes: { regions: [{ zh: '名后数字＝逾期几项', en: 'after the name: overdue' }], sites: [] },
    marked: {
      format: 'count',
      figure: {
        ...base,
        name: 'marked-sites',
        title: { zh: '有未销号项的点位与区划', en: 'Sites and divisions with open items' },
        unit: { zh: '处', en: 'places' },
        value: answer.map.marks.length,
      },
    },
    reports: [{ report: 'rectifications', words: { zh: '闭环销号', en: 'Rectification board' } }],
  };
};
