import { toReason, type RuleSource } from './bands.ts';
import type { ColourBand, GradeReason, GradeResult, LevelOverrides } from './grading.ts';
import { LEVEL_WORDS, levelKeyOf, levelOfKey, type MaybeRiskLevel } from './levels.ts';
import type { Localised } from './words.ts';

/** Collects a chain of reasons; one per call of a rule. */
export class GradeChain {
  readonly #reasons: GradeReason[] = [];
  readonly #missing: string[] = [];
  readonly #findings: GradeReason[] = [];

  because(reason: GradeReason): void {
    this.#reasons.push(reason);
  }

  find(finding: GradeReason): void {
    this.#findings.push(finding);
  }

  lacks(...names: readonly string[]): void {
    for (const name of names) if (!this.#missing.includes(name)) this.#missing.push(name);
  }

  end(level: MaybeRiskLevel): GradeResult {
    return { level, reasons: this.#reasons, missing: this.#missing, findings: this.#findings };
  }
}

export interface Colours extends RuleSource {
  readonly id: string;
  /** What a band is called in front of its name: 级别, 等级, 安全度. */
  readonly words: Localised;
  readonly bands: readonly ColourBand[];
}

const isLevelKey = (key: unknown): key is keyof typeof LEVEL_WORDS =>
  typeof key === 'string' && Object.hasOwn(LEVEL_WORDS, key);

/** The authority's own level of a band, where `config.json` states one; `undefined` otherwise. */
export const overrideOf = (overrides: LevelOverrides | undefined, band: string): MaybeRiskLevel | undefined => {
  const key: unknown = overrides !== undefined && Object.hasOwn(overrides, band) ? overrides[band] : undefined;
  return isLevelKey(key) ? levelOfKey(key) : undefined;
};

/** The level a band is coloured with, as a reason; a local configuration is named as what decided. */
export const toColourReason = (colours: Colours, band: string, overrides: LevelOverrides | undefined): GradeReason => {
  const own = overrideOf(overrides, band);
  const level = own !== undefined ? own : (colours.bands.find((row) => row.band === band)?.level ?? null);
  const colour = LEVEL_WORDS[levelKeyOf(level)].colour;
  const source: RuleSource =
    own === undefined ? colours : { document: 'config.json', clause: 'levelOverrides', confidence: 'c' };
  const by: Localised =
    own === undefined ? { zh: '默认配色', en: 'Default colour' } : { zh: '本地配置', en: 'Local configuration' };
  return toReason(source, {
    rule: own === undefined ? colours.id : `${colours.id}.local`,
    words: {
      zh: `${by.zh}：${colours.words.zh} ${band} → ${colour.zh}`,
      en: `${by.en}: ${colours.words.en} ${band} → ${colour.en}`,
    },
    value: band,
    threshold: `${band} → ${colour.zh}`,
    level,
  });
};
