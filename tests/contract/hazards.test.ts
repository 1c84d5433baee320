import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GradeResult } from '../../src/domain/grading.ts';
import { gradeSite } from '../../src/domain/grading-site.ts';
import { LEVEL_KEYS } from '../../src/domain/levels.ts';
import { SYMBOL_PATHS } from '../../src/domain/symbol.ts';
import type { Localised } from '../../src/domain/words.ts';
import { COMMON_FIELDS } from '../../src/hazards/common-fields.ts';
import type { FieldDefinition } from '../../src/hazards/define.ts';
import { ENTERPRISE_DIAGNOSIS } from '../../src/hazards/enterprise-diagnosis.ts';
import { LEDGER_REGISTRY } from '../../src/hazards/ledger-registry.ts';
import { HAZARD_KINDS, REGISTRY } from '../../src/hazards/registry.ts';

const isCommon = (name: string): boolean => COMMON_FIELDS.some((field) => field.name === name);

const isComplete = ({ zh, en }: Localised): boolean => zh.trim() !== '' && en.trim() !== '';
const withItems = (fields: readonly FieldDefinition[]): readonly FieldDefinition[] =>
  fields.flatMap((field) => [field, ...withItems(field.items ?? [])]);

describe('the registry', () => {
  it('has the fixed kinds in the fixed order', () => {
    expect(REGISTRY.kindIds).toEqual([
      'major-hazard-source',
      'tailings-pond',
      'chemical-park',
      'coach-route',
      'coal-mine',
      'reference-site',
    ]);
    expect(REGISTRY.registers.map((kind) => kind.id)).toEqual(REGISTRY.kindIds.slice(0, 5));
  });

  it('names the flags of the address', () => {
    expect(REGISTRY.flagIds()).toEqual([
      'major-hazard-source.late',
      'major-hazard-source.in-park',
      'major-hazard-source.distance-short',
      'major-hazard-source.lost',
      'tailings-pond.late',
      'tailings-pond.overhead',
      'tailings-pond.no-online-monitor',
      'tailings-pond.lost',
      'chemical-park.late',
      'chemical-park.reassess-overdue',
      'chemical-park.not-closed',
      'chemical-park.lost',
      'coach-route.late',
      'coach-route.no-relay-certificate',
      'coach-route.sleeper',
      'coach-route.lost',
      'coal-mine.late',
      'coal-mine.stopped',
      'coal-mine.open-major-hazard',
      'coal-mine.lost',
    ]);
    expect(REGISTRY.flag('tailings-pond.overhead')).toMatchObject({ facetIndex: 1, facet: { drawsBar: true } });
    expect(REGISTRY.flag('tailings-pond.nothing')).toBeUndefined();
  });

  it('looks up by id and by collection', () => {
    expect(REGISTRY.byCollection('coal-mines')?.id).toBe('coal-mine');
    expect(REGISTRY.get('nothing')).toBeUndefined();
    expect(() => REGISTRY.require('nothing')).toThrow('nothing');
    expect(REGISTRY.flagsOf('reference-site')).toEqual([]);
  });
});

describe.each(HAZARD_KINDS.map((kind) => [kind.id, kind] as const))('%s', (id, kind) => {
  it('has the plural as its collection and an outline', () => {
    expect(kind.collection).toBe(`${id}s`);
    expect(SYMBOL_PATHS[kind.shape]).toMatch(/^M.*Z$/);
    expect(kind.lateAfterMinutes).toBeGreaterThan(0);
  });

  it('has all its words in both languages', () => {
    for (const words of Object.values(kind.words)) expect(isComplete(words), JSON.stringify(words)).toBe(true);
    for (const facet of kind.facets) expect(isComplete(facet.words), facet.id).toBe(true);
    if (kind.exposure) expect(isComplete(kind.exposure.words)).toBe(true);
    for (const field of withItems(kind.fields)) {
      expect(isComplete(field.words), field.name).toBe(true);
      if (field.unit) expect(isComplete(field.unit), field.name).toBe(true);
      for (const option of field.options ?? []) {
        const words = field.optionWords?.[option];
        expect(words !== undefined && isComplete(words), `${field.name} ${option}`).toBe(true);
      }
    }
  });

  it('declares its fields in snake_case, the common ones among them', () => {
    const names = kind.fields.map((field) => field.name);
    expect(names).toEqual(expect.arrayContaining(COMMON_FIELDS.map((field) => field.name)));
    for (const name of withItems(kind.fields).map((field) => field.name))
      expect(name).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
  });

  it('means one field by each header', () => {
    const owners = new Map<string, string>();
    for (const field of LEDGER_REGISTRY.require(kind.id).fields) {
      const own = new Set(
        [field.name, field.words.zh, field.words.en, ...(field.synonyms ?? [])].map((word) => word.toLowerCase()),
      );
      for (const synonym of field.synonyms ?? []) expect(synonym).toBe(synonym.trim().toLowerCase());
      for (const header of own) {
        // 安全风险等级 may hold letters of a park or colours of a level, 运行状态 that of a pond or of its operation: where
        // a kind claims the word of a common field the values decide (`guess-mapping.ts`).
        const owner = owners.get(header) ?? '';
        const isCommonToo = isCommon(field.name) !== isCommon(owner);
        if (!isCommonToo) expect(owners.get(header), `"${header}" of ${field.name}`).toBeUndefined();
        owners.set(header, field.name);
      }
    }
  });

  it('leads every other spelling of a value to one on the wire', () => {
    for (const field of withItems(kind.fields))
      for (const [spelling, value] of Object.entries(field.valueSynonyms ?? {})) {
        const where = `${field.name} "${spelling}"`;
        expect(spelling, where).toBe(spelling.trim().toLowerCase());
        if (field.type === 'enum') expect(field.options, where).toContain(value);
        else if (field.type === 'boolean') expect(['true', 'false'], where).toContain(String(value));
        else {
          expect(field.type, where).toBe('integer');
          expect(Number(value), where).toBeGreaterThanOrEqual(field.min ?? -Infinity);
          expect(Number(value), where).toBeLessThanOrEqual(field.max ?? Infinity);
        }
      }
  });

  it('carries facets as yes/no fields and exposure as a count of people', () => {
    const typeOf = new Map(kind.fields.map((field) => [field.name, field.type]));
    for (const facet of kind.facets) {
      expect(facet.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(typeOf.get(facet.field), facet.id).toBe('boolean');
      expect(facet.test({ [facet.field]: true }, 0), facet.id).toBe(true);
      expect(facet.test({}, 0), facet.id).toBe(false);
    }
    if (kind.exposure) expect(typeOf.get(kind.exposure.field)).toBe('integer');
  });

  it('masks persons, phones, plates and addresses', () => {
    const isMasked = (name: string): boolean => kind.fields.find((field) => field.name === name)?.privacy === 'mask';
    expect(isMasked('responsible')).toBe(true);
    expect(isMasked('address')).toBe(true);
    for (const field of withItems(kind.fields))
      if (/(^|_)(phone|plate|duty|sponsor|responsible)$/.test(field.name))
        expect(field.privacy, field.name).toBe('mask');
  });

  it('says where its rule comes from', () => {
    const { grading } = kind;
    expect(grading.document).not.toBe('');
    expect(grading.version).not.toBe('');
    expect(grading.validFrom).toMatch(/^\d{4}(-\d{2}-\d{2})?$/);
    const bands = (grading.colours ?? []).map((colour) => colour.band);
    expect(new Set(bands).size).toBe(bands.length);
  });
});

/** Values that tempt a rule: real options, thresholds, wrong types, JSON text, impossible numbers. */
const arbitraryValue = (field: FieldDefinition): fc.Arbitrary<unknown> =>
  fc.oneof(
    ...(field.options ? [fc.constantFrom(...field.options)] : []),
    ...(field.items
      ? [
          fc.array(
            fc.oneof(
              fc.constant(null),
              fc.record(Object.fromEntries(field.items.map((item) => [item.name, arbitraryValue(item)])), {
                requiredKeys: [],
              }),
            ),
            { maxLength: 4 },
          ),
        ]
      : []),
    fc.constantFrom(
      null,
      undefined,
      '',
      '-',
      '*',
      Number.NaN,
      Infinity,
      -1,
      0,
      1e308,
      true,
      false,
      '[]',
      '[{]',
      '2020-02-30',
      '9999-12-31',
      '2020-11-16',
    ),
    fc.integer({ min: -5, max: 60_000 }),
    fc.double(),
    fc.boolean(),
    fc.anything(),
  );

const arbitraryProperties = (fields: readonly FieldDefinition[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc.record(Object.fromEntries(fields.map((field) => [field.name, arbitraryValue(field)])), {
        requiredKeys: [],
      }),
    },
    { weight: 1, arbitrary: fc.anything() },
  );

const expectSound = (result: GradeResult): void => {
  expect([1, 2, 3, 4, null]).toContain(result.level);
  if (result.level === null) expect(result.missing.length + result.reasons.length).toBeGreaterThan(0);
  else expect(result.reasons.some((reason) => reason.level === result.level)).toBe(true);
  for (const reason of [...result.reasons, ...result.findings]) {
    expect(reason.source.trim()).not.toBe('');
    expect(reason.threshold).not.toBe('');
    expect(reason.rule).not.toBe('');
    expect(isComplete(reason.words)).toBe(true);
    expect(['a', 'b', 'c']).toContain(reason.confidence);
    expect(`${reason.words.zh}${reason.words.en}`).not.toMatch(/undefined|NaN|\[object/);
  }
};

describe('grading is total', () => {
  const arbitraryTime = fc.oneof(fc.integer({ min: 0, max: 4e12 }), fc.double());
  const arbitraryOverrides = (bands: readonly string[]) =>
    fc.dictionary(fc.constantFrom('__proto__', 'x', ...bands), fc.constantFrom(...LEVEL_KEYS, 'red' as never));

  it.each(HAZARD_KINDS.map((kind) => [kind.id, kind] as const))('%s', (id, kind) => {
    const bands = (kind.grading.colours ?? []).map((colour) => colour.band);
    fc.assert(
      fc.property(
        arbitraryProperties(kind.fields),
        arbitraryTime,
        arbitraryOverrides(bands),
        (properties, nowMs, own) => {
          const site = properties as Record<string, unknown>;
          expectSound(gradeSite(kind, site, nowMs, { [id]: own }));
          for (const facet of kind.facets) expect(typeof facet.test(site, nowMs)).toBe('boolean');
          const summary = kind.summary(site);
          expect(typeof summary.zh).toBe('string');
          expect(summary.en).not.toMatch(/undefined|NaN|\[object/);
        },
      ),
      { numRuns: 300, seed: 20201116 },
    );
  });

  it('enterprise diagnosis', () => {
    const names = [
      'diagnosis_score',
      'has_untested_new_process',
      'has_undesigned_unit',
      'has_uncertified_operation',
      'accidents',
    ];
    const fields = names.map((name): FieldDefinition => ({ name, type: 'number', words: { zh: name, en: name } }));
    fc.assert(
      fc.property(arbitraryProperties(fields), arbitraryTime, (properties, nowMs) =>
        expectSound(ENTERPRISE_DIAGNOSIS.grade(properties as Record<string, unknown>, nowMs)),
      ),
      { numRuns: 300, seed: 20201116 },
    );
  });
});

describe('a level that is not the rule’s own', () => {
  const coal = REGISTRY.require('coal-mine');

  it('on the register is a finding, not a change', () => {
    const result = gradeSite(coal, { class: 'A', risk_level: 1 }, 0);
    expect(result.level).toBe(4);
    expect(result.findings.map((finding) => finding.rule)).toContain('register.level-differs');
  });

  it('by local configuration is named', () => {
    const result = gradeSite(coal, { class: 'A' }, 0, { 'coal-mine': { A: '3' }, 'tailings-pond': { A: '1' } });
    expect(result.level).toBe(3);
    expect(result.reasons.at(-1)?.words).toMatchObject({ zh: expect.stringContaining('本地配置') });
  });

  it('cannot be had where the text fixes the colour', () => {
    expect(ENTERPRISE_DIAGNOSIS.colours).toBeUndefined();
    expect(ENTERPRISE_DIAGNOSIS.grade({ diagnosis_score: 95 }, 0, { '4': '1' }).level).toBe(4);
  });

  it('reference sites have none at all', () => {
    const result = gradeSite(REGISTRY.require('reference-site'), { risk_level: 1, score: 3 }, 0);
    expect(result).toMatchObject({ level: null, missing: [] });
    expect(result.reasons).toHaveLength(1);
  });
});
