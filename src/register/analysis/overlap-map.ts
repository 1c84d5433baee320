import type { Met, OverlapsAnswer } from '../../domain/analyses/overlaps.ts';
import type { MapAnswer, MapMark } from '../../domain/map-answer.ts';
import type { OverlapRule } from '../../domain/overlap-rule.ts';
import { MET_WORDS, RULE_WORDS, SCREENING } from '../../domain/overlap-words.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import { LANGUAGES, type Language, type Localised } from '../../domain/words.ts';
import { toSiteRow } from '../site-rows.ts';
import type { Found } from './overlap-finding.ts';

export interface OverlapAbout {
  readonly rule: OverlapRule;
  readonly distanceM: number | null;
  readonly regions: RegionIndex;
}

/** More than this no eye can tell apart, and no map needs. */
const MARKS = 300;
/** Lines from one mark. */
const LINES = 6;

/** @param found worst first: the marks that are shown are the first of them */
export const toOverlapMap = (
  found: readonly Found[],
  children: OverlapsAnswer['children'],
  about: OverlapAbout,
): MapAnswer => {
  const placed = found.filter(({ entry, row }) => !Number.isNaN(entry.table.lngs[row] ?? Number.NaN));
  return {
    measures: children.flatMap(({ adcode, sites }) => (adcode === null ? [] : [{ adcode, value: sites }])),
    marks: placed.slice(0, MARKS).flatMap((each) => toMark(each, about)),
    marksLeftOut: found.length - Math.min(MARKS, placed.length),
  };
};

const hasRing = ({ rule }: OverlapAbout, { isSector }: Found): boolean =>
  rule === 'route-exposure' || (rule === 'downstream' && !isSector);

const toMark = (found: Found, about: OverlapAbout): MapMark[] => {
  const { entry, row, meetings } = found;
  const site = toSiteRow(entry.table, entry.card, row, about.regions);
  if (site.lngLat === null) return [];
  const to = meetings.flatMap(({ lngLat }) => (lngLat === null ? [] : [lngLat])).slice(0, LINES);
  return [
    {
      id: `${site.kind}:${site.source}:${site.id}`,
      meaning: 'meets',
      site: { kind: site.kind, source: site.source, id: site.id },
      lngLat: site.lngLat,
      level: site.level,
      link: site.link,
      hasBar: site.hasBar,
      ...(about.distanceM !== null && hasRing(about, found) ? { ringM: about.distanceM } : {}),
      ...(to.length > 0 ? { to } : {}),
      title: toTitle(site.name, found, about),
    },
  ];
};

const toTitle = (name: string, found: Found, about: OverlapAbout): Localised => {
  const [zh, en] = LANGUAGES.map((language) => titleIn(language, name, found, about));
  return { zh: zh ?? name, en: en ?? name };
};

const titleIn = (language: Language, name: string, { meetings }: Found, { rule, distanceM }: OverlapAbout): string => {
  const text = (words: Localised): string => (language === 'en' ? words.en : words.zh);
  if (rule === 'night-running')
    return text({
      zh: `${name}：02:00–05:00 运行，无接驳证`,
      en: `${name}: runs 02:00–05:00 without a relay certificate`,
    });
  const counts = new Map<Met, number>();
  for (const { met, stated } of meetings)
    counts.set(met, (counts.get(met) ?? 0) + (met === 'residents' && typeof stated === 'number' ? stated : 1));
  const parts = [...counts].map(([met, count]) => `${text(MET_WORDS[met])} ${count}`);
  const nearestM = meetings[0]?.distanceM ?? null;
  const within = nearestM === null ? '' : text({ zh: `${distanceM} m 内 `, en: `within ${distanceM} m ` });
  const nearest =
    nearestM === null
      ? ''
      : text({ zh: `，最近 ${Math.round(nearestM)} m`, en: `, nearest ${Math.round(nearestM)} m` });
  const screening = rule === 'downstream' ? text({ zh: `（${SCREENING.zh}）`, en: ` (${SCREENING.en})` }) : '';
  const title = text(RULE_WORDS[rule]);
  const found = `${within}${parts.join(text({ zh: '、', en: ', ' }))}${nearest}${screening}`;
  return text({ zh: `${name}：${title}，${found}`, en: `${name}: ${title}, ${found}` });
};
