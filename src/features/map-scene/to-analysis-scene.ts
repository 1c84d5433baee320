import type { MapAnswer, MapMark } from '../../domain/map-answer.ts';
import type { SymbolShape } from '../../domain/symbol.ts';
import { inLanguage, type Language, type Localised } from '../../domain/words.ts';
import type { MapScene, RegionSymbol, SceneMark } from '../../map/scene.ts';
import { classOf, type MeasureClass } from './breaks.ts';

export interface AnalysisLayer {
  readonly map: MapAnswer;
  readonly classes: readonly MeasureClass[];
  /** Divisions where there is nothing to measure. */
  readonly nothing: ReadonlySet<string>;
  /** What stands beside a division's name, and the sentence that says it; `null`: not known. */
  readonly numbers: ReadonlyMap<string, { readonly value: number | null; readonly words: Localised }>;
  readonly shapeOf: (kind: string) => SymbolShape;
  readonly language: Language;
}

/** From afar the heaviest are marked beside every 头顶库: hundreds of rings would hide the answer. */
const OTHERS_FROM_AFAR = 30;

/** The map of an address with what an analysis answers in it; pure. Only fills, names and marks change. */
export const toAnalysisScene = (base: MapScene, layer: AnalysisLayer): MapScene => {
  const { map, classes, nothing, numbers, language } = layer;
  const values = new Map(map.measures.map(({ adcode, value }) => [adcode, value]));
  const isFar = base.detail === 'regions';
  return {
    ...base,
    fills: isFar
      ? base.fills.map(({ adcode }) => ({
          adcode,
          className: nothing.has(adcode) ? 'outside' : classOf(values.get(adcode) ?? null, classes),
        }))
      : base.fills,
    symbols: isFar
      ? base.symbols.map((symbol) => withNumber(symbol, numbers.get(symbol.adcode), language))
      : base.symbols,
    marks: (isFar ? fromAfar(map.marks) : map.marks).map((mark) => toSceneMark(mark, layer)),
  };
};

const fromAfar = (marks: readonly MapMark[]): readonly MapMark[] => {
  let others = 0;
  return marks.filter(({ meaning, hasBar, link }) => {
    const isOther = meaning === 'blind' && !(hasBar && link !== 'partial');
    return !isOther || ++others <= OTHERS_FROM_AFAR;
  });
};

const withNumber = (
  symbol: RegionSymbol,
  number: { readonly value: number | null; readonly words: Localised } | undefined,
  language: Language,
): RegionSymbol => ({
  ...symbol,
  notLinked: number?.value ?? null,
  title: number === undefined ? symbol.title : `${symbol.name} ${inLanguage(number.words, language)}`,
});

const toSceneMark = (
  { isCountyPrecision = false, ringM, to, title, ...mark }: MapMark,
  { shapeOf, language }: AnalysisLayer,
): SceneMark => ({
  ...mark,
  isCountyPrecision,
  shape: mark.site === null ? 'circle' : shapeOf(mark.site.kind),
  ringM: ringM ?? null,
  to: to ?? [],
  title: inLanguage(title, language),
});
