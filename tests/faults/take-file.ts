import { readFileSync } from 'node:fs';
import { parquetMetadataAsync } from 'hyparquet';
import Papa from 'papaparse';
import { DEFAULT_CONFIG } from '../../src/domain/config.ts';
import { neutralise } from '../../src/domain/csv.ts';
import { LEDGER_REGISTRY as REGISTRY } from '../../src/hazards/ledger-registry.ts';
import { ImportSession, type OpenedFile } from '../../src/register/import/import-session.ts';
import { PATCH_COLUMNS, type ConvertedRegister } from '../../src/register/import/stored-register.ts';
import { SHOWN_ISSUES, type ImportAccount, type ImportFault, type RowIssue } from '../../src/register/import/types.ts';
import type { Expected, FaultCase } from './fault-case.ts';

export const NOW_MS = Date.parse('2024-05-01T08:00:00+08:00');
export const AS_OF = '2024-04-30T00:00:00+08:00';

/** What came of a file that was opened and converted by the page's own guesses, as the one button does it. */
export type Outcome =
  | { readonly kind: 'fault'; readonly stage: 'open' | 'convert'; readonly fault: ImportFault }
  | { readonly kind: 'account'; readonly opened: OpenedFile; readonly converted: ConvertedRegister };

export const createSession = (): ImportSession => {
  const session = new ImportSession(REGISTRY.kinds);
  session.setUp(DEFAULT_CONFIG);
  const [regions, divisions] = ['regions', 'divisions'].map((name) => `public/boundaries/${name}.json`);
  const bytesOf = (path: string | undefined): ArrayBuffer => Uint8Array.from(readFileSync(path ?? '')).buffer;
  if (!session.setDivisions(bytesOf(regions), bytesOf(divisions))) throw new Error('the boundaries could not be read');
  return session;
};

/** Opens and converts; a rejection is a crash and goes through to the caller. */
export const takeFile = async (session: ImportSession, file: File): Promise<Outcome> => {
  const opened = await session.open(file);
  if (!opened.ok) return { kind: 'fault', stage: 'open', fault: opened.fault };
  const { kind, reading, guesses } = opened.value;
  const plan = { kind: kind.kind, reading, columns: guesses };
  const checkup = await session.checkPositions(plan);
  if (!checkup.ok && faultViolations(checkup.fault).length > 0)
    throw new Error(`坐标体检: ${faultViolations(checkup.fault).join()}`);
  const converted = await session.convert({ plan, asOf: AS_OF, nowMs: NOW_MS, previous: null, language: 'zh-CN' });
  if (!converted.ok) return { kind: 'fault', stage: 'convert', fault: converted.fault };
  return { kind: 'account', opened: opened.value, converted: converted.value };
};

export const toFile = async (fault: FaultCase): Promise<File> =>
  new File([(await fault.build()) as BlobPart], fault.fileName);

const HAN = /\p{Script=Han}/u;
const WORD = /[A-Za-z]{2}/;

const faultViolations = ({ kind, message, words }: ImportFault): string[] => [
  ...(kind.length > 0 ? [] : ['a fault without a kind']),
  ...(HAN.test(words.zh) ? [] : [`a fault without Chinese words: ${words.zh}`]),
  ...(WORD.test(words.en) ? [] : [`a fault without English words: ${words.en}`]),
  ...(message === words.zh ? [] : ['the message is not the Chinese sentence']),
  // What an engine throws is no sentence for a person.
  ...(/\b(TypeError|RangeError|\[object |Cannot read|is not a function|is not iterable|Maximum call stack)\b/.test(
    words.en,
  )
    ? [`a fault that is a stack: ${words.en}`]
    : []),
  ...(words.zh.length > 2000 ? ['a fault of more than 2,000 characters'] : []),
];

const issueViolations = ({ row, value, words, code }: RowIssue): string[] => [
  ...(Number.isSafeInteger(row) && row >= 1 ? [] : [`an issue of row ${row}`]),
  ...(code === '' ? ['an issue without a code'] : []),
  ...(HAN.test(words.zh) && WORD.test(words.en)
    ? []
    : [`an issue without a reason in words: ${words.zh} / ${words.en}`]),
  ...(value.length > 200 ? [`an issue that shows ${value.length} characters`] : []),
];

const accountViolations = (account: ImportAccount): string[] => {
  const { read, accepted, quarantined, quarantine, reasons, levels } = account;
  const counts = [read, accepted, quarantined, account.blankRows, account.statedLevels, account.computedLevels];
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
  return [
    ...(counts.every((count) => Number.isSafeInteger(count) && count >= 0) ? [] : [`counts ${counts.join()}`]),
    ...(read === accepted + quarantined ? [] : [`read ${read} ≠ accepted ${accepted} + quarantined ${quarantined}`]),
    ...(quarantine.count === quarantined ? [] : [`a list of ${quarantine.count} quarantined rows of ${quarantined}`]),
    ...(quarantine.rows.length === Math.min(SHOWN_ISSUES, quarantined)
      ? []
      : [`${quarantine.rows.length} issues shown of ${quarantined}`]),
    ...(sum(reasons.map(({ count }) => count)) === quarantined
      ? []
      : ['reasons do not add up to the quarantined rows']),
    ...(sum(Object.values(levels)) === accepted ? [] : ['levels do not add up to the accepted rows']),
    ...quarantine.rows.flatMap(issueViolations),
    ...[...reasons, ...account.notes].flatMap(({ words, count }) =>
      HAN.test(words.zh) && WORD.test(words.en) && count >= 0
        ? []
        : [`a note without words: ${words.zh} / ${words.en}`],
    ),
  ];
};

const rowsOf = async (bytes: ArrayBuffer): Promise<number> => Number((await parquetMetadataAsync(bytes)).num_rows);

/** Downloads up to this size are read cell by cell; of larger ones the records are counted. */
const READ_WHOLE = 32 << 20;

/** Records of CSV bytes: line breaks outside of quotes. */
const countRecords = (bytes: Uint8Array): number => {
  let records = 0;
  let isQuoted = false;
  for (const byte of bytes) {
    if (byte === 0x22) isQuoted = !isQuoted;
    else if (byte === 0x0a && !isQuoted) records++;
  }
  return records;
};

/** The quarantine download has every row that was kept apart, and no formula. */
const quarantineViolations = ({ account, files }: ConvertedRegister): string[] => {
  const bytes = new Uint8Array(files.quarantine);
  const records = countRecords(bytes) - 1;
  const marked = [0xef, 0xbb, 0xbf].every((byte, at) => bytes[at] === byte);
  const violations = [
    ...(marked ? [] : ['the quarantine download has no byte order mark']),
    ...(records === account.quarantined
      ? []
      : [`the quarantine download has ${records} rows of ${account.quarantined}`]),
  ];
  if (bytes.length > READ_WHOLE) return violations;
  const text = new TextDecoder().decode(bytes);
  const { data } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n', skipEmptyLines: true });
  const [heads = []] = data;
  const isWithoutFormulas = data.every((row) => row.every((cell) => neutralise(cell) === cell));
  return [
    ...violations,
    ...(PATCH_COLUMNS.every((name, at) => heads[at] === name) ? [] : ['the quarantine download has other columns']),
    ...(isWithoutFormulas ? [] : ['the quarantine download has a formula in it']),
  ];
};

/** The register as bytes holds what the account says. */
const fileViolations = async (converted: ConvertedRegister): Promise<string[]> => {
  const { account, files } = converted;
  const [core, card, digests] = await Promise.all([files.core, files.card, files.digests].map(rowsOf));
  return [
    ...(core === account.accepted ? [] : [`core has ${core} rows of ${account.accepted}`]),
    ...(card === account.accepted ? [] : [`card has ${card} rows of ${account.accepted}`]),
    ...(digests === account.accepted ? [] : [`digests have ${digests} rows of ${account.accepted}`]),
    ...quarantineViolations(converted),
  ];
};

/** What every outcome must be, whatever the file was. Empty: nothing is wrong. */
export const violationsOf = async (outcome: Outcome): Promise<string[]> => {
  const pollution = Object.keys(Object.prototype).length + Object.keys(Array.prototype).length;
  const polluted = pollution > 0 ? ['a prototype has been written to'] : [];
  if (outcome.kind === 'fault') return [...polluted, ...faultViolations(outcome.fault)];
  const { opened, converted } = outcome;
  const { read } = converted.account;
  return [
    ...polluted,
    ...(opened.rowCount === null || opened.rowCount === read
      ? []
      : [`opened with ${opened.rowCount} rows, read ${read}`]),
    ...(opened.guesses.length === opened.headers.length ? [] : ['not one guess a column']),
    ...accountViolations(converted.account),
    ...(await fileViolations(converted)),
  ];
};

/** Where an outcome is not what the case must come to. */
export const unexpected = (outcome: Outcome, expected: Expected): string | null => {
  if (expected === 'either') return null;
  if ('fault' in expected) {
    if (outcome.kind !== 'fault') return `read ${outcome.converted.account.read} rows, a fault was expected`;
    const kinds: readonly string[] = typeof expected.fault === 'string' ? [expected.fault] : expected.fault;
    return expected.fault === 'any' || kinds.includes(outcome.fault.kind)
      ? null
      : `${outcome.fault.kind} (${outcome.fault.words.en}), ${kinds.join(' or ')} was expected`;
  }
  if (outcome.kind === 'fault') return `${outcome.fault.kind} (${outcome.fault.words.en}), an account was expected`;
  const { read, accepted, quarantined } = outcome.converted.account;
  const found = { read, accepted, quarantined };
  const wrong = Object.entries(expected.account).filter(([name, count]) => found[name as keyof typeof found] !== count);
  return wrong.length === 0 ? null : `${JSON.stringify(found)}, ${JSON.stringify(expected.account)} was expected`;
};
