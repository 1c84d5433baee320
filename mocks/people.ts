import { toSyntheticUscc } from './uscc.ts';

const STEMS = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'] as const;

/** 演示负责人甲 … 癸: nobody's name. */
export const toPersonName = (role: string, index: number): string => `演示${role}${STEMS[index % STEMS.length]}`;

/** No mobile number begins with 100, and no exchange with 000. */
export const toPhone = (index: number): string => `100-0000-${String(index % 10_000).padStart(4, '0')}`;

export interface Enterprise {
  readonly id: string;
  readonly name: string;
  readonly uscc: string;
  readonly adcode: string;
  readonly serial: number;
}

/** Numbers the enterprises of each county, across kinds; the same key always gives the same enterprise. */
export class EnterpriseBook {
  readonly #byKey = new Map<string, Enterprise>();
  readonly #nextByCounty = new Map<string, number>();

  of(adcode: string, key: string): Enterprise {
    const known = this.#byKey.get(key);
    if (known) return known;
    const serial = (this.#nextByCounty.get(adcode) ?? 0) + 1;
    this.#nextByCounty.set(adcode, serial);
    const code = `${adcode}-${String(serial).padStart(3, '0')}`;
    const enterprise = {
      id: `ent-${code}`,
      name: `演示企业-${code}`,
      uscc: toSyntheticUscc(adcode, serial),
      adcode,
      serial,
    };
    this.#byKey.set(key, enterprise);
    return enterprise;
  }

  all(): Iterable<Enterprise> {
    return this.#byKey.values();
  }
}
