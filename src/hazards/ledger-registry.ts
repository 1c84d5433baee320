import { LEDGER_HEADERS as CHEMICAL_PARK } from './chemical-park/ledger-headers.ts';
import { LEDGER_HEADERS as COACH_ROUTE } from './coach-route/ledger-headers.ts';
import { LEDGER_HEADERS as COAL_MINE } from './coal-mine/ledger-headers.ts';
import { COMMON_LEDGER_HEADERS } from './common-ledger-headers.ts';
import { createRegistry } from './create-registry.ts';
import type { HazardKind, LedgerHeaders } from './define.ts';
import { LEDGER_HEADERS as MAJOR_HAZARD_SOURCE } from './major-hazard-source/ledger-headers.ts';
import { LEDGER_HEADERS as REFERENCE_SITE } from './reference-site/ledger-headers.ts';
import { HAZARD_KINDS } from './registry.ts';
import { LEDGER_HEADERS as TAILINGS_POND } from './tailings-pond/ledger-headers.ts';

const HEADERS: Readonly<Record<string, LedgerHeaders>> = {
  'major-hazard-source': MAJOR_HAZARD_SOURCE,
  'tailings-pond': TAILINGS_POND,
  'chemical-park': CHEMICAL_PARK,
  'coach-route': COACH_ROUTE,
  'coal-mine': COAL_MINE,
  'reference-site': REFERENCE_SITE,
};

/** A header that a kind gives to a field of its own means that field, whatever it means elsewhere. */
const withHeaders = (kind: HazardKind): HazardKind => {
  const own = HEADERS[kind.id] ?? {};
  const words = kind.fields.flatMap((field) => [field.name, field.words.zh, field.words.en.toLowerCase()]);
  const taken = new Set([...Object.values(own).flat(), ...words]);
  return {
    ...kind,
    fields: kind.fields.map((field) => ({
      ...field,
      synonyms: [
        ...(field.synonyms ?? []),
        ...(own[field.name] ?? []),
        ...(COMMON_LEDGER_HEADERS[field.name] ?? []).filter((header) => !taken.has(header)),
      ],
    })),
  };
};

/**
 * The kinds as an import reads them: with the headers that ledgers use for their fields. A new kind may also write
 * `synonyms` beside its fields; apart from them they stay out of the page's and the register worker's first chunks.
 */
export const LEDGER_REGISTRY = createRegistry(HAZARD_KINDS.map(withHeaders));
