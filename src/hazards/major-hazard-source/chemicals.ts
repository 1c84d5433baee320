import { readQuantity, readRecords, readText } from '../../domain/grading-reading.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import { BETA_BY_CLASS, BETA_OF_OTHER_CLASSES, CLASS_SYMBOL, TOXIC_GASES } from './gb18218.ts';

export interface ChemicalSums {
  /** Σ(qᵢ/Qᵢ). */
  readonly s: number;
  /** Σ(βᵢ·qᵢ/Qᵢ), before α; `null` when the β of one chemical cannot be told. */
  readonly betaSum: number | null;
}

export type ChemicalReading =
  | {
      readonly isComplete: true;
      readonly count: number;
      readonly sums: ChemicalSums;
      readonly missing: readonly string[];
    }
  | { readonly isComplete: false; readonly count: number; readonly sums: null; readonly missing: readonly string[] };

const normalise = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

const GASES_BY_NAME = new Map(TOXIC_GASES.flatMap((gas) => gas.names.map((name) => [name, gas.beta] as const)));
const GASES_BY_CAS = new Map(TOXIC_GASES.map((gas) => [gas.cas, gas.beta]));

/** An acid or a solution shares the CAS number of its gas (盐酸 and 氯化氢) but not its β. */
const isSolution = (name: string): boolean => /(酸|水|溶液|acid|solution)$/.test(name);

/**
 * β of one chemical: the toxic gases of table 3 by name or CAS number, then table 4 by class symbol (of several
 * symbols the largest), then the factor the register states; `null` when none of them tells it.
 */
export const betaOf = (chemical: SiteProperties): number | null => {
  const name = normalise(readText(chemical, 'name') ?? '');
  const byName = GASES_BY_NAME.get(name);
  if (byName !== undefined) return byName;
  const byCas = isSolution(name) ? undefined : GASES_BY_CAS.get(readText(chemical, 'cas') ?? '');
  if (byCas !== undefined) return byCas;
  const symbols = (readText(chemical, 'hazard_class') ?? '')
    .toUpperCase()
    .split(/[\s,，、;；/]+/)
    .filter(Boolean);
  if (symbols.length > 0 && symbols.every((symbol) => CLASS_SYMBOL.test(symbol)))
    return Math.max(...symbols.map((symbol) => BETA_BY_CLASS[symbol] ?? BETA_OF_OTHER_CLASSES));
  return readQuantity(chemical, 'beta');
};

/** Ten times 0.1 t must reach a threshold of 1: what binary fractions add is taken off again. */
const toDecimal = (value: number): number => Number(value.toPrecision(12));

/** R = α·Σ(βᵢ·qᵢ/Qᵢ), with two digits fewer than the sum, so that 1.5 × 33.3333… is the 50 that it is. */
export const toR = (alpha: number, betaSum: number): number => Number((alpha * betaSum).toPrecision(10));

/** Sums over `chemicals`; incomplete when the list is absent or empty, or a quantity of it is missing. */
export const readChemicals = (properties: SiteProperties): ChemicalReading => {
  const chemicals = readRecords(properties, 'chemicals') ?? [];
  if (chemicals.length === 0) return { isComplete: false, count: 0, sums: null, missing: ['chemicals'] };
  const missing: string[] = [];
  let s = 0;
  let betaSum: number | null = 0;
  chemicals.forEach((chemical, index) => {
    const q = readQuantity(chemical, 'q_design_max');
    const critical = readQuantity(chemical, 'critical_quantity');
    const beta = betaOf(chemical);
    if (q === null) missing.push(`chemicals[${index}].q_design_max`);
    if (critical === null || critical === 0) missing.push(`chemicals[${index}].critical_quantity`);
    if (beta === null) missing.push(`chemicals[${index}].hazard_class`);
    const ratio = q === null || critical === null || critical === 0 ? Number.NaN : q / critical;
    s += ratio;
    betaSum = betaSum === null || beta === null ? null : betaSum + beta * ratio;
  });
  if (!Number.isFinite(s))
    return {
      isComplete: false,
      count: chemicals.length,
      sums: null,
      missing: missing.length > 0 ? missing : ['chemicals'],
    };
  const total = betaSum !== null && Number.isFinite(betaSum) ? toDecimal(betaSum) : null;
  return { isComplete: true, count: chemicals.length, sums: { s: toDecimal(s), betaSum: total }, missing };
};
