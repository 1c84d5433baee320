import type { RegionIndex } from '../../domain/region-index.ts';
import type { NewContent, NewImport, StoredImport } from './stored-import.ts';
import type { CountyCounts, ImportDifference, ImportVersion, VersionCounts } from './stored-register.ts';
import type { ImportAccount } from './types.ts';

/** Indexes of counties → codes, which another edition of the boundaries still knows. */
export const toCountyCounts = (
  { counties, registered, linked }: VersionCounts,
  regions: Pick<RegionIndex, 'adcodeOfCounty'>,
): CountyCounts => ({
  adcodes: counties.map((county) => Number(regions.adcodeOfCounty(county) ?? 0)),
  registered,
  linked,
});

export const toVersion = (
  about: Pick<NewImport, 'fileName' | 'importedAt' | 'asOf'>,
  { read, accepted, quarantined, isPlaceChecked }: ImportAccount,
  { counts, difference }: Pick<NewContent, 'counts' | 'difference'>,
  regions: Pick<RegionIndex, 'adcodeOfCounty'>,
): ImportVersion => ({
  fileName: about.fileName,
  importedAt: about.importedAt,
  asOf: about.asOf,
  read,
  accepted,
  quarantined,
  difference,
  counts: isPlaceChecked ? toCountyCounts(counts, regions) : null,
});

const isNothing = (difference: ImportDifference | null): boolean =>
  difference !== null && difference.added + difference.changed + difference.removed === 0;

/**
 * The versions of an entry after one more import: a file that says the same as the last makes none, the last file itself
 * read in another way takes the place of its version, and everything else is a version of its own.
 */
export const withVersion = (
  previous: Pick<StoredImport, 'versions' | 'fileId'> | undefined,
  next: ImportVersion,
  fileId: string,
): readonly ImportVersion[] => {
  if (previous === undefined) return [next];
  if (isNothing(next.difference) && previous.versions.length > 0) return previous.versions;
  // What it differs in from the version before was counted against another reading of it.
  if (previous.fileId === fileId) return [...previous.versions.slice(0, -1), { ...next, difference: null }];
  return [...previous.versions, next];
};
