import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { HazardKind } from '../src/hazards/define.ts';
import type { KindFixture } from '../src/hazards/fixture-type.ts';

export interface DemoKind {
  readonly kind: HazardKind;
  readonly fixture: KindFixture;
}

const KINDS_FOLDER = 'src/hazards';

/** Every `src/hazards/<kind>/fixture.ts`, in name order. */
export const listFixtureFiles = (root: string): string[] =>
  readdirSync(`${root}/${KINDS_FOLDER}`, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^[^/]+\/fixture\.ts$/.test(name))
    .sort()
    .map((name) => `${KINDS_FOLDER}/${name}`);

/** Pairs each fixture with its kind: a new kind brings its own and needs no change here. */
export const loadDemoKinds = async (root: string, kinds: readonly HazardKind[]): Promise<DemoKind[]> => {
  const found: DemoKind[] = [];
  for (const file of listFixtureFiles(root)) {
    const { fixture } = (await import(pathToFileURL(`${root}/${file}`).href)) as { fixture: KindFixture };
    const kind = kinds.find(({ id }) => id === fixture.kind);
    if (kind === undefined) throw new Error(`${file} is for "${fixture.kind}", which is not in the registry`);
    found.push({ kind, fixture });
  }
  return found;
};
