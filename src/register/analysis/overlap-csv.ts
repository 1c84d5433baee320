import { toCsv, type CsvCell } from '../../domain/csv.ts';
import { LEVEL_WORDS, LINK_WORDS } from '../../domain/levels.ts';
import { BASIS_WORDS, MET_WORDS, RULE_WORDS, SCREENING } from '../../domain/overlap-words.ts';
import type { SiteRow } from '../../domain/register-client.ts';
import { inLanguage, type Language, type Localised } from '../../domain/words.ts';
import { toSiteRow } from '../site-rows.ts';
import type { EntryRow, Found, FoundMeeting } from './overlap-finding.ts';
import type { OverlapAbout } from './overlap-map.ts';

const HEADER: readonly Localised[] = [
  { zh: '规则', en: 'Rule' },
  { zh: '性质', en: 'Nature' },
  { zh: '规则距离 m', en: 'Distance of the rule, m' },
  { zh: '区划代码', en: 'Division code' },
  { zh: '区划', en: 'Division' },
  { zh: '编号', en: 'Id' },
  { zh: '名称', en: 'Name' },
  { zh: '风险等级', en: 'Risk level' },
  { zh: '接入状态', en: 'Link status' },
  { zh: '涉及', en: 'Meets' },
  { zh: '对方编号', en: 'Id of it' },
  { zh: '对方名称', en: 'Name of it' },
  { zh: '对方风险等级', en: 'Risk level of it' },
  { zh: '距离 m', en: 'Distance, m' },
  { zh: '距离依据', en: 'Measured' },
  { zh: '登记内容', en: 'Stated' },
  { zh: '来源', en: 'Source' },
  { zh: '演示数据', en: 'Demo data' },
];

/** A line for each meeting, in the order of the list; a line without one for a site that meets none by a distance. */
export const toOverlapCsv = (found: readonly Found[], about: OverlapAbout, language: Language): string => {
  const text = (words: Localised): string => inLanguage(words, language);
  const { regions } = about;
  const levelOf = ({ level }: SiteRow): string =>
    [LEVEL_WORDS[level].colour, LEVEL_WORDS[level].severity].map(text).join(' ').trim();
  const rowOf = ({ entry, row }: EntryRow): SiteRow => toSiteRow(entry.table, entry.card, row, regions);

  const toMet = (meeting: FoundMeeting | null): readonly CsvCell[] => {
    if (meeting === null) return [null, null, null, null, null, null, null];
    const { met, other, distanceM, basis, stated } = meeting;
    const site = other === null ? null : rowOf(other);
    return [
      text(MET_WORDS[met]),
      site?.id ?? null,
      site?.name ?? null,
      site === null ? null : levelOf(site),
      distanceM === null ? null : Math.round(distanceM),
      text(BASIS_WORDS[basis]),
      stated,
    ];
  };

  const toRows = (each: Found): readonly (readonly CsvCell[])[] => {
    const site = rowOf(each);
    const first: readonly CsvCell[] = [
      text(RULE_WORDS[about.rule]),
      about.rule === 'downstream' ? text(SCREENING) : null,
      about.distanceM,
      site.adcode,
      site.adcode === null ? null : (regions.get(site.adcode)?.name ?? null),
      site.id,
      site.name,
      levelOf(site),
      text(LINK_WORDS[site.link]),
    ];
    const meetings = each.meetings.length === 0 ? [null] : each.meetings;
    return meetings.map((meeting) => [
      ...first,
      ...toMet(meeting),
      site.source,
      text(site.isSynthetic ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }),
    ]);
  };

  return toCsv(HEADER.map(text), found.flatMap(toRows));
};
