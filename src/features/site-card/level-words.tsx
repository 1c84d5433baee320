import { LEVEL_WORDS, levelKeyOf, type LevelKey, type MaybeRiskLevel, type RiskLevel } from '../../domain/levels.ts';
import type { LevelScale } from '../../domain/rule-sheet.ts';
import { useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { WarningMark } from '../../ui/site-symbol.tsx';
import { WORDS } from './words.ts';

interface LevelWordsProps {
  readonly level: LevelKey | MaybeRiskLevel;
  readonly scale: LevelScale;
}

/** A level by digit and word; on the scale of warnings no level is no warning. */
export const LevelWords = ({ level, scale }: LevelWordsProps) => {
  const text = useText();
  const key = typeof level === 'string' ? level : levelKeyOf(level);
  if (scale === 'warning' && key === 'unassessed') return <>{text(WORDS.noWarningLevel)}</>;
  return (
    <>
      <LevelMark level={key} scale={scale} /> {text(LEVEL_WORDS[key].colour)}
    </>
  );
};

/** The mark alone: a badge for a static level, a ring for a live warning, as on the map. */
export const LevelMark = ({ level, scale }: { readonly level: LevelKey; readonly scale: LevelScale }) =>
  scale === 'warning' && level !== 'unassessed' ? (
    <WarningMark level={Number(level) as RiskLevel} />
  ) : (
    <LevelBadge level={level} />
  );
