import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { childrenOf, demoChemicalsOf, demoSitesIn, linksOf } from './demo-facts.ts';
import { sharePage, type Board } from './harness.ts';
import { panel, press, queryOf, readFigures, tabTo, valuesOf } from './user.ts';

const VIEWPORT = { width: 1280, height: 800 };
const JIANGXI = '360000';
const MAJOR = 'major-hazard-source';
const RULE = 'gb18218-2018';

/** GB 18218-2018: α by the people within 500 m of the boundary. */
const alphaOf = (people: number): number => {
  if (people >= 100) return 2;
  if (people >= 50) return 1.5;
  if (people >= 30) return 1.2;
  return people >= 1 ? 1 : 0.5;
};

/** The division below `region` with most major hazard sources that are not linked: where the leader's eye falls first. */
const worstBelow = async (region: string): Promise<string> => {
  const all = await Promise.all(
    childrenOf(region).map(async ({ adcode }) => {
      const sites = (await demoSitesIn(adcode)).filter(({ kind }) => kind === MAJOR);
      return { adcode, ...linksOf(sites) };
    }),
  );
  const [worst] = all.toSorted((a, b) => b.notLinked - a.notLinked);
  if (worst === undefined) throw new Error(`no division below ${region}`);
  return worst.adcode;
};

/** The county, its red site that nobody sees, and what GB 18218 makes of it, worked out from the demo's own files. */
const findFacts = async () => {
  const prefecture = await worstBelow(JIANGXI);
  const county = await worstBelow(prefecture);
  const red = (await demoSitesIn(county)).filter(
    ({ kind, level, link }) => kind === MAJOR && level === '1' && link === 'not-linked',
  );
  const [site] = red;
  if (site === undefined) throw new Error(`no red source unseen in ${county}`);
  const { chemicals, people } = await demoChemicalsOf(site.id);
  const s = chemicals.reduce((sum, { q, critical }) => sum + q / critical, 0);
  const weighted = chemicals.reduce((sum, { q, critical, beta }) => sum + (beta * q) / critical, 0);
  return { prefecture, county, site, chemicals, people, s, weighted, r: alphaOf(people) * weighted };
};

type Facts = Awaited<ReturnType<typeof findFacts>>;

const rankedIn = (board: Board, adcode: string): Locator =>
  panel(board, '下级排名').locator(`li[data-region="${adcode}"]`).getByRole('button').first();
const listed = (board: Board, name: string): Locator =>
  panel(board, '风险清单').getByRole('button').filter({ hasText: name });
const card = (board: Board): Locator => panel(board, '点位详情');
const whatIf = (board: Board): Locator => card(board).locator(`[data-what-if="${RULE}"]`);
const summary = (board: Board): Locator => whatIf(board).locator('summary');
const control = (board: Board, input: string): Locator => whatIf(board).locator(`[data-input="${input}"] input`);
const resetButton = (board: Board): Locator => whatIf(board).getByRole('button', { name: '恢复登记值' });
const closeButton = (board: Board): Locator => card(board).getByRole('button', { name: '关闭点位详情' });

/** Level by name of the outcome: registered, by the rule, and what-if where something is changed. */
const outcomes = (board: Board): Promise<Record<string, string>> =>
  whatIf(board)
    .locator('[data-outcome]')
    .evaluateAll((elements) =>
      Object.fromEntries(
        elements.map((element) => [
          element.getAttribute('data-outcome') ?? '',
          element.getAttribute('data-level') ?? '',
        ]),
      ),
    );

interface ReadReason {
  readonly rule: string;
  readonly value: string;
  readonly threshold: string;
  readonly source: string;
  readonly text: string;
}

const readReasons = (list: Locator): Promise<readonly ReadReason[]> =>
  list.locator('li[data-rule]').evaluateAll((items) =>
    items.map((item) => ({
      rule: item.getAttribute('data-rule') ?? '',
      value: item.getAttribute('data-value') ?? '',
      threshold: item.getAttribute('data-threshold') ?? '',
      source: item.getAttribute('data-source') ?? '',
      text: (item as HTMLElement).innerText,
    })),
  );

const rowsOnMainThread = async (board: Board): Promise<unknown> => (await board.diagnostics())['rowsVisitedMain'];

/** To as many significant digits as the value shows. */
const expectAbout = (shown: string | undefined, value: number): void =>
  expect(Math.abs(Number(shown) - value) / value).toBeLessThan(0.001);

/** Why it is red: every step of the rule in the order of the rule, each with value, threshold and source. */
const expectReasons = async (board: Board, { people, s, weighted, r }: Facts): Promise<void> => {
  const list = card(board).locator('[data-reasons]');
  // The days come with the worker's answer.
  await list.locator('li[data-date*="2020-11-16"]').first().waitFor();
  const reasons = await readReasons(list);
  const of = (rule: string): ReadReason | undefined => reasons.find((reason) => reason.rule === rule);
  expect(reasons.every(({ value, threshold, source }) => value !== '' && threshold !== '' && source !== '')).toBe(true);
  expectAbout(of('gb18218.s-value')?.value, s);
  expect(of('gb18218.s-value')).toMatchObject({ threshold: 'S ≥ 1', source: expect.stringContaining('GB 18218-2018') });
  expect(of('gb18218.alpha')).toMatchObject({ value: String(people) });
  expect(of('gb18218.alpha')?.text).toContain(`α = ${alphaOf(people)}`);
  expectAbout(of('gb18218.beta-sum')?.value, weighted);
  expectAbout(of('gb18218.r-value')?.value, r);
  expect(of('gb18218.r-value')).toMatchObject({ threshold: 'R ≥ 100' });
  expect(of('major-hazard-source.colour')).toMatchObject({ value: '一级', threshold: '一级 → 红' });
};

/** What would lower it: by R, and by the amount of a chemical; the step named leads just below the threshold. */
const expectChanges = async (board: Board, { r }: Facts): Promise<void> => {
  const change = card(board).locator(
    `[data-level-changes="${RULE}"] li[data-input="computed_r"][data-direction="lowers"][data-level="2"]`,
  );
  expect(await change.getAttribute('data-threshold')).toBe('50 ≤ R < 100');
  const text = await change.innerText();
  const [, step] = /R 值再降 ([\d.]+)/.exec(text) ?? [];
  expect(r - Number(step)).toBeLessThan(100);
  expect(r - Number(step)).toBeGreaterThan(99.8);
  expect(text).toContain('橙');
  const amount = card(board).locator(
    `[data-level-changes="${RULE}"] li[data-input="chemicals[0].q_design_max"][data-level="2"]`,
  );
  expect(await amount.innerText()).toMatch(/设计最大量再减 [\d.,]+ 吨，即降为橙/);
};

/** So much of the first chemical that R is 90, all else as registered: level 二, orange. */
const amountForOrange = ({ chemicals, people, weighted }: Facts): string => {
  const [first] = chemicals;
  if (first === undefined) throw new Error('no chemical');
  const others = weighted - (first.beta * first.q) / first.critical;
  return String(Math.round((((90 / alphaOf(people) - others) * first.critical) / first.beta) * 100) / 100);
};

const QUANTITY = 'chemicals[0].q_design_max';

/** Beside the registered level stands what the change would give, with the reason that is new and the one that fell away. */
const expectWhatIf = async (board: Board): Promise<void> => {
  await expect.poll(() => outcomes(board)).toEqual({ registered: '1', computed: '1', 'what-if': '2' });
  const reasons = await readReasons(whatIf(board).locator('[data-what-if-reasons]'));
  const r = reasons.find(({ rule }) => rule === 'gb18218.r-value');
  expectAbout(r?.value, 90);
  expect(r?.threshold).toBe('50 ≤ R < 100');
  expect(r?.text).toContain('新');
  const fellAway = await whatIf(board).locator('[data-what-if-removed] li[data-removed="gb18218.r-value"]').innerText();
  expect(fellAway).toContain('一级');
  // The card above goes on saying what the register says.
  expect(await card(board).locator('[data-attribute="level"]').getAttribute('data-level')).toBe('1');
};

const expectReset = async (board: Board, { chemicals }: Facts): Promise<void> => {
  await expect.poll(() => outcomes(board)).toEqual({ registered: '1', computed: '1' });
  expect(await control(board, QUANTITY).inputValue()).toBe(String(chemicals[0]?.q));
  expect(await resetButton(board).isDisabled()).toBe(true);
};

/** What a page may keep: a what-if must not be in it. */
const kept = (board: Board) =>
  board.page.evaluate(async () => ({
    local: Object.entries(localStorage).sort(),
    session: Object.entries(sessionStorage).sort(),
    databases: (await indexedDB.databases()).map(({ name, version }) => `${name} ${version}`).sort(),
  }));

/** Address, figures and what the browser keeps, to be the same before a what-if and after it. */
const snapshot = async (board: Board) => ({
  query: queryOf(board.page),
  figures: await readFigures(board.page),
  kept: await kept(board),
  history: await board.page.evaluate(() => history.length),
});

const PAGE = { viewport: VIEWPORT, reducedMotion: 'reduce' } as const;

describe('a leader asks why a county is red', () => {
  const board = sharePage(PAGE);

  it('by the mouse: county, site, reasons, what would lower it, a what-if, and back as it was', async () => {
    const facts = await findFacts();
    const click = async (target: Locator): Promise<void> => {
      await target.click();
      await board().ready();
    };
    await board().open(`region=${JIANGXI}`);
    await click(rankedIn(board(), facts.prefecture));
    await click(rankedIn(board(), facts.county));
    expect(queryOf(board().page)).toBe(`region=${facts.county}`);
    const red = (await demoSitesIn(facts.county)).filter(({ level }) => level === '1').length;
    const countRed = () => valuesOf(panel(board(), '关键指标'), '[data-figure="sites"][data-level="1"]');
    expect(await countRed()).toEqual([red]);
    await click(listed(board(), facts.site.name));
    expect(queryOf(board().page)).toBe(`region=${facts.county}&site=${MAJOR}:${facts.site.id}`);
    await expectReasons(board(), facts);
    await expectChanges(board(), facts);
    const before = await snapshot(board());
    await summary(board()).click();
    await control(board(), QUANTITY).fill(amountForOrange(facts));
    await expectWhatIf(board());
    expect(await snapshot(board())).toEqual(before);
    await resetButton(board()).click();
    await expectReset(board(), facts);
    await summary(board()).click();
    expect(await whatIf(board()).evaluate((details) => (details as HTMLDetailsElement).open)).toBe(false);
    expect(await snapshot(board())).toEqual(before);
    await click(closeButton(board()));
    expect(queryOf(board().page)).toBe(`region=${facts.county}`);
    expect(await countRed()).toEqual([red]);
    expect(await rowsOnMainThread(board())).toBe(0);
  });
});

describe('a what-if', () => {
  const board = sharePage(PAGE);

  it('leaves nothing behind: it ends with its card, and a reload knows nothing of it', async () => {
    const facts = await findFacts();
    const query = `region=${facts.county}&site=${MAJOR}:${facts.site.id}`;
    await board().open(query);
    await summary(board()).click();
    await control(board(), QUANTITY).fill(amountForOrange(facts));
    await expectWhatIf(board());
    // What the page still asks for would miss the demo's service in a page that is being left.
    await board().page.waitForLoadState('networkidle');
    await board().open(query);
    await expectReasons(board(), facts);
    expect(await outcomes(board())).toEqual({ registered: '1', computed: '1' });
    expect(await control(board(), QUANTITY).inputValue()).toBe(String(facts.chemicals[0]?.q));
  });
});

describe('a leader without a mouse asks why a county is red', () => {
  const board = sharePage(PAGE);

  it('by the keyboard alone', async () => {
    const facts = await findFacts();
    const { page } = board();
    const onto = async (target: Locator): Promise<void> => {
      await target.waitFor({ state: 'attached' });
      await tabTo(page, () => target.evaluate((element) => element === document.activeElement));
    };
    const enter = async (target: Locator): Promise<void> => {
      await onto(target);
      await press(board(), 'Enter');
    };
    await board().open(`region=${JIANGXI}`);
    await enter(rankedIn(board(), facts.prefecture));
    await enter(rankedIn(board(), facts.county));
    await enter(listed(board(), facts.site.name));
    await expectReasons(board(), facts);
    await expectChanges(board(), facts);
    const before = await snapshot(board());
    await enter(summary(board()));
    await onto(control(board(), QUANTITY));
    await page.keyboard.press('Control+A');
    await page.keyboard.type(amountForOrange(facts));
    await expectWhatIf(board());
    await enter(resetButton(board()));
    await expectReset(board(), facts);
    // A key typed into a control belongs to it: the board has not gone anywhere.
    expect(await snapshot(board())).toEqual(before);
    await page.keyboard.press('Escape');
    await board().ready();
    expect(queryOf(page)).toBe(`region=${facts.county}`);
    expect(await card(board()).count()).toBe(0);
    expect(await rowsOnMainThread(board())).toBe(0);
  });
});
