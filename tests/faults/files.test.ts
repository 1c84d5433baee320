import { describe, expect, it } from 'vitest';
import type { FaultCase } from './fault-case.ts';
import { goodCsv } from './build/text.ts';
import { ARCHIVE_FILES } from './files/archive-files.ts';
import { JSON_FILES } from './files/json-files.ts';
import { GOOD_FILES, NAMED_WRONGLY } from './files/named-wrongly.ts';
import { PARQUET_FILES } from './files/parquet-files.ts';
import { TEXT_FILES } from './files/text-files.ts';
import { createSession, takeFile, toFile, unexpected, violationsOf } from './take-file.ts';

/*
 * Whatever a file is: a fault in words, or an account in which every row is accepted or quarantined with its reason, and
 * a register that holds exactly the accepted ones. Never a crash, and the session takes a good file afterwards.
 */

const session = createSession();

const expectRight = async (fault: FaultCase): Promise<void> => {
  const outcome = await takeFile(session, await toFile(fault));
  expect(await violationsOf(outcome)).toEqual([]);
  expect(unexpected(outcome, fault.expect)).toBeNull();
};

describe.each([
  ['text', TEXT_FILES],
  ['JSON', JSON_FILES],
  ['archives, workbooks and Shapefiles', ARCHIVE_FILES],
  ['Parquet', PARQUET_FILES],
] as const)('%s', (_name, cases) => {
  it.each(cases.map((each) => [each.name, each] as const))('%s', async (_case, each) => {
    await expectRight(each);
  });

  it('leaves a session that takes a good file', async () => {
    const outcome = await takeFile(session, new File([goodCsv(12)], 'ledger.csv'));
    expect(outcome).toMatchObject({ kind: 'account', converted: { account: { read: 12, accepted: 12 } } });
  });
});

describe('a good file under a wrong name', () => {
  it.each(NAMED_WRONGLY.map((each) => [each.name, each] as const))('%s', async (_case, each) => {
    const outcome = await takeFile(session, await toFile(each));
    expect(await violationsOf(outcome)).toEqual([]);
    if (outcome.kind === 'account') expect(outcome.converted.account).toMatchObject({ read: 12, accepted: 12 });
  });

  it('is a good file under its own', async () => {
    for (const [name, build] of Object.entries(GOOD_FILES)) {
      // oxlint-disable-next-line eslint/no-await-in-loop
      const outcome = await takeFile(session, new File([build() as BlobPart], `a.${name}`));
      expect(outcome, name).toMatchObject({ kind: 'account', converted: { account: { read: 12, accepted: 12 } } });
    }
  });
});
