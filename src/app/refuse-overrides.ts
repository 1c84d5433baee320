import type { BoardConfig } from '../domain/config.ts';
import { checkSheet, overrideKeyOf } from '../domain/rule-check.ts';
import type { Localised } from '../domain/words.ts';
import { RULE_SHEETS } from '../hazards/rule-sheets.ts';

interface Checked {
  readonly config: BoardConfig;
  readonly problems: readonly Localised[];
}

const refusedWords = (kind: string): Localised => ({
  zh: `config.json 的 levelOverrides.${kind} 整体未采用，该类仍按默认配色：`,
  en: `levelOverrides.${kind} in config.json is not used as a whole; the kind keeps its default colours: `,
});

/**
 * Takes out colours of an authority's own under which some level could not be reached by any site any more, kind by kind,
 * and says so with everything else that is wrong with them. In a chunk of its own: only a board that configures colours
 * asks for it.
 * @param nowMs milliseconds since 1970, by the board's clock
 */
export const refuseOverrides = (config: BoardConfig, nowMs: number): Checked => {
  const problems: Localised[] = [];
  const inForce = Object.entries(config.levelOverrides).filter(([kind, overrides]) => {
    const findings = RULE_SHEETS.filter((sheet) => overrideKeyOf(sheet) === kind).flatMap((sheet) =>
      checkSheet(sheet, nowMs, overrides),
    );
    if (!findings.some((finding) => finding.kind === 'override-level-unreachable')) return true;
    const { zh, en } = refusedWords(kind);
    const named = findings.filter((finding) => finding.severity === 'error').map(({ words }) => words);
    problems.push({
      zh: `${zh}${named.map((words) => words.zh).join('；')}。`,
      en: `${en}${named.map((words) => words.en).join('; ')}.`,
    });
    return false;
  });
  return { config: { ...config, levelOverrides: Object.fromEntries(inForce) }, problems };
};
