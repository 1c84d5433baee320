import type { BatchRow } from '../../domain/analyses/batch.ts';
import { toCsv, type CsvCell } from '../../domain/csv.ts';
import { LEVEL_WORDS, LINK_WORDS } from '../../domain/levels.ts';
import { toScoreWords } from '../../domain/priority-words.ts';
import { inLanguage, type Language, type Localised } from '../../domain/words.ts';
import type { AnalysisContext } from './context.ts';

const HEAD = {
  place: { zh: '序号', en: 'Place' },
  kind: { zh: '类别', en: 'Register' },
  id: { zh: '编号', en: 'Id' },
  name: { zh: '名称', en: 'Name' },
  adcode: { zh: '区划代码', en: 'Division code' },
  region: { zh: '区划', en: 'Division' },
  level: { zh: '风险等级', en: 'Risk level' },
  link: { zh: '接入状态', en: 'Link status' },
  reason: { zh: '未接入原因', en: 'Reason for not linked' },
  score: { zh: '得分', en: 'Score' },
  share: { zh: '占风险加权缺口 %', en: '% of the risk-weighted gap' },
  sum: { zh: '累计 %', en: 'Cumulative %' },
  exposure: { zh: '影响人数', en: 'People exposed' },
  neighbours: { zh: '1 km 内其他点位', en: 'Other sites within 1 km' },
  age: { zh: '未接入天数', en: 'Days without a link' },
  standIns: { zh: '按替代值计', en: 'Stood in for' },
  why: { zh: '计分说明', en: 'How it is scored' },
} as const satisfies Record<string, Localised>;

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** The row's own number; empty where another stands in for it, which the next column names. */
const ownOf = ({ factors }: BatchRow, factor: 'exposure' | 'neighbours' | 'age'): number | null => {
  const found = factors.find((each) => each.factor === factor);
  return found === undefined || found.standIn !== null || typeof found.value !== 'number' ? null : found.value;
};

/** The whole batch as a file in the language on screen; unknown is an empty cell. */
export const toBatchCsv = (
  rows: readonly BatchRow[],
  { regions, kinds }: Pick<AnalysisContext, 'regions' | 'kinds'>,
  language: Language,
): string => {
  const text = (words: Localised): string => inLanguage(words, language);
  const nameOf = new Map(kinds.map(({ id, words }) => [id, text(words.shortName)]));
  let sum = 0;
  const lines = rows.map((row): readonly CsvCell[] => {
    sum += row.share;
    const path = row.adcode === null ? [] : regions.pathTo(row.adcode).slice(1);
    const stoodIn = row.factors.filter(({ standIn }) => standIn !== null).map(({ factor }) => factor);
    return [
      row.place,
      nameOf.get(row.kind) ?? row.kind,
      row.id,
      row.name,
      row.adcode,
      path.map(({ name }) => name).join(' '),
      text(LEVEL_WORDS[row.level].colour),
      text(LINK_WORDS[row.link]),
      row.reason,
      round(row.score, 3),
      round(row.share * 100, 4),
      round(sum * 100, 2),
      ownOf(row, 'exposure'),
      ownOf(row, 'neighbours'),
      ownOf(row, 'age'),
      stoodIn
        .map((factor) => (factor === 'level' ? text(HEAD.level) : factor === 'part' ? '' : text(HEAD[factor])))
        .join(text({ zh: '、', en: ', ' })),
      text(toScoreWords(row.factors)),
    ];
  });
  return toCsv(Object.values(HEAD).map(text), lines);
};
