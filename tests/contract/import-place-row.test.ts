import { describe, expect, it } from 'vitest';
import { createRandom, loadLocator, loadRegions } from './boundaries-kit.ts';
import { placeNamesOf, type FoundPlace } from '../../src/register/import/place-names.ts';
import { placeRow, type PlaceCells, type PlaceResult } from '../../src/register/import/place-row.ts';
import { OLD_NAMES, readAdcode, RENAMED_CODES } from '../../src/register/import/renamed-codes.ts';
import { DEFAULT_READING, type Reading } from '../../src/register/import/types.ts';

const regions = loadRegions();
const names = placeNamesOf(regions);

const cellsOf = (cells: Partial<PlaceCells>): PlaceCells => ({ lng: '', lat: '', adcode: '', crs: '', ...cells });
const place = (cells: Partial<PlaceCells>, reading: Partial<Reading> = {}): PlaceResult =>
  placeRow(cellsOf(cells), { ...DEFAULT_READING, ...reading }, regions);

const nameOf = (adcode: string | null | undefined): string | undefined =>
  adcode === null || adcode === undefined ? undefined : regions.get(adcode)?.name;

/** County and how it was found, or the code of the fault. */
const outcome = (result: PlaceResult): string =>
  result.ok ? `${result.place.by} ${nameOf(result.place.adcode) ?? ''}`.trim() : result.fault.code;

describe('codes', () => {
  it('are read however a ledger wrote them', () => {
    const spellings = ['360281', '360281.0', '360281000', '360281000000', '156360281', '３６０２８１', ' 360281 '];
    for (const text of spellings) expect(readAdcode(text), text).toBe('360281');
    for (const text of ['', '36028', '3602811', '江西', '036281']) expect(readAdcode(text), text).toBe('');
  });

  it('that were renumbered lead to a county of the boundaries, and only where they no longer stand there', () => {
    expect(RENAMED_CODES.size).toBeGreaterThan(150);
    for (const [old, today] of RENAMED_CODES) {
      expect(regions.has(old), old).toBe(false);
      expect(regions.countyIndexOf(today), `${old} → ${today}`).toBeGreaterThan(0);
      // Of one province, but for nothing: no county changed its province.
      expect(today.slice(0, 2)).toBe(old.slice(0, 2));
    }
    expect(new Set(RENAMED_CODES.values()).size).toBe(RENAMED_CODES.size);
    for (const [name, adcode] of OLD_NAMES) expect(regions.countyIndexOf(adcode), name).toBeGreaterThan(0);
  });
});

describe('places by name', () => {
  const find = (stated: Partial<Parameters<typeof names.find>[0]>): FoundPlace =>
    names.find({ adcode: '', province: '', prefecture: '', county: '', address: '', ...stated });
  const found = (result: FoundPlace): string | undefined =>
    result.kind === 'found' ? nameOf(result.adcode) : result.kind;

  it.each([
    ['北京市朝阳区建国路68号', '朝阳区'],
    ['山西省运城市垣曲县新城镇', '垣曲县'],
    ['稷山县南关八字口', '稷山县'],
    ['内蒙古自治区鄂尔多斯市东胜区铁西', '东胜区'],
    ['吉林市昌邑区', '昌邑区'],
    ['吉林省吉林市昌邑区', '昌邑区'],
    ['江苏省苏州市吴江市', '吴江区'],
    ['江苏省吴江市227省道', '吴江区'],
    ['重庆市潼南县梓潼镇', '潼南区'],
    ['恩施土家族苗族自治州恩施市航空路', '恩施市'],
    ['湘西州龙山县新建路', '龙山县'],
    ['广东省东莞市虎门镇', '东莞市'],
    ['四川省宜宾市宜宾县柏溪镇', '叙州区'],
    ['中国 江西省 赣州市 章贡区', '章贡区'],
  ])('%s is in %s', (address, county) => {
    expect(found(find({ address }))).toBe(county);
  });

  it.each([
    '朝阳区建国路',
    '鼓楼区中山路',
    '新华路12号',
    '中山路',
    '长沙市新华东路',
    '荆州市江津路',
    '淮安经济技术开发区',
    '平江区西汇路29号',
    '山西省长治市城区府后西街',
    '',
    '某地',
  ])('%j names no county by itself', (address) => {
    expect(['ambiguous', 'none']).toContain(find({ address }).kind);
  });

  it('keep a prefecture apart from the county of its name', () => {
    expect(find({ adcode: '421000', address: '荆州市江津路' }).kind).toBe('none');
    expect(find({ adcode: '420000', address: '荆州市江津路' }).kind).toBe('none');
    expect(found(find({ adcode: '421000', address: '荆州市荆州区江津路' }))).toBe('荆州区');
  });

  it('are told apart by prefecture or province, and not guessed without', () => {
    const chaoyang = find({ county: '朝阳区' });
    expect(chaoyang.kind === 'ambiguous' && chaoyang.candidates).toEqual(['110105', '220104']);
    expect(found(find({ county: '朝阳区', prefecture: '长春' }))).toBe('朝阳区');
    expect(find({ county: '朝阳区', province: '吉林' })).toMatchObject({ kind: 'found', adcode: '220104' });
    expect(find({ county: '鼓楼区', adcode: '350000' })).toMatchObject({ kind: 'found', adcode: '350102' });
  });

  it('are the county’s own for every county, by its full path', () => {
    for (const region of regions.all()) {
      if (regions.countyIndexOf(region.adcode) === 0) continue;
      const path = regions.pathTo(region.adcode).slice(1);
      const address = path.map(({ name }) => name).join('');
      expect(find({ address }), address).toMatchObject({ kind: 'found', adcode: region.adcode });
    }
  });
});

describe('rows without coordinates', () => {
  it('stand at the label of their county, by code before name', () => {
    const result = place({ adcode: '360702', county: '南康区' });
    expect(outcome(result)).toBe('code 章贡区');
    expect(result.ok && [result.place.lng, result.place.lat]).toEqual(regions.get('360702')?.label);
    expect(result.ok && nameOf(result.place.otherByName)).toBe('南康区');
  });

  it('follow names within what a code above the county says', () => {
    expect(outcome(place({ adcode: '140200', county: '广灵' }))).toBe('name 广灵县');
    expect(outcome(place({ adcode: '110000', address: '北京市丰台区广安路35号' }))).toBe('name 丰台区');
    expect(outcome(place({ adcode: '140200', county: '大同' }))).toBe('code-above-county');
    expect(outcome(place({ adcode: '360000' }))).toBe('code-above-county');
    expect(outcome(place({ adcode: '341500', county: '寿县' }))).toBe('name 寿县');
  });

  it('follow an older code, unless their names say another county', () => {
    const result = place({ adcode: '500223', county: '潼南' });
    expect(outcome(result)).toBe('code 潼南区');
    expect(result.ok && result.place.isCodeRenamed).toBe(true);
    expect(outcome(place({ adcode: '140421', county: '襄垣', prefecture: '长治' }))).toBe('name 襄垣县');
  });

  it('are refused with the candidates where a name fits several', () => {
    const result = place({ county: '鼓楼区' });
    expect(outcome(result)).toBe('ambiguous-place');
    expect(!result.ok && result.fault.words.zh).toContain('江苏省南京市鼓楼区');
  });

  it('are refused where nothing tells a county', () => {
    expect(outcome(place({}))).toBe('no-position');
    expect(outcome(place({ address: '某路 1 号' }))).toBe('no-position');
    expect(outcome(place({ adcode: '999999' }))).toBe('unknown-adcode');
    expect(outcome(placeRow(cellsOf({ county: '襄垣县' }), DEFAULT_READING, null))).toBe('no-position');
  });
});

describe('rows with coordinates', () => {
  const at = (result: PlaceResult): readonly number[] | string =>
    result.ok ? [Number(result.place.lng.toFixed(6)), Number(result.place.lat.toFixed(6))] : result.fault.code;

  it.each([
    [{ lng: '116°24′26.64″', lat: '39°54′15.12″' }, {}],
    [{ lng: '116.4074', lat: '39.9042' }, {}],
    [{ lng: '116,4074', lat: '39,9042' }, { decimal: ',' }],
    [{ lng: '39.9042', lat: '116.4074' }, { isSwapped: true }],
    [{ lng: '39.9042', lat: '116.4074' }, { repairsSwapped: true }],
    [{ lng: 'N39.9042', lat: 'E116.4074' }, { repairsSwapped: true }],
    [{ position: '116.4074,39.9042' }, {}],
    [{ position: '39.9042,116.4074' }, { isSwapped: true }],
    [{ position: 'N39.9042 E116.4074' }, {}],
    [{ position: 'POINT(116.4074 39.9042)' }, {}],
    [{ position: 'SRID=4490;POINT(116.4074 39.9042)' }, { crs: 'GCJ02' }],
  ] as const)('%j with %j', (cells, reading) => {
    expect(at(place(cells, reading))).toEqual([116.4074, 39.9042]);
  });

  it('on a plane are converted by their zone, whichever columns hold them', () => {
    const metres = { easting: '39517895.1628', northing: '4052140.0370' };
    expect(at(place(metres, { crs: 'EPSG:4527' }))).toEqual([117.2, 36.6]);
    expect(at(place({ lng: '39,517,895.1628', lat: '4,052,140.0370' }, { crs: 'EPSG:4527' }))).toEqual([117.2, 36.6]);
    const turned = { easting: metres.northing, northing: metres.easting };
    expect(at(place(turned, { crs: 'EPSG:4527' }))).toBe('swapped');
    expect(at(place(turned, { crs: 'EPSG:4527', repairsSwapped: true }))).toEqual([117.2, 36.6]);
    expect(at(place(metres, { crs: 'EPSG:4549' }))).toBe('impossible');
    expect(at(place(metres))).toBe('impossible');
    expect(at(place({ easting: '0', northing: '0' }, { crs: 'EPSG:4527' }))).toBe('zero');
  });

  it('follow the row’s own reference system before the file’s', () => {
    const own = place({ lng: '116.4074', lat: '39.9042', crs: 'GCJ-02' });
    expect(own.ok && own.place.origin).toBe('GCJ02');
    expect(at(place({ lng: '116.4', lat: '39.9', crs: '西安80' }))).toBe('unknown-crs');
    expect(at(place({ lng: '116.4', lat: '39.9', crs: '不详' }))).toEqual([116.4, 39.9]);
  });

  it.each([
    [{ lng: 'NaN', lat: '39.9' }, 'not-finite'],
    [{ lng: '116.4', lat: '' }, 'not-finite'],
    [{ lng: '1e999', lat: '39.9' }, 'not-finite'],
    [{ lng: '0', lat: '0' }, 'zero'],
    [{ lng: '39.9', lat: '116.4' }, 'swapped'],
    [{ lng: '-38.39', lat: '144.17' }, 'swapped'],
    [{ lng: '256.27', lat: '-121.99' }, 'impossible'],
    [{ lng: '190', lat: '10' }, 'impossible'],
    [{ position: 'here' }, 'not-finite'],
  ] as const)('%j are refused: %s', (cells, code) => {
    expect(at(place(cells))).toBe(code);
  });

  it('on Svalbard are where they are, and one in Australia is turned round', () => {
    expect(at(place({ lng: '16.1227448', lat: '78.12819195' }))).toEqual([16.122745, 78.128192]);
    expect(at(place({ lng: '-38.39', lat: '144.17' }, { repairsSwapped: true }))).toEqual([144.17, -38.39]);
    expect(at(place({ lng: '9.5', lat: '112.9' }))).toBe('swapped');
  });

  it('say in words that a definition cannot be read, and never throw', () => {
    const result = place({ lng: '500000', lat: '4000000' }, { crs: 'WKT:PROJCS["x"]' });
    expect(outcome(result)).toBe('unknown-crs');
  });
});

describe('label points', () => {
  it('lie in their own county, so that a row placed there is counted there', () => {
    const locator = loadLocator();
    const random = createRandom(7);
    for (const region of regions.all()) {
      const index = regions.countyIndexOf(region.adcode);
      if (index === 0 || random() > 0.2) continue;
      expect(locator.locate(...region.label), region.name).toBe(index);
    }
  });
});
