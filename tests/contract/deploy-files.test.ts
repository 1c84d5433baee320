import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GENERATED_FOLDER } from '../../mocks/paths.ts';
import type { DemoManifest } from '../../mocks/manifest.ts';
import { CONTENT_SECURITY_POLICY } from '../../scripts/serve-static.mjs';
import { DEPLOY_FILES } from '../../scripts/deploy/files.ts';
import { TABLES } from '../../scripts/deploy/tables.ts';
import { DATETIME_PATTERN, patternOf } from '../../scripts/deploy/to-mapfile.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';

const manifest = JSON.parse(readFileSync(`${GENERATED_FOLDER}/manifest.json`, 'utf8')) as DemoManifest;
const schema = readFileSync('deploy/schema.sql', 'utf8');

describe('deploy/', () => {
  it.each(DEPLOY_FILES.map(({ path, text }) => [path, text] as const))(
    '%s is what the dictionary gives now (npx tsx scripts/build-deploy.ts)',
    (path, text) => {
      expect(readFileSync(path, 'utf8') === text, path).toBe(true);
    },
  );

  it('has a table for every collection, with a column for everything the demo puts on the wire', () => {
    for (const { id, properties } of manifest.collections) {
      const table = TABLES.find(({ collection }) => collection === id);
      const columns = new Set(table?.columns.map(({ name }) => name));
      expect(
        properties.map(({ name }) => name).filter((name) => !columns.has(name)),
        id,
      ).toEqual([]);
    }
    expect(TABLES.map(({ collection }) => collection)).toEqual(
      expect.arrayContaining(HAZARD_KINDS.map(({ collection }) => collection)),
    );
  });

  it('says every table and column in Chinese and English', () => {
    const comments = [...schema.matchAll(/COMMENT ON (?:TABLE|COLUMN) \S+ IS '((?:[^']|'')*)'/g)].map(
      ([, text]) => text,
    );
    const columns = TABLES.reduce((sum, table) => sum + table.columns.length + 3, 0);
    expect(comments).toHaveLength(columns);
    for (const text of comments) expect(text).toMatch(/[\u4e00-\u9fffA-Z].* \/ .*[A-Za-z]/);
  });

  it('sends the one security policy', () => {
    expect(readFileSync('deploy/nginx.conf', 'utf8')).toContain(`"${CONTENT_SECURITY_POLICY}"`);
  });

  it('lets nothing into SQL that could end a string', () => {
    const patterns = TABLES.flatMap((table) => table.filters.map((filter) => patternOf(table, filter)));
    for (const pattern of [...patterns, DATETIME_PATTERN]) {
      const expression = new RegExp(pattern.replace('[:cntrl:]', '\\x00-\\x1f'));
      for (const attempt of ["'", "a'b", 'a\\', "1' OR '1'='1", 'a%b%', 'a;b', 'a"b', '*', '*,1', '', "2020-01-01'"])
        expect(attempt !== '*' && expression.test(attempt) ? `${pattern} lets ${attempt} through` : '').toBe('');
    }
  });
});
