import { createIndicatorAccumulator, type IndicatorAccumulator } from '../../domain/indicators/accumulate.ts';
import type { IndicatorSettings } from '../../domain/indicators/settings.ts';
import type { IndicatorDefinition } from '../../domain/indicators/types.ts';

/** One accumulator for each place and kind; the sums of them are every figure of the page. */
export class IndicatorCells {
  readonly #definitions: readonly IndicatorDefinition[];
  readonly #settingsOf: (adcode: string | null) => IndicatorSettings;
  readonly #cells = new Map<string, IndicatorAccumulator>();

  constructor(definitions: readonly IndicatorDefinition[], settingsOf: (adcode: string | null) => IndicatorSettings) {
    this.#definitions = definitions;
    this.#settingsOf = settingsOf;
  }

  at(place: string, kind: string): IndicatorAccumulator {
    const key = `${place} ${kind}`;
    let cell = this.#cells.get(key);
    if (cell === undefined) {
      // The list comes in with the sums alone, so that no pond of it is listed once for every kind.
      cell = createIndicatorAccumulator(this.#definitions, this.#settingsOf(null));
      this.#cells.set(key, cell);
    }
    return cell;
  }

  /** @param adcode division whose part of the frozen list belongs to the sum; `null`: none */
  sum(adcode: string | null, holds: (place: string, kind: string) => boolean): IndicatorAccumulator {
    const sum = createIndicatorAccumulator(this.#definitions, this.#settingsOf(adcode));
    for (const [key, cell] of this.#cells) {
      const [place = '', kind = ''] = key.split(' ');
      if (holds(place, kind)) sum.merge(cell);
    }
    return sum;
  }
}
