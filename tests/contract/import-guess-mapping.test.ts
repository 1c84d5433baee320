import { describe, expect, it } from 'vitest';
import { LEDGER_REGISTRY as REGISTRY } from '../../src/hazards/ledger-registry.ts';
import { loadRegions } from './boundaries-kit.ts';
import { guessMapping, remapColumn } from '../../src/register/import/guess-mapping.ts';
import { placeNamesOf } from '../../src/register/import/place-names.ts';

const names = placeNamesOf(loadRegions());

/** Guesses of a table given as columns: header → three values. */
const guess = (kind: string, columns: Readonly<Record<string, readonly string[]>>) => {
  const headers = Object.keys(columns);
  const rows = [0, 1, 2].map((row) => headers.map((header) => columns[header]?.[row] ?? ''));
  const guesses = guessMapping({ headers, rows }, REGISTRY.require(kind), {}, names);
  return Object.fromEntries(headers.map((header, index) => [header, guesses[index]]));
};

const fieldsOf = (guesses: ReturnType<typeof guess>): Record<string, string | null | undefined> =>
  Object.fromEntries(Object.entries(guesses).map(([header, { field } = { field: null }]) => [header, field]));

describe('headers', () => {
  it('of a Chinese ledger name fields, with their units in brackets or at the end', () => {
    const guesses = guess('tailings-pond', {
      尾矿库名称: ['甲', '乙', '丙'],
      '是否头顶库（0=是，1=否）': ['0', '1', '1'],
      '现状坝高(米)': ['30', '40', '50'],
      '现状库容（单位：立方米）': ['120000', '90000', '5000'],
      设计坝高m: ['35', '45', '55'],
      '设计库容/万立方米': ['12', '9', '5'],
      '下游人口（万人）': ['0.1', '0.2', '0'],
    });
    expect(fieldsOf(guesses)).toEqual({
      尾矿库名称: 'name',
      '是否头顶库（0=是，1=否）': 'is_overhead',
      '现状坝高(米)': 'dam_height_now',
      '现状库容（单位：立方米）': 'capacity_now',
      设计坝高m: 'dam_height_design',
      '设计库容/万立方米': 'capacity_design',
      '下游人口（万人）': 'downstream_pop',
    });
    expect(guesses['是否头顶库（0=是，1=否）']).toMatchObject({ isInverted: true, basis: 'header' });
    expect(guesses['现状库容（单位：立方米）']).toMatchObject({ factor: 0.0001, unit: '立方米', isUnitUnknown: false });
    expect(guesses['设计坝高m']).toMatchObject({ factor: 1, unit: 'm' });
    expect(guesses['下游人口（万人）']).toMatchObject({ factor: 10000, unit: '万人' });
  });

  it('of the Brazilian register name what is wanted of it', () => {
    const guesses = guess('tailings-pond', {
      'ID Barragem': ['2436', '8290', '8389'],
      NomeBarragem: ['A', 'B', 'C'],
      Latitude: ['-20.061944', '-20.411667', '-19.969422'],
      Longitude: ['-43.796944', '-43.838611', '-43.564844'],
      AlturaMaximaAtual_m: ['32.00', '77.00', '40.00'],
      VolumeAtualReservatorio_m3: ['549,927.00', '19,476,113.00', 'nan'],
      NumeroPessoasAfetadasCasoRompimento: ['1-100', 'acima de 5001', ''],
    });
    expect(Object.values(fieldsOf(guesses))).toEqual([
      'id',
      'name',
      'lat',
      'lng',
      'dam_height_now',
      'capacity_now',
      'downstream_pop',
    ]);
    expect(guesses['VolumeAtualReservatorio_m3']).toMatchObject({ factor: 0.0001, unit: 'm3' });
  });

  it('are doubted where the values cannot be what they say', () => {
    const guesses = guess('reference-site', {
      位置: ['39.9042,116.4074', '31.2304,121.4737', '23.1291,113.2644'],
      行政区划代码: ['甲', '乙', '丙'],
      登记日期: ['有', '没有', '有'],
    });
    expect(fieldsOf(guesses)).toEqual({ 位置: 'position', 行政区划代码: null, 登记日期: null });
    expect(guesses['位置']?.basis).toBe('values');
  });

  it('of several datums give both axes of one', () => {
    const degrees = { lng: ['116.4074', '121.4737', '113.2644'], lat: ['39.9042', '31.2304', '23.1291'] };
    const fields = fieldsOf(
      guess('reference-site', {
        gcj02_lat: degrees.lat,
        bd09_lng: degrees.lng,
        bd09_lat: degrees.lat,
        gcj02_lng: degrees.lng,
      }),
    );
    const chosen = Object.keys(fields).filter((header) => fields[header] !== null);
    expect(chosen).toHaveLength(2);
    expect(new Set(chosen.map((header) => header.split('_')[0])).size).toBe(1);
  });
});

describe('values', () => {
  it('tell codes, coordinates, levels, divisions and an enum’s words without a header', () => {
    const guesses = guess('coal-mine', {
      a: ['91110000100001234X', '91310000MA1K35BT1N', '91440300708461136T'],
      b: ['140422000000', '140424000000', '150622000000'],
      c: ['116.4074', '112.5489', '110.0012'],
      d: ['39.9042', '37.8706', '39.8210'],
      e: ['红', '黄色', '一级'],
      f: ['山西省', '内蒙古', '陕西'],
      g: ['襄垣县', '准格尔旗', '神木市'],
      h: ['井工', '露天矿', '井工'],
      i: ['是', '否', '是'],
      j: ['13.3', '15.2', '20.1'],
    });
    expect(Object.values(fieldsOf(guesses))).toEqual([
      'uscc',
      'adcode',
      'lng',
      'lat',
      'risk_level',
      'stated_province',
      'stated_county',
      'mine_type',
      null,
      null,
    ]);
    for (const header of 'abcdefgh') expect(guesses[header]?.basis, header).toBe('values');
  });

  it('leave half a position out', () => {
    expect(
      fieldsOf(guess('reference-site', { 站: ['甲', '乙', '丙'], x1: ['39.9042', '31.2304', '23.1291'] })),
    ).toEqual({
      站: null,
      x1: null,
    });
  });

  it('tell which of X and Y is north, on a plane and in degrees', () => {
    const plane = { X: ['4052140.03', '4052150.11', '4052199.70'], Y: ['39517895.16', '39517899.02', '39517805.50'] };
    expect(fieldsOf(guess('reference-site', plane))).toEqual({ X: 'northing', Y: 'easting' });
    const short = { x坐标: ['4052140.03', '4052150.11', '4052199.70'], y坐标: ['517895.16', '517899.02', '517805.50'] };
    expect(fieldsOf(guess('reference-site', short))).toEqual({ x坐标: 'northing', y坐标: 'easting' });
    const degrees = { x: ['39.9042', '31.2304', '23.1291'], y: ['116.4074', '121.4737', '113.2644'] };
    expect(fieldsOf(guess('reference-site', degrees))).toEqual({ x: 'lat', y: 'lng' });
    const plain = { x: ['116.4074', '121.4737', '113.2644'], y: ['39.9042', '31.2304', '23.1291'] };
    expect(fieldsOf(guess('reference-site', plain))).toEqual({ x: 'lng', y: 'lat' });
  });
});

describe('every guess', () => {
  it('says why, how sure and from which values', () => {
    const guesses = guess('coal-mine', { 煤矿名称: ['甲矿', '乙矿', '甲矿'], 杂项: ['1', '2', '3'] });
    expect(guesses['煤矿名称']).toMatchObject({ basis: 'likeness', confidence: 0.85, examples: ['甲矿', '乙矿'] });
    expect(guesses['杂项']).toMatchObject({ field: null, basis: null, confidence: 0 });
  });

  it('is certain where the configuration names the column', () => {
    const kind = REGISTRY.require('coal-mine');
    const [guess1] = guessMapping({ headers: ['KC_001'], rows: [] }, kind, { kc_001: 'approved_capacity' });
    expect(guess1).toMatchObject({ field: 'approved_capacity', basis: 'configured', confidence: 1 });
  });

  it('follows the user’s choice with the unit of its header', () => {
    const kind = REGISTRY.require('coal-mine');
    const [first] = guessMapping({ headers: ['能力_Mtpa'], rows: [['1.2']] }, kind);
    const field = kind.fields.find(({ name }) => name === 'approved_capacity') ?? null;
    if (first === undefined || field === null) throw new Error('no guess');
    expect(remapColumn(first, '能力_Mtpa', field)).toMatchObject({
      field: 'approved_capacity',
      basis: 'chosen',
      factor: 100,
      unit: 'Mtpa',
      examples: ['1.2'],
    });
  });

  it('copes with 100,000 columns and headers of any text', () => {
    const headers = Array.from({ length: 100_000 }, (_, index) => `列${index % 700}`);
    const guesses = guessMapping({ headers, rows: [headers] }, REGISTRY.require('coal-mine'));
    expect(guesses).toHaveLength(100_000);
    const odd = ['', '__proto__', 'constructor', '（'.repeat(3000), '\u0000', '经度'.repeat(5000)];
    expect(guessMapping({ headers: odd, rows: [] }, REGISTRY.require('coal-mine'))).toHaveLength(odd.length);
  });
});
