import { describe, expect, it } from 'vitest';
import { COACH_ROUTE } from './index.ts';
import { GRADING } from './grading.ts';

const LAST_MOMENT = Date.parse('2022-12-31T23:59:59+08:00');
const NEXT_MOMENT = Date.parse('2023-01-01T00:00:00+08:00');
const OK = {
  line_status: '运营',
  link_status: 'linked',
  total_km: 1200,
  runs_at_night: true,
  has_relay_certificate: true,
  has_sleeper: false,
  max_seats: 55,
};
const grade = (changes: Record<string, unknown>, nowMs = NEXT_MOMENT) => GRADING.grade({ ...OK, ...changes }, nowMs);

describe('conditions of a route', () => {
  it.each([
    ['compliant', {}, 3],
    ['exactly 800 km', { total_km: 800 }, 3],
    ['799.9 km is outside the rule', { total_km: 799.9 }, null],
    ['night without certificate', { has_relay_certificate: false }, 1],
    ['no night running, no certificate', { has_relay_certificate: false, runs_at_night: false }, 3],
    ['sleeper', { has_sleeper: true }, 1],
    ['57 seats', { max_seats: 57 }, 3],
    ['58 seats', { max_seats: 58 }, 1],
    ['58 seats of one vehicle', { max_seats: null, vehicles: [{ seats: 40 }, { seats: 58 }] }, 1],
    ['offline', { link_status: 'offline' }, 2],
    ['offline and a sleeper: the worse', { link_status: 'offline', has_sleeper: true }, 1],
    ['not linked is no level of its own', { link_status: 'not-linked' }, 3],
    ['suspended', { line_status: '歇业', has_relay_certificate: false, link_status: 'offline' }, 3],
    ['withdrawn', { line_status: '退出', has_relay_certificate: false, link_status: 'offline' }, 4],
  ])('%s', (_, changes, level) => expect(grade(changes).level).toBe(level));

  it('sleepers and large coaches count only after 2022-12-31', () => {
    expect(grade({ has_sleeper: true, max_seats: 60 }, LAST_MOMENT).level).toBe(3);
    expect(grade({ has_sleeper: null, max_seats: null }, LAST_MOMENT).level).toBe(3);
  });
});

describe('what is not known', () => {
  it.each([
    [{ line_status: null }, ['line_status']],
    [{ runs_at_night: null, has_relay_certificate: false }, ['runs_at_night']],
    [{ runs_at_night: null, has_relay_certificate: null }, ['runs_at_night', 'has_relay_certificate']],
    [{ has_sleeper: null }, ['has_sleeper']],
    [{ max_seats: null, vehicles: [{ seats: 40 }, {}] }, ['max_seats']],
    [{ total_km: null }, ['total_km']],
  ])('%j keeps the grade away', (changes, missing) => {
    const result = grade(changes);
    expect(result.level).toBeNull();
    expect(result.missing).toEqual(missing);
  });

  it('does not stand in the way of what is certain', () => {
    const result = grade({ link_status: 'offline', runs_at_night: null, has_relay_certificate: null });
    expect(result.level).toBe(2);
    expect(result.findings).toHaveLength(1);
    expect(grade({ runs_at_night: null }).level).toBe(3); // a certificate clears it at any hour
  });
});

it('facets read the route and its vehicles', () => {
  const test = (id: string) => COACH_ROUTE.facets.find((facet) => facet.id === id)?.test;
  expect(test('sleeper')?.({ vehicles: [{ is_sleeper: true }] }, 0)).toBe(true);
  expect(test('sleeper')?.({}, 0)).toBe(false);
  expect(test('no-relay-certificate')?.({ has_relay_certificate: false }, 0)).toBe(true);
  expect(test('no-relay-certificate')?.({ has_no_relay_certificate: true }, 0)).toBe(true);
  expect(test('no-relay-certificate')?.({}, 0)).toBe(false);
});
