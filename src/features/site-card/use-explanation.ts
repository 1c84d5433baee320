import { useState } from 'react';
import type { ExplainedChange, ExplainedRule, ExplainedSite } from '../../domain/analyses/explain.ts';
import { COUNTRY_ADCODE } from '../../domain/region-index.ts';
import type { SiteRow } from '../../domain/register-client.ts';
import { NO_FILTER } from '../../domain/site-filter.ts';
import { useAnalysis } from '../../register/register-context.tsx';
import { toChanges, toDraft, type Drafts } from './to-changes.ts';

const NO_DRAFTS: Drafts = {};

export interface Explanation {
  /** `null`: it has not come yet. */
  readonly site: ExplainedSite | null;
  /** The register's text could not be had. */
  readonly isTextMissing: boolean;
  readonly draftsOf: (rule: string) => Drafts;
  readonly openRule: string | null;
  readonly setOpenRule: (rule: string | null) => void;
  readonly change: (rule: string, input: string, draft: string) => void;
  readonly tryChange: (rule: string, change: ExplainedChange) => void;
  readonly reset: (rule: string) => void;
}

/** The worker's reasons for the level of a site, with the what-if that the card holds and nobody stores. */
export const useExplanation = (row: SiteRow): Explanation => {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Drafts>>>({});
  const [openRule, setOpenRule] = useState<string | null>(null);
  const [rules, setRules] = useState<readonly ExplainedRule[]>([]);
  const changes = Object.fromEntries(
    rules.flatMap(({ id, inputs }) => {
      const own = toChanges(inputs, drafts[id] ?? NO_DRAFTS);
      return Object.keys(own).length === 0 ? [] : [[id, own] as const];
    }),
  );
  const answer = useAnalysis('explain', {
    region: COUNTRY_ADCODE,
    filter: { ...NO_FILTER, kinds: [row.kind], sources: [row.source] },
    kind: row.kind,
    source: row.source,
    id: row.id,
    changes,
  });
  const found = answer.data?.answer.site ?? null;
  // What is kept while the next answer is on its way may be of the site before.
  const site = found !== null && found.kind === row.kind && found.id === row.id ? found : null;
  if (site !== null && site.rules !== rules) setRules(site.rules);
  const put = (rule: string, own: Drafts): void => setDrafts((before) => ({ ...before, [rule]: own }));
  return {
    site,
    isTextMissing: answer.data?.missing.includes(`card ${row.kind}`) ?? false,
    draftsOf: (rule) => drafts[rule] ?? NO_DRAFTS,
    openRule,
    setOpenRule,
    change: (rule, input, draft) => put(rule, { ...drafts[rule], [input]: draft }),
    tryChange: (rule, change) => {
      put(rule, { [change.input]: toDraft(change.to) });
      setOpenRule(rule);
    },
    reset: (rule) => put(rule, NO_DRAFTS),
  };
};
