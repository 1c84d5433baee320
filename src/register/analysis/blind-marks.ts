import { LEVEL_WORDS, LINK_STATUSES, LINK_WORDS, type LinkStatus } from '../../domain/levels.ts';
import type { MapMark } from '../../domain/map-answer.ts';
import { isKnown } from '../../domain/priority-stand-ins.ts';
import type { PriorityWeights } from '../../domain/priority-weights.ts';
import { takeFirst } from '../../domain/top-rows.ts';
import type { Localised } from '../../domain/words.ts';
import type { RegisterEntry } from '../register-entry.ts';
import { levelKeyAt, nameAt } from '../site-rows.ts';
import type { SiteTable } from '../site-table.ts';

/** Sites that are marked beside the 头顶库; what is left out is counted. */
const MOST_OTHERS = 300;

interface Candidate {
  readonly entry: RegisterEntry;
  readonly row: number;
  /** A partly linked site counts by its part. */
  readonly weight: number;
}

/** 头顶库, as the kind's own facet says. */
const hasBarAt = ({ kind, facets }: SiteTable, row: number): boolean =>
  kind.facets.some(({ drawsBar }, index) => drawsBar === true && ((facets[row] ?? 0) & (2 << index)) !== 0);

const linkAt = ({ links }: SiteTable, row: number): LinkStatus => LINK_STATUSES[links[row] ?? 3] ?? 'not-linked';

/** Gathers what is not seen and chooses what the map marks: every 头顶库 that nobody monitors, then the heaviest others. */
export class BlindMarks {
  readonly #weights: PriorityWeights;
  readonly #links: readonly LinkStatus[] | null;
  readonly #overhead: Candidate[] = [];
  readonly #others: Candidate[] = [];
  #overheadNotSeen = 0;
  #overheadPartial = 0;
  #withoutPosition = 0;

  /** @param links the filter's own; `null`: every one */
  constructor(weights: PriorityWeights, links: readonly LinkStatus[] | null) {
    this.#weights = weights;
    this.#links = links;
  }

  /** @param weight of the whole site */
  add(entry: RegisterEntry, row: number, weight: number): void {
    const { table } = entry;
    const link = linkAt(table, row);
    if (this.#links !== null && !this.#links.includes(link)) return;
    // Somebody sees a part of what is partly linked: it stands among the others.
    const hasBar = hasBarAt(table, row);
    const isOverhead = link !== 'partial' && hasBar;
    if (isOverhead) this.#overheadNotSeen++;
    else if (hasBar) this.#overheadPartial++;
    if (Number.isNaN(table.lngs[row] ?? Number.NaN) || Number.isNaN(table.lats[row] ?? Number.NaN)) {
      this.#withoutPosition++;
      return;
    }
    const own = link === 'partial' ? weight * this.#weights.partialShare : weight;
    (isOverhead ? this.#overhead : this.#others).push({ entry, row, weight: own });
  }

  take(): {
    readonly marks: readonly MapMark[];
    readonly leftOut: number;
    readonly overheadNotSeen: number;
    readonly overheadPartial: number;
    readonly withoutPosition: number;
  } {
    const others = takeHeaviest(this.#others, MOST_OTHERS);
    return {
      marks: [...takeHeaviest(this.#overhead, this.#overhead.length), ...others].map(toMark),
      leftOut: this.#others.length - others.length,
      overheadNotSeen: this.#overheadNotSeen,
      overheadPartial: this.#overheadPartial,
      withoutPosition: this.#withoutPosition,
    };
  }
}

/** Equal weights in the order of the registers. */
const takeHeaviest = (candidates: readonly Candidate[], count: number): readonly Candidate[] => {
  const isHeavier = (first: number, second: number): boolean => {
    const difference = (candidates[first]?.weight ?? 0) - (candidates[second]?.weight ?? 0);
    return difference === 0 ? first < second : difference > 0;
  };
  const rows = takeFirst(
    candidates.map((_, index) => index),
    count,
    isHeavier,
  );
  return Array.from(rows).flatMap((index) => candidates[index] ?? []);
};

const toMark = ({ entry: { table, card }, row }: Candidate): MapMark => {
  const id = table.ids[row] ?? '';
  return {
    id: `${table.kind.id}:${table.source}:${id}`,
    meaning: 'blind',
    site: { kind: table.kind.id, source: table.source, id },
    lngLat: [table.lngs[row] ?? 0, table.lats[row] ?? 0],
    level: levelKeyAt(table, row),
    link: linkAt(table, row),
    hasBar: hasBarAt(table, row),
    isCountyPrecision: table.isCountyPrecision[row] === 1,
    title: toTitle(table, row, nameAt(table, card, row)),
  };
};

const COUNT = new Intl.NumberFormat('en-US');

/** 演示尾矿库：红 重大 · 头顶库 · 未接入，无人监测 · 下游人数 320. */
const toTitle = (table: SiteTable, row: number, name: string): Localised => {
  const { kind, exposures } = table;
  const link = linkAt(table, row);
  const { colour, severity } = LEVEL_WORDS[levelKeyAt(table, row)];
  const bar = hasBarAt(table, row) ? kind.facets.find(({ drawsBar }) => drawsBar === true)?.words : undefined;
  const people = exposures[row] ?? Number.NaN;
  const [status, unseen] = [LINK_WORDS[link], link !== 'partial' && bar !== undefined];
  const zh = [`${colour.zh} ${severity.zh}`.trim(), bar?.zh, unseen ? `${status.zh}，无人监测` : status.zh];
  const en = [`${colour.en} ${severity.en}`.trim(), bar?.en, unseen ? `${status.en}: nobody monitors it` : status.en];
  if (kind.exposure !== undefined) {
    zh.push(isKnown(people) ? `${kind.exposure.words.zh} ${COUNT.format(people)}` : '附近人数未知');
    en.push(isKnown(people) ? `${kind.exposure.words.en} ${COUNT.format(people)}` : 'people near unknown');
  }
  const join = (parts: readonly (string | undefined)[]): string =>
    parts.filter((part) => part !== undefined).join(' · ');
  return { zh: `${name}：${join(zh)}`, en: `${name}: ${join(en)}` };
};
