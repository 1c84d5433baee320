import { QueryClient, QueryClientProvider, keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { formatChinaDate, type Clock } from '../domain/clock.ts';
import type { BoardConfig } from '../domain/config.ts';
import type { RegionIndex } from '../domain/region-index.ts';
import type { LiveState } from '../domain/live-state.ts';
import type { Analyses, AnalysisName, AnalysisReply } from '../domain/analyses/analyses.ts';
import type { EnterpriseCounts } from '../domain/enterprise-counts.ts';
import type { History, HistoryQuery } from '../domain/history.ts';
import type { ReasonCounts } from '../domain/reason-counts.ts';
import type { PageQuery, ReasonQuery, RegisterState, SiteDetail, SitePage } from '../domain/register-client.ts';
import type { RollUp, RollUpQuery } from '../domain/roll-up.ts';
import type { SiteGpuColumns, SiteShapes } from '../domain/site-columns.ts';
import type { RegisterClient } from './client-types.ts';
import { resolveSources, type SourceInUse } from './resolve-sources.ts';

/** An answer of the register to a component. */
export interface Answer<T> {
  /** `undefined` until a first answer; of the previous question while `isPlaceholder`, of older rows for a moment after a refresh. */
  readonly data: T | undefined;
  /** `data` answers exactly this question, and no register that it counts is still on its way. */
  readonly isReady: boolean;
  readonly isPlaceholder: boolean;
  /** A defect between page and worker, in words; faults of registers stand in their states. */
  readonly error: Error | null;
}

/** An answer to exactly this question, be it an error. */
export const isSettled = (answer: Answer<unknown>): boolean => answer.isReady || answer.error !== null;

const ClientContext = createContext<RegisterClient | null>(null);
const RegionsContext = createContext<RegionIndex | null>(null);

const toQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        structuralSharing: false,
        staleTime: Infinity,
        gcTime: 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  });

/** Gives the hooks below their client and starts it. Stopping it is the business of who made it. */
export const RegisterProvider = (props: {
  readonly client: RegisterClient;
  readonly children: ReactNode;
}): ReactNode => {
  const [queries] = useState(toQueryClient);
  useEffect(() => props.client.start(), [props.client]);
  return (
    <QueryClientProvider client={queries}>
      <ClientContext.Provider value={props.client}>{props.children}</ClientContext.Provider>
    </QueryClientProvider>
  );
};

export const useRegisterClient = (): RegisterClient => {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('RegisterProvider is missing above this component');
  return client;
};

/** The divisions with names in another language than the client's own, for everything below. */
export const RegionsProvider = (props: {
  readonly regions: RegionIndex | null;
  readonly children: ReactNode;
}): ReactNode => <RegionsContext.Provider value={props.regions}>{props.children}</RegionsContext.Provider>;

export const useRegions = (): RegionIndex => {
  const { regions } = useRegisterClient();
  return useContext(RegionsContext) ?? regions;
};
export const useBoardConfig = (): BoardConfig => useRegisterClient().config;
export const useClock = (): Clock => useRegisterClient().clock;

export const useRegisterStates = (): readonly RegisterState[] => {
  const client = useRegisterClient();
  return useSyncExternalStore(client.subscribe, client.states);
};

/** How changes come while the board runs; `null`: they do not, or nothing is known yet. */
export const useLiveState = (): LiveState | null => {
  const client = useRegisterClient();
  return useSyncExternalStore(client.subscribe, client.live);
};

/** Newest columns of every kind × source; which of them are in use is `useSourcesInUse`'s to say. */
export const useGpuColumns = (): readonly SiteGpuColumns[] => {
  const client = useRegisterClient();
  return useSyncExternalStore(client.subscribe, client.gpuColumns);
};

/** The registers in use under the address's `sources`: for each kind all synthetic or all real. */
export const useSourcesInUse = (requested: readonly string[] | null): readonly SourceInUse[] => {
  const states = useRegisterStates();
  return useMemo(() => resolveSources(states, requested), [states, requested]);
};

const useVersion = (): number => {
  const client = useRegisterClient();
  return useSyncExternalStore(client.subscribe, client.version);
};

/** An answer as the cache keeps it, with its question. */
export interface Kept<T> {
  readonly value: T;
  /** The question without the version of the rows: the same question of newer rows is no other question. */
  readonly asked: string;
}

/** The one shape of an entry of the cache: whoever asks under the same key reads what another has kept. */
export const toAnswerQuery = <T,>(key: readonly unknown[], version: number, ask: () => Promise<T>) => {
  const asked = JSON.stringify(key);
  return {
    asked,
    queryKey: [...key, version],
    queryFn: async (): Promise<Kept<T>> => ({ value: await ask(), asked }),
  };
};

const useAnswer = <T,>(
  key: readonly unknown[],
  ask: (client: RegisterClient) => Promise<T>,
  options: {
    readonly isEnabled?: boolean;
    readonly kinds?: readonly string[] | null;
    /** Asked again after so many milliseconds, for what rests on collections and on the hour. */
    readonly refetchMs?: number;
  } = {},
): Answer<T> => {
  const client = useRegisterClient();
  const version = useVersion();
  const states = useRegisterStates();
  const isWaiting = states.some(
    (state) => state.status === 'loading' && (options.kinds ? options.kinds.includes(state.kind) : true),
  );
  const { asked, ...query } = toAnswerQuery(key, version, () => ask(client));
  const result = useQuery({
    ...query,
    // Before any register has answered a roll-up would be empty, and empty reads as zero.
    enabled: (options.isEnabled ?? true) && states.some((state) => state.status !== 'loading'),
    placeholderData: keepPreviousData,
    refetchInterval: options.refetchMs ?? false,
  });
  return {
    data: result.data?.value,
    isReady: result.isSuccess && !result.isPlaceholderData && !isWaiting,
    isPlaceholder: result.isPlaceholderData && result.data?.asked !== asked,
    error: result.error,
  };
};

export const useRollUp = (query: RollUpQuery): Answer<RollUp> =>
  useAnswer(
    ['roll-up', query.region, query.kinds, query.flags, query.sources, query.conditions],
    (client) => client.rollUp(query),
    {
      kinds: query.kinds,
    },
  );

export const useSitePage = (query: PageQuery): Answer<SitePage> =>
  useAnswer(['page', query], (client) => client.page(query), { kinds: query.filter.kinds });

/** Weekly history of a region; `null` asks nothing. */
export const useHistory = (query: HistoryQuery | null): Answer<History | null> =>
  useAnswer(
    ['history', query, formatChinaDate(useClock().now())],
    async (client) => (query === null ? null : client.history(query)),
    {
      isEnabled: query !== null,
      kinds: query?.filter.kinds ?? null,
    },
  );

/** Reasons for not linked; `null` asks nothing. */
export const useReasons = (query: ReasonQuery | null): Answer<readonly ReasonCounts[] | null> =>
  useAnswer(['reasons', query], async (client) => (query === null ? null : client.reasons(query)), {
    isEnabled: query !== null,
    kinds: query?.filter.kinds ?? null,
  });

/** Enterprises of the regions, in their order; data `null`: no service offers enterprises. An empty list asks nothing. */
export const useEnterpriseCounts = (adcodes: readonly string[]): Answer<readonly EnterpriseCounts[] | null> =>
  useAnswer(['enterprises', adcodes], (client) => client.enterpriseCounts(adcodes), { isEnabled: adcodes.length > 0 });

/** `source` null: the source in use. `kind` or `id` null asks nothing. Data `null`: there is no such site. */
export const useSiteDetail = (
  kind: string | null,
  source: string | null,
  id: string | null,
): Answer<SiteDetail | null> =>
  useAnswer(
    ['detail', kind, source, id],
    async (client) => (kind === null || id === null ? null : client.detail(kind, source, id)),
    { isEnabled: kind !== null && id !== null, kinds: kind === null ? null : [kind] },
  );

/** Lines and polygons of the kinds; an empty list asks nothing and is ready at once. */
export const useShapes = (kinds: readonly string[]): Answer<readonly SiteShapes[]> => {
  const answer = useAnswer(['shapes', kinds], (client) => client.shapes(kinds), {
    isEnabled: kinds.length > 0,
    kinds,
  });
  return kinds.length > 0 ? answer : { data: [], isReady: true, isPlaceholder: false, error: null };
};

const ANALYSIS_REFETCH_MS = 5 * 60_000;

/** Asks an analysis (`Analyses`) and asks it again every five minutes; `null` asks nothing. */
export const useAnalysis = <Name extends AnalysisName>(
  name: Name,
  query: Analyses[Name]['query'] | null,
): Answer<AnalysisReply<Name> | null> =>
  useAnswer(['analysis', name, query], async (client) => (query === null ? null : client.analyse<Name>(name, query)), {
    isEnabled: query !== null,
    kinds: query?.filter.kinds ?? null,
    refetchMs: ANALYSIS_REFETCH_MS,
  });
