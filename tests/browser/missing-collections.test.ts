import { describe, expect, it } from 'vitest';
import { REPORTS, type ReportName } from '../../src/url/board-state.ts';
import { withPage, type Board } from './harness.ts';
import { serveService, type PlantedFault } from './planted-service.ts';

const VIEWPORT = { width: 1280, height: 800 };
const JIANGXI = '360000';
const COLLECTIONS = ['changes', 'warnings', 'rectifications', 'published-figures'] as const;

/** The service lists these collections and answers 404 to whoever asks for their items. */
const without =
  (missing: readonly string[]): PlantedFault =>
  ({ pathname }) => {
    const asked = /^\/(?:api\/collections|demo)\/([a-z-]+?)(?:\.parquet|\/items)?$/.exec(pathname)?.[1] ?? '';
    const body = JSON.stringify({ code: 'NotFound', description: `没有 ${asked}` });
    return missing.includes(asked) ? { status: 404, body } : null;
  };

/** As of when the demo's records are. */
const AS_OF = '2020-11-16T09:00:00+08:00';

const withoutCollections = (
  missing: readonly string[],
  body: (board: Board) => Promise<void>,
  now = AS_OF,
): Promise<void> =>
  withPage(
    {
      build: 'production',
      viewport: VIEWPORT,
      reducedMotion: 'reduce',
      expectedConsole: [/status of 404/],
      prepare: async (page) => {
        await serveService(page, { fault: without(missing) });
        await page.clock.setFixedTime(now);
      },
    },
    body,
  );

interface Shown {
  readonly name: string;
  readonly value: string;
}

interface Page {
  readonly text: string;
  readonly figures: readonly Shown[];
}

const report = async (board: Board, name: ReportName, more = ''): Promise<Page> => {
  await board.open(`view=report&region=${JIANGXI}&report=${name}${more}`);
  const main = board.page.locator(`main[data-report="${name}"]`);
  await main.locator('h2').first().waitFor();
  const figures = await main.locator('data[data-figure]').evaluateAll((all) =>
    all.map((figure) => ({
      name: figure.getAttribute('data-figure') ?? '',
      value: figure.getAttribute('value') ?? '',
    })),
  );
  return { text: await main.innerText(), figures };
};

const UNKNOWN: Readonly<Partial<Record<ReportName, { readonly says: readonly RegExp[]; readonly of: RegExp }>>> = {
  changes: { says: [/未能取得.*变更记录.*预警记录/, /变了多少不知道，不等于没有变化/], of: /./ },
  handover: {
    says: [/未能取得.*变更记录.*整改项.*预警记录/, /数据源不可用，本项未知，不等于没有/],
    of: /^shift-/,
  },
  rectifications: { says: [/未能取得.*整改项/], of: /./ },
  published: { says: [/published-figures\S* 应答 HTTP 404/], of: /./ },
  indicators: { says: [/未能取得.*整改项/], of: /^(closed|rectification)/ },
};

describe('a service without changes, warnings, rectifications and published figures', () => {
  it('has every page of 研判 say what is missing, and no number made of it', async () => {
    await withoutCollections(COLLECTIONS, async (board) => {
      const wrong: string[] = [];
      for (const name of REPORTS) {
        const { text, figures } = await report(board, name);
        expect(text.length).toBeGreaterThan(100);
        expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
        const unknown = UNKNOWN[name];
        for (const words of unknown?.says ?? []) if (!words.test(text)) wrong.push(`${name} does not say ${words}`);
        for (const figure of figures)
          if (unknown?.of.test(figure.name) === true && figure.value !== '')
            wrong.push(`${name} shows ${figure.name} = ${figure.value}`);
        // What needs none of the four is answered as ever.
        if (unknown === undefined || name === 'indicators')
          expect(figures.filter(({ value }) => value !== '').length).toBeGreaterThan(10);
      }
      expect(wrong).toEqual([]);
    });
  });

  it('hands over what is known where the warnings alone are missing', async () => {
    await withoutCollections(['warnings'], async (board) => {
      const { text, figures } = await report(board, 'handover');
      const of = (name: string): readonly string[] =>
        figures.filter((each) => each.name === name).map(({ value }) => value);
      expect(text).toMatch(/未能取得，结果未包含它们：预警记录/);
      expect(of('shift-unacknowledged')).toEqual(['', '']);
      expect(of('shift-warnings')).toEqual(['']);
      expect(text).not.toContain('没有未确认的红色或橙色预警');
      expect(of('shift-lost').every((value) => Number(value) > 0)).toBe(true);
      expect(of('shift-overdue').every((value) => Number(value) > 0)).toBe(true);
      const changes = await report(board, 'changes');
      expect(changes.figures.find(({ name }) => name === 'changes')?.value).toMatch(/^[1-9]/);
    });
  });

  it('tells of changes and losses nothing where the changes alone are missing', async () => {
    await withoutCollections(['changes'], async (board) => {
      const { figures } = await report(board, 'handover');
      const values = (name: RegExp): readonly string[] =>
        figures.filter((each) => name.test(each.name)).map(({ value }) => value);
      expect(new Set(values(/^shift-(lost|back|hands|other)/))).toEqual(new Set(['']));
      expect(values(/^shift-unacknowledged/)).toEqual(['0', '0']);
    });
  });

  it('tells nothing either of a shift and a period that begin after the records end', async () => {
    const afterwards = async (board: Board): Promise<void> => {
      const shift = await report(board, 'handover');
      const lost = shift.figures.filter(({ name }) => /^shift-(lost|back|hands|other)/.test(name));
      expect(new Set(lost.map(({ value }) => value))).toEqual(new Set(['']));
      expect(shift.text).toMatch(/变更记录截至 2020-11-16 09:00/);
      const { text, figures } = await report(board, 'changes', '&between=2020-11-17/2020-11-18');
      expect(text).toContain('变更记录在所选时段之前就已截止');
      expect(figures).toEqual([]);
    };
    await withoutCollections([], afterwards, '2020-11-18T09:00:00+08:00');
  });

  it('has no number for a period that lies ahead', async () => {
    await withoutCollections([], async (board) => {
      const { text, figures } = await report(board, 'changes', '&between=2021-01-01/2021-02-01');
      expect(text).toContain('所选时段尚未到来');
      expect(new Set(figures.map(({ value }) => value))).toEqual(new Set(['']));
      const partly = await report(board, 'changes', '&between=2020-11-01/2021-02-01');
      expect(partly.text).toContain('结束日期尚未到来，统计到当前时间为止');
      expect(Number(partly.figures.find(({ name }) => name === 'changes')?.value)).toBeGreaterThan(0);
    });
  });
});
