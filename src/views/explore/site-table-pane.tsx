import { useCallback, useMemo } from 'react';
import { CSV_TYPE } from '../../domain/csv.ts';
import type { ExportFormat } from '../../domain/register-export.ts';
import type { SiteRow } from '../../domain/register-client.ts';
import { needsDates, parseColumns } from '../../features/site-table/columns.ts';
import type { RowSource } from '../../features/site-table/props.ts';
import { SiteTable } from '../../features/site-table/site-table.tsx';
import { toTableKinds } from '../../features/site-table/to-table-scope.ts';
import { useHazards } from '../../hazards/registry-context.tsx';
import { useBoardConfig, useRegions, useRegisterClient } from '../../register/register-context.tsx';
import { toFilterParts } from '../../ui/describe-filter.ts';
import { downloadText } from '../../ui/download-text.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import { useReady } from '../../url/use-ready.ts';
import type { BoardActions } from '../board-actions.ts';
import type { BoardCounts } from '../use-count-scope.ts';
import { useLocalisedStates } from '../use-localised-states.ts';
import { useSiteTable } from './use-site-table.ts';

interface SiteTablePaneProps {
  readonly counts: BoardCounts;
  readonly actions: BoardActions;
}

const download = (csv: string, fileName: string): void => downloadText(csv, fileName, CSV_TYPE);

/** The table in the place of the map: `pane=table`. */
export const SiteTablePane = ({ counts, actions }: SiteTablePaneProps) => {
  const { scope, state, nowMs } = counts;
  const store = useUrlStore();
  const { sort, columns, site } = useUrlState();
  const { kinds } = useHazards();
  const config = useBoardConfig();
  const regions = useRegions();
  const hasDates = needsDates(parseColumns(columns).columns, sort);
  const answer = useSiteTable({
    region: scope.region.adcode,
    filter: { ...scope.filter, kinds: toTableKinds(kinds, scope.filter) },
    sort: sort?.by ?? 'worst-first',
    isDescending: sort?.isDescending ?? false,
    hasDates,
  });
  useReady('table', answer.isReady);
  const { ask, version } = answer;
  const exportSource = useMemo(() => ({ ask, version }), [ask, version]);
  return (
    <SiteTable
      kinds={kinds}
      regions={regions}
      scope={scope}
      state={state}
      nowMs={nowMs}
      rows={answer.rows}
      isCurrent={answer.isCurrent}
      onWant={answer.onWant}
      onRetry={answer.onRetry}
      sort={sort}
      onSort={(next) => store.change({ sort: next })}
      columns={columns}
      onColumns={(next) => store.change({ columns: next })}
      selected={site === null ? null : `${site.kind}:${site.id}`}
      onSelect={actions.selectSite}
      onFilter={actions.filter}
      onClear={actions.clearFilter}
      sourceOf={useSourceOf()}
      isByCounty={config.coordinateRounding === 'county'}
      fileTitle={config.title}
      exportSource={exportSource}
      onDownload={download}
      onExport={useRegisterExport(counts)}
    />
  );
};

/** Has the worker write the registers that the table lists, and downloads the file. */
const useRegisterExport = ({ scope }: BoardCounts) => {
  const client = useRegisterClient();
  const { kinds } = useHazards();
  const { title } = useBoardConfig();
  const language = useLanguage();
  const text = useText();
  return async (format: ExportFormat) => {
    const { filter, region, sourceName } = scope;
    const filters = toFilterParts(filter, kinds, sourceName).map(({ words }) => text(words));
    const reply = await client.exportRegister({
      region: region.adcode,
      filter: { ...filter, kinds: toTableKinds(kinds, filter) },
      format,
      language,
      labels: { title, region: region.name, filters },
    });
    if (reply.ok) downloadText(reply.value.bytes, reply.value.fileName, reply.value.type);
    return reply;
  };
};

/** Name and age of the register of a row. */
const useSourceOf = (): ((row: SiteRow) => RowSource) => {
  const states = useLocalisedStates();
  const sources = useMemo(() => {
    const known = new Map<string, RowSource>();
    for (const { kind, source, sourceName, asOf } of states) known.set(`${kind} ${source}`, { name: sourceName, asOf });
    return known;
  }, [states]);
  return useCallback((row) => sources.get(`${row.kind} ${row.source}`) ?? { name: row.source, asOf: null }, [sources]);
};
