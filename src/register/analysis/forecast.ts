import type {
  ChildForecast,
  FocusSeries,
  ForecastAnswer,
  ForecastQuery,
  KindForecast,
} from '../../domain/analyses/forecast.ts';
import { readDeadlines, type BoardDeadline } from '../../domain/deadlines.ts';
import { toFan } from '../../domain/forecast-fan.ts';
import { countUndated, toSeriesPoints, toWeeklySeries, type SeriesPoint } from '../../domain/forecast-series.ts';
import { DEFAULT_FORECAST_PARAMETERS, forecastCompletion, type Forecast } from '../../domain/forecast.ts';
import { TWO_YEARS_IN_WEEKS, type History, type KindHistory } from '../../domain/history.ts';
import { createSeededRandom } from '../../domain/seeded-random.ts';
import { daysBetween } from '../../domain/wire-time.ts';
import { toHistory } from '../history.ts';
import { Slices } from '../slices.ts';
import type { AnalysisContext, Analyst } from './context.ts';

/** 100 %: 安委办函〔2021〕4号, 建议41 (DOMAIN.md §5). */
const TARGET = 1;

/** Futures of a fan; its edges are drawn, and no figure is read off them. */
const FAN_PATHS = 400;
const FAN_STEPS = 60;
const FAN_WEEKS = { least: 52, most: 312, withoutDate: 156 } as const;

/** The same address always asks the same numbers: region, kind and what of the filter a history obeys. */
const seedOf = (region: string, kind: string, { filter }: ForecastQuery): string =>
  JSON.stringify([region, kind, filter.levels, filter.warnings, filter.flags, filter.sources]);

interface Asked {
  readonly points: readonly SeriesPoint[];
  readonly undated: number;
  readonly deadlines: readonly BoardDeadline[];
  readonly seed: string;
}

const foretell = ({ points, undated, deadlines, seed }: Asked, parameters = DEFAULT_FORECAST_PARAMETERS): Forecast =>
  forecastCompletion({
    points,
    target: TARGET,
    deadlines: deadlines.map(({ id, dueOn }) => ({ id, day: dueOn })),
    undated,
    random: createSeededRandom(seed),
    parameters,
  });

/** Those about being linked that bind a kind. */
const bindingOf = (deadlines: readonly BoardDeadline[], kind: string): readonly BoardDeadline[] =>
  deadlines.filter((each) => each.measure === 'linked' && (each.kind === null || each.kind === kind));

const oldestOf = (kinds: readonly KindHistory[]): string | null =>
  kinds
    .flatMap(({ asOf }) => (asOf === null ? [] : [asOf]))
    .sort((one, other) => Date.parse(one) - Date.parse(other))[0] ?? null;

const toKindForecast = (
  history: History,
  kinds: readonly KindHistory[],
  kind: string,
  deadlines: readonly BoardDeadline[],
  query: ForecastQuery,
): KindForecast => ({
  kind,
  sources: [...new Set(kinds.map(({ source }) => source))],
  asOf: oldestOf(kinds),
  undated: countUndated(kinds),
  forecast: foretell({
    points: toSeriesPoints(history, kinds),
    undated: countUndated(kinds),
    deadlines: bindingOf(deadlines, kind),
    seed: seedOf(query.region, kind, query),
  }),
});

/** Weeks ahead that show the dates, and the deadlines where they are not much further. */
const toFanWeeks = ({ outcome, asOf, deadlines }: Forecast): number => {
  const weeksTo = (day: string): number => (asOf === null ? 0 : daysBetween(asOf, day) / 7);
  const end =
    outcome.state === 'dated'
      ? outcome.p80 === null
        ? FAN_WEEKS.most
        : weeksTo(outcome.p80) * 1.25
      : FAN_WEEKS.withoutDate;
  const due = deadlines.flatMap(({ day, weeksLeft }) => (weeksLeft === null ? [] : [weeksTo(day) + 4]));
  return Math.min(FAN_WEEKS.most, Math.ceil(Math.max(FAN_WEEKS.least, end, ...due)));
};

const toFocusSeries = (
  history: History,
  kinds: readonly KindHistory[],
  forecast: Forecast,
  seed: string,
): FocusSeries => {
  const series = toWeeklySeries(toSeriesPoints(history, kinds));
  const { days, registered, linked } = series;
  if (forecast.pace === null) return { days, registered, linked, fan: [] };
  const weeks = toFanWeeks(forecast);
  const stepWeeks = Math.max(1, Math.ceil(weeks / FAN_STEPS));
  const { blockWeeks } = forecast.parameters;
  const parameters = {
    windowWeeks: forecast.weeksUsed,
    blockWeeks,
    paths: FAN_PATHS,
    weeks,
    stepWeeks,
    spread: forecast.spread,
  };
  const fan = toFan(series, forecast.pace, parameters, createSeededRandom(`fan ${seed}`));
  return { days, registered, linked, fan };
};

/** What is in none of the children: the whole less their sums, week by week. */
const toRest = (whole: KindHistory, parts: readonly KindHistory[]): KindHistory => {
  const less = (of: (history: KindHistory) => readonly number[]): number[] =>
    of(whole).map((count, week) => parts.reduce((rest, part) => rest - (of(part)[week] ?? 0), count));
  return {
    ...whole,
    registered: less(({ registered }) => registered),
    linked: less(({ linked }) => linked),
    undated: parts.reduce((rest, { undated }) => rest - undated, whole.undated),
  };
};

type HistoryOf = (region: string) => History;

const toChild = (
  adcode: string | null,
  days: readonly string[],
  kinds: readonly KindHistory[],
  deadlines: readonly BoardDeadline[],
  query: ForecastQuery,
): ChildForecast => {
  const asked = {
    points: toSeriesPoints({ days }, kinds),
    undated: countUndated(kinds),
    deadlines: bindingOf(deadlines, query.focus),
    // As the page of that region asks it, so that both say the same day.
    seed: seedOf(adcode ?? 'rest', query.focus, query),
  };
  const {
    backTest: _,
    parameters: __,
    ...told
  } = foretell(asked, {
    ...DEFAULT_FORECAST_PARAMETERS,
    backTestHorizons: [],
  });
  return { adcode, undated: asked.undated, forecast: told };
};

/** One forecast a child of the region; those without a site of the kind are left out. */
const toChildren = async (
  { regions }: AnalysisContext,
  historyOf: HistoryOf,
  deadlines: readonly BoardDeadline[],
  query: ForecastQuery,
): Promise<readonly ChildForecast[]> => {
  const children = regions.childrenOf(query.region);
  if (children.length === 0) return [];
  const { days, kinds: whole } = historyOf(query.region);
  const own = children.map(({ adcode }) => ({ adcode, kinds: historyOf(adcode).kinds }));
  const rest = whole.map((kind) =>
    toRest(
      kind,
      own.flatMap(({ kinds }) => kinds.filter(({ source }) => source === kind.source)),
    ),
  );
  const told: ChildForecast[] = [];
  const slices = new Slices();
  for (const { adcode, kinds } of [...own, { adcode: null, kinds: rest }]) {
    if (!kinds.some(({ registered, undated }) => undated > 0 || (registered.at(-1) ?? 0) > 0)) continue;
    if (slices.isOver()) await slices.pause();
    const bound = deadlines.filter(({ region }) => region === null || regions.isWithin(adcode ?? query.region, region));
    told.push(toChild(adcode, days, kinds, bound, query));
  }
  return told;
};

/** When the gap of a region is closed, for each of its registers, or in each of its children. */
export const forecast: Analyst<'forecast'> = async (context, query): Promise<ForecastAnswer> => {
  const { regions, entries, everyEntry, config, kinds: allKinds, nowMs } = context;
  const registers = allKinds.filter(({ isRegister }) => isRegister).map(({ id }) => id);
  const read = readDeadlines(config.deadlines, registers);
  const historyOf = (region: string, kinds: readonly string[] | null): History =>
    toHistory(everyEntry, regions, { region, filter: { ...query.filter, kinds }, weeks: TWO_YEARS_IN_WEEKS }, nowMs);
  const asked = registers.filter((id) => query.filter.kinds === null || query.filter.kinds.includes(id));
  const deadlines = read.deadlines.filter(
    ({ kind, region }) =>
      (kind === null || asked.includes(kind)) && (region === null || regions.isWithin(query.region, region)),
  );
  const without = new Set(
    entries.flatMap(({ table, dates }) => (table.kind.isRegister && dates === null ? [table.kind.id] : [])),
  );
  const told = { deadlines, problems: read.problems, without: [...without] };
  if (query.isByChild) {
    // A deadline of a child binds it though it does not bind the whole.
    const children = await toChildren(context, (region) => historyOf(region, [query.focus]), read.deadlines, query);
    return { kinds: [], series: null, children, ...told };
  }
  const history = historyOf(query.region, query.filter.kinds);
  const present = registers.filter((id) => history.kinds.some(({ kind }) => kind === id));
  const of = (id: string): readonly KindHistory[] => history.kinds.filter(({ kind }) => kind === id);
  const kinds: KindForecast[] = [];
  const slices = new Slices();
  for (const id of present) {
    if (slices.isOver()) await slices.pause();
    kinds.push(toKindForecast(history, of(id), id, deadlines, query));
  }
  const focus = kinds.find(({ kind }) => kind === query.focus);
  return {
    kinds,
    series:
      focus === undefined
        ? null
        : toFocusSeries(history, of(query.focus), focus.forecast, seedOf(query.region, query.focus, query)),
    children: null,
    ...told,
  };
};
