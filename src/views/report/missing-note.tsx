import type { Localised } from '../../domain/words.ts';
import { useHazards } from '../../hazards/registry-context.tsx';
import { useText } from '../../ui/language.tsx';
import styles from './report.module.css';

const CONTENT_WORDS: Readonly<Record<string, Localised>> = {
  names: { zh: '名称', en: 'names' },
  dates: { zh: '登记与接入日期', en: 'dates' },
  owners: { zh: '所属企业', en: 'owners' },
  card: { zh: '详细信息', en: 'details' },
  shape: { zh: '线面图形', en: 'lines and areas' },
  changes: { zh: '变更记录', en: 'changes' },
  warnings: { zh: '预警记录', en: 'warnings' },
  'overhead-baseline': { zh: '头顶库治理基线', en: 'baseline of overhead ponds' },
  rectifications: { zh: '整改项', en: 'rectification items' },
};

/** What an analysis had to do without (`AnalysisReply.missing`): said, because nothing found there is not none. */
export const MissingNote = ({ missing }: { readonly missing: readonly string[] }) => {
  const text = useText();
  const { kinds } = useHazards();
  if (missing.length === 0) return null;
  const words = missing.map((entry) => {
    const [content = '', kindId] = entry.split(' ');
    const kind = kinds.find(({ id }) => id === kindId);
    return [kind?.words.name, CONTENT_WORDS[content] ?? { zh: content, en: content }]
      .filter((part) => part !== undefined)
      .map(text)
      .join(' ');
  });
  return (
    <p className={styles['missing']} role="status" data-notice="missing">
      {text({ zh: '以下数据未能取得，结果未包含它们：', en: 'Could not be had, so the results leave them out: ' })}
      {words.join(text({ zh: '、', en: ', ' }))}
    </p>
  );
};
