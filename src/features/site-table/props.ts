import type { CountScope } from '../../domain/count-scope.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { SiteRow } from '../../domain/register-client.ts';
import type { ExportFormat, ExportReply } from '../../domain/register-export.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { PanelState } from '../../ui/panel-state.ts';
import type { TableSort } from '../../url/board-state.ts';
import type { ExportSource } from './export-rows.ts';
import type { PagerSnapshot } from './site-pager.ts';

/** Name and age of the register that a row comes from. */
export interface RowSource {
  readonly name: string;
  /** ISO 8601; `null`: not stated. */
  readonly asOf: string | null;
}

export interface SiteTableProps {
  readonly kinds: readonly HazardKind[];
  readonly regions: RegionIndex;
  readonly scope: CountScope;
  readonly state: PanelState;
  readonly nowMs: number;
  readonly rows: PagerSnapshot;
  /** Whether `rows.total` answers the address on screen. */
  readonly isCurrent: boolean;
  /** Rows on screen, `end` excluded. */
  readonly onWant: (first: number, end: number) => void;
  readonly onRetry: () => void;
  /** `null` is worst first. */
  readonly sort: TableSort | null;
  readonly onSort: (sort: TableSort | null) => void;
  /** Ids as they stand in the address; `null` is the table's own choice. */
  readonly columns: readonly string[] | null;
  readonly onColumns: (columns: readonly string[] | null) => void;
  /** `kind:id` of the open site. */
  readonly selected: string | null;
  readonly onSelect: (row: SiteRow) => void;
  readonly onFilter: (patch: Partial<SiteFilter>) => void;
  readonly onClear: () => void;
  readonly sourceOf: (row: SiteRow) => RowSource;
  /** Sites that positions may not be shown of are in no county: then `unplaced` of the roll-up is not on the map. */
  readonly isByCounty: boolean;
  /** Board's own title, for the file's name. */
  readonly fileTitle: string;
  readonly exportSource: ExportSource;
  readonly onDownload: (csv: string, fileName: string) => void;
  /** Has the registers of the selection written with every property, and hands the file to the browser. */
  readonly onExport: (format: ExportFormat) => Promise<ExportReply>;
}
