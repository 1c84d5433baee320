import type { Localised } from '../../domain/words.ts';
import type { FieldDefinition } from '../../hazards/define.ts';
import { foldText } from './tokens.ts';

/** A unit that numbers of a field may come in. */
export interface FieldUnit {
  /** As shown and saved: `万吨/年`, `Mtpa`. */
  readonly token: string;
  /** Brings a number in this unit to the field's own. */
  readonly factor: number;
  readonly words: Localised;
}

interface Unit {
  readonly token: string;
  /** In the first unit of its dimension. */
  readonly size: number;
  readonly en: string;
  readonly spellings: readonly string[];
}

const unit = (token: string, size: number, en: string, ...spellings: readonly string[]): Unit => ({
  token,
  size,
  en,
  spellings: [token, en, ...spellings],
});

/**
 * Units by dimension; the first spelling is the one shown. Sizes are exact by definition (foot, acre and short ton by
 * the international yard and pound). A year's mass and a mass are kept apart: 万吨/年 is no stock.
 */
const DIMENSIONS: Readonly<Record<string, readonly Unit[]>> = {
  length: [
    unit('m', 1, 'm', '米', '公尺', 'metre', 'metres', 'meter', 'meters', 'metros'),
    unit('km', 1000, 'km', '公里', '千米', 'kilometre', 'kilometres', 'kilometers', 'quilometros'),
    unit('cm', 0.01, 'cm', '厘米'),
    unit('mm', 0.001, 'mm', '毫米'),
    unit('ft', 0.3048, 'ft', '英尺', 'feet', 'foot'),
    unit('mi', 1609.344, 'mile', '英里', 'miles'),
    unit('里', 500, 'li', '华里', '市里'),
  ],
  area: [
    unit('m²', 1, 'm²', 'm2', 'm^2', '㎡', '平方米', '平米', 'sq m', 'sqm'),
    unit('km²', 1e6, 'km²', 'km2', 'km^2', '平方公里', '平方千米', 'sq km', 'sqkm'),
    unit('公顷', 1e4, 'ha', 'hectare', 'hectares', 'hm²', 'hm2'),
    unit('亩', 10_000 / 15, 'mu', '市亩'),
    unit('万亩', 1e8 / 15, '10⁴ mu'),
    unit('万m²', 1e4, '10⁴ m²', '万平方米', '万平米', '万m2'),
  ],
  volume: [
    unit('m³', 1, 'm³', 'm3', 'm^3', '㎥', '立方米', '立方', '方', 'cubic metres', 'cubic meters', 'cu m', 'cbm'),
    unit('万m³', 1e4, '10⁴ m³', '万m3', '万立方米', '万方', '万立方', '万立米', '10^4m3', '104m3', 'e4m3'),
    unit('百万m³', 1e6, '10⁶ m³', 'Mm3', 'Mm³', '百万立方米', 'hm³', 'hm3', 'mcm', 'million m3', '10^6m3'),
    unit('亿m³', 1e8, '10⁸ m³', '亿m3', '亿立方米', '亿方'),
    unit('千m³', 1e3, '10³ m³', '千立方米', 'dam3', '10^3m3'),
    unit('L', 0.001, 'l', '升', 'litre', 'litres'),
  ],
  mass: [
    unit('吨', 1, 't', '公吨', 'tonne', 'tonnes', 'ton', 'tons', 'metric tons', 'toneladas'),
    unit('kg', 0.001, 'kg', '千克', '公斤'),
    unit('g', 1e-6, 'g', '克'),
    unit('千吨', 1e3, 'kt'),
    unit('万吨', 1e4, '10⁴ t', 'wt', '万t'),
    unit('百万吨', 1e6, 'Mt', 'million tonnes', 'million tons', 'm tonnes', 'mmt'),
    unit('亿吨', 1e8, '10⁸ t', '亿t'),
    unit('Mst', 907_184.74, 'million short tons'),
  ],
  'mass a year': [
    unit('吨/年', 1, 't/a', 't/yr', 'tpa', 't/y', '吨每年', 'tonnes per year'),
    unit('千吨/年', 1e3, 'kt/a', 'ktpa', 'kt/yr'),
    unit('万吨/年', 1e4, '10⁴ t/a', '万t/a', '万吨/a', '万吨每年', '万吨／年'),
    unit('Mtpa', 1e6, 'Mt/a', 'mt/yr', 'mty', '百万吨/年', 'million tonnes per annum', 'mta'),
    unit('亿吨/年', 1e8, '10⁸ t/a', '亿t/a'),
  ],
  people: [
    unit('人', 1, 'people', '名', '口', 'person', 'persons', 'pessoas', '人口'),
    unit('千人', 1e3, '10³ people', 'thousand people'),
    unit('万人', 1e4, '10⁴ people', '万'),
  ],
};

const same = (text: string): string => foldText(text).replace(/\s+/g, '').replace('／', '/');

/** A mass is what a field of mass a year takes too: registers write 120万吨 for 120 万吨/年. */
const ALSO: Readonly<Record<string, string>> = { 'mass a year': 'mass' };

const find = (dimension: string, spelling: string): Unit | undefined =>
  DIMENSIONS[dimension]?.find((each) => each.spellings.some((word) => same(word) === spelling));

const dimensionOf = (field: FieldDefinition): { readonly name: string; readonly own: Unit } | null => {
  if (field.unit === undefined) return null;
  for (const name of Object.keys(DIMENSIONS)) {
    const own = find(name, same(field.unit.zh)) ?? find(name, same(field.unit.en));
    if (own !== undefined) return { name, own };
  }
  return null;
};

interface UnitTable {
  readonly list: readonly FieldUnit[];
  /** By every spelling, folded. */
  readonly factors: ReadonlyMap<string, number>;
}

/** 30.48 and 0.0001, not 30.479999999999997 and 1.0000000000000001e-4. */
const exact = (factor: number): number => Number(factor.toPrecision(12));

const build = (field: FieldDefinition): UnitTable => {
  const list: FieldUnit[] = [];
  const factors = new Map<string, number>();
  const add = (token: string, factor: number, words: Localised, spellings: readonly string[]): void => {
    const isNew = spellings.every((spelling) => !factors.has(same(spelling)));
    for (const spelling of spellings) if (!factors.has(same(spelling))) factors.set(same(spelling), factor);
    if (isNew) list.push({ token, factor, words });
  };
  if (field.unit !== undefined) add(field.unit.zh, 1, field.unit, [field.unit.zh, field.unit.en]);
  // What the kind itself declares comes before what the dimension says.
  for (const [token, factor] of Object.entries(field.unitFactors ?? {}))
    add(token, factor, { zh: token, en: token }, [token]);
  const dimension = dimensionOf(field);
  if (dimension === null) return { list, factors };
  const { name, own } = dimension;
  const names = [name, ALSO[name]].filter((each) => each !== undefined);
  for (const each of names.flatMap((key) => DIMENSIONS[key] ?? []))
    add(each.token, exact(each.size / own.size), { zh: each.token, en: each.en }, each.spellings);
  return { list, factors };
};

const tables = new WeakMap<FieldDefinition, UnitTable>();

const tableOf = (field: FieldDefinition): UnitTable => {
  let table = tables.get(field);
  if (table === undefined) tables.set(field, (table = build(field)));
  return table;
};

/** Every unit that numbers of the field may come in, its own first; empty for fields without a unit. */
export const unitsOf = (field: FieldDefinition): readonly FieldUnit[] => tableOf(field).list;

export interface UnitReading {
  readonly factor: number;
  readonly isUnknown: boolean;
}

const OWN: UnitReading = { factor: 1, isUnknown: false };

/** What the unit of a header (or of a cell) does to numbers of a field; `null` and `''` are the field's own. */
export const readUnit = (field: FieldDefinition, unit: string | null): UnitReading => {
  if (unit === null || unit === '') return OWN;
  const factor = tableOf(field).factors.get(same(unit));
  return factor === undefined ? { factor: 1, isUnknown: field.unit !== undefined } : { factor, isUnknown: false };
};

/** Whether the text is a unit of the field. */
export const isUnitOf = (field: FieldDefinition, text: string): boolean => tableOf(field).factors.has(same(text));
