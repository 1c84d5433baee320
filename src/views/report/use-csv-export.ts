import type { Analyses, AnalysisName, AnalysisReply } from '../../domain/analyses/analyses.ts';
import { CSV_TYPE } from '../../domain/csv.ts';
import { useRegisterClient } from '../../register/register-context.tsx';
import { downloadText } from '../../ui/download-text.ts';
import { useLanguage } from '../../ui/language.tsx';

/** Analyses whose whole list the worker writes as a file where the query asks for it. */
type ListedAnalysis = {
  [Name in AnalysisName]: Analyses[Name]['answer'] extends { readonly csv: string | null } ? Name : never;
}[AnalysisName];

/** Joined by underscores; what a file system refuses becomes a dash. */
export const toCsvName = (...parts: readonly string[]): string =>
  `${parts.join('_').replace(/[\\/:*?"<>|\s]+/g, '-')}.csv`;

/**
 * Has the whole list of an analysis written in the worker, in the language on screen, and hands it to the browser.
 * Resolves to the file's name, `null` where it could not be made.
 */
export const useCsvExport = <Name extends ListedAnalysis>(
  name: Name,
  query: Omit<Analyses[Name]['query'], 'csv'>,
  toName: (reply: AnalysisReply<Name>) => string,
): (() => Promise<string | null>) => {
  const client = useRegisterClient();
  const language = useLanguage();
  return async () => {
    const asked = { ...query, csv: language } as unknown as Analyses[Name]['query'];
    const reply = await client.analyse<Name>(name, asked).catch(() => null);
    const csv = (reply?.answer as { readonly csv: string | null } | undefined)?.csv ?? null;
    if (reply === null || csv === null) return null;
    const fileName = toName(reply);
    downloadText(csv, fileName, CSV_TYPE);
    return fileName;
  };
};
