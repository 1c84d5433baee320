import { describe, expect, it } from 'vitest';
import { noCauses } from '../../domain/change-attribution-balance.ts';
import { toBalanceTable } from './to-balance-table.ts';

describe('toBalanceTable', () => {
  it('gives a column to causes that occur, and sums them to the site that came', () => {
    const { causes, lines } = toBalanceTable({
      field: 'risk_level',
      rows: [
        { key: '1', before: 3, net: { ...noCauses(), reassessed: 1 }, after: 4 },
        { key: '2', before: 5, net: { ...noCauses(), reassessed: -1, 're-registered': 1 }, after: 5 },
      ],
      flows: [
        { from: '2', to: '1', cause: 'reassessed', count: 1 },
        { from: 'absent', to: '2', cause: 're-registered', count: 1 },
      ],
      changes: 2,
      unexplained: 0,
      rowsGiven: 1,
    });
    expect(causes).toEqual(['reassessed', 're-registered']);
    expect(lines).toEqual([
      { key: '1', before: 3, net: [1, 0], after: 4 },
      { key: '2', before: 5, net: [-1, 1], after: 5 },
      { key: null, before: 8, net: [0, 1], after: 9 },
    ]);
  });

  it('a cause that only shifts sites to and fro keeps its column of zeros', () => {
    const { causes, lines } = toBalanceTable({
      field: 'link_status',
      rows: [{ key: 'linked', before: 1, net: noCauses(), after: 1 }],
      flows: [
        { from: 'linked', to: 'offline', cause: 'data-lost', count: 1 },
        { from: 'offline', to: 'linked', cause: 'connected', count: 1 },
      ],
      changes: 2,
      unexplained: 0,
      rowsGiven: 2,
    });
    expect(causes).toEqual(['connected', 'data-lost']);
    expect(lines[0]).toEqual({ key: 'linked', before: 1, net: [0, 0], after: 1 });
  });
});
