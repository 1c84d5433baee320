import type { ExportQuery, ExportReply } from '../../domain/register-export.ts';
import type { SnapshotExtras } from '../snapshot-extras.ts';
import type { WorkerLink } from '../worker-link.ts';

export interface ExportLinkOptions {
  readonly api: WorkerLink['api'];
  readonly extras: SnapshotExtras;
  /** Kinds of which the service's own register is in use. */
  readonly ownKinds: (sources: readonly string[] | null, kinds: readonly string[] | null) => readonly string[];
  /** Whether sites of a kind are lines or areas. */
  readonly hasShapes: (kind: string) => boolean;
}

/** Fetches what a file needs beyond the core; what cannot be had is named in the reply. */
const prepare = async (kind: string, query: ExportQuery, { extras, hasShapes }: ExportLinkOptions): Promise<void> => {
  if (extras.cameWhole(kind)) return;
  const hasCard = extras.ensure('card', kind);
  const isDated = query.filter.period !== null;
  await Promise.all([hasCard, ...(hasShapes(kind) ? [extras.ensure('shape', kind)] : [])]);
  // Without the card a file has at least names and dates, where the service gives them apart.
  const isWhole = await hasCard;
  if (!isWhole) await extras.names(kind);
  if (!isWhole || isDated) await extras.ensure('dates', kind);
};

/** The page's side of an export. */
export const askForExport = async (query: ExportQuery, options: ExportLinkOptions): Promise<ExportReply> => {
  const own = options.ownKinds(query.filter.sources, query.filter.kinds);
  await Promise.all(own.map((kind) => prepare(kind, query, options)));
  return options.api.exportRegister(query);
};
