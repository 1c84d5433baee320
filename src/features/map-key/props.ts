import type { Localised } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';

/** Same names as the map's fill classes. */
export type KeyClass = 'gap-1' | 'gap-2' | 'gap-3' | 'gap-4' | 'gap-5' | 'few' | 'outside' | 'unknown';

export interface MapKeyProps {
  /** `regions` explains fills and region symbols; `sites` the symbols of single sites. */
  readonly detail: 'regions' | 'sites';
  readonly kinds: readonly HazardKind[];
  /** What the fill means: 接入缺口＝未接入 ÷ 登记（危险源），%. */
  readonly measure: Localised;
  /** In drawing order, with the number of divisions in each; `null` where nothing is counted yet. */
  readonly classes: readonly { readonly id: KeyClass; readonly words: Localised; readonly count: number | null }[];
  /** 省, 市, 县: what the classes count. */
  readonly divisionUnit: Localised;
  /** Shown on the phone and wall, where there is no status bar. */
  readonly mapApprovalNumber?: string;
}
