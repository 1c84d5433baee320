import { describe, expect, it } from 'vitest';
import { KIND_IDS, childrenOf, demoSitesIn, linksOf, regionOf } from './demo-facts.ts';
import { sharePage, type Board } from './harness.ts';
import { panel, press, queryOf, valuesOf } from './user.ts';

const VIEWPORT = { width: 1280, height: 800 };
const COUNTRY = '100000';
const JIANGXI = '360000';
const GANZHOU = '360700';
const ZHANGGONG = '360702';
const TAIWAN = '710000';
const MAJOR = 'major-hazard-source';

/** Issue 3: the worst county of a province and why, in so many actions at most. */
const MOST_ACTIONS = 4;
/** Fewer registered than this are not ranked (DESIGN.md, small counts). */
const RANKED_FROM = 10;

/** The division below `region` where most major hazard sources are not linked, from the demo's files. */
const worstBelow = async (region: string) => {
  const all = await Promise.all(
    childrenOf(region).map(async ({ adcode }) => {
      const sites = await demoSitesIn(adcode);
      return { adcode, ...linksOf(sites.filter(({ kind }) => kind === MAJOR)) };
    }),
  );
  const [worst] = all.toSorted(
    (a, b) => b.notLinked - a.notLinked || a.linked / a.registered - b.linked / b.registered,
  );
  if (worst === undefined) throw new Error(`no division below ${region}`);
  return worst;
};

const ranking = (board: Board) => panel(board, '下级排名');
const firstRanked = (board: Board) => ranking(board).getByRole('listitem').first();
const firstSite = (board: Board) => panel(board, '风险清单').getByRole('listitem').first().getByRole('button').first();

/** The card as the leader reads it: which site, how bad, why, and why nobody sees it. */
const readCard = async (board: Board) => {
  const card = panel(board, '点位详情');
  await card.getByRole('heading', { level: 2 }).waitFor();
  return {
    site: await card.getAttribute('data-site'),
    level: await card.locator('[data-attribute="level"]').getAttribute('data-level'),
    link: await card.locator('[data-attribute="link"]').getAttribute('data-link'),
    reasons: await card.locator('[data-reasons] li').allInnerTexts(),
    notLinkedReason: await card.locator('[data-field="not_linked_reason"] dd').allInnerTexts(),
  };
};

/** Both ways end here: at the worst county's worst site, with its reasons. */
const expectAnswer = async (board: Board): Promise<void> => {
  const prefecture = await worstBelow(JIANGXI);
  const county = await worstBelow(prefecture.adcode);
  expect(queryOf(board.page)).toContain(`region=${county.adcode}&site=`);
  const card = await readCard(board);
  const site = (await demoSitesIn(county.adcode)).find(({ id }) => id === card.site);
  expect(site).toMatchObject({ level: card.level, link: card.link });
  const levels = (await demoSitesIn(county.adcode)).map(({ level }) => level);
  expect(card.level).toBe(levels.toSorted()[0]);
  expect(card.reasons.length).toBeGreaterThan(0);
  if (site?.link === 'not-linked' && site.reason !== null) expect(card.notLinkedReason).toEqual([site.reason]);
};

describe('a leader finds the worst county and why', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });

  it(`by the mouse, from a province, in ${MOST_ACTIONS} actions at most`, async () => {
    await board().open(`region=${JIANGXI}`);
    let actions = 0;
    const act = async (action: Promise<void>): Promise<void> => {
      actions += 1;
      await action;
      await board().ready();
    };
    const prefecture = await worstBelow(JIANGXI);
    expect(await valuesOf(firstRanked(board()), '[data-figure="not-linked"]')).toEqual([prefecture.notLinked]);
    await act(firstRanked(board()).getByRole('button').first().click());
    expect(queryOf(board().page)).toBe(`region=${prefecture.adcode}`);
    const county = await worstBelow(prefecture.adcode);
    expect(await valuesOf(firstRanked(board()), '[data-figure="not-linked"]')).toEqual([county.notLinked]);
    await act(firstRanked(board()).getByRole('button').first().click());
    expect(queryOf(board().page)).toBe(`region=${county.adcode}`);
    await act(firstSite(board()).click());
    await expectAnswer(board());
    expect(actions).toBeLessThanOrEqual(MOST_ACTIONS);
  });

  it('by the keyboard alone, with as few presses of Enter', async () => {
    await board().open(`region=${JIANGXI}`);
    let entered = 0;
    const enter = async (target: ReturnType<typeof firstSite>): Promise<void> => {
      const isOn = () => target.evaluate((element) => element === document.activeElement);
      for (let presses = 0; !(await isOn()); presses++) {
        if (presses > 200) throw new Error('not reached by Tab');
        await board().page.keyboard.press('Tab');
      }
      entered += 1;
      await press(board(), 'Enter');
    };
    await enter(firstRanked(board()).getByRole('button').first());
    await enter(firstRanked(board()).getByRole('button').first());
    await enter(firstSite(board()));
    await expectAnswer(board());
    expect(entered).toBeLessThanOrEqual(MOST_ACTIONS);
  });
});

/** Every site of the five registers in the region, as the sentence counts them. */
const sentenceFacts = async (region: string) => {
  const sites = (await demoSitesIn(region)).filter(({ kind }) => (KIND_IDS as readonly string[]).includes(kind));
  const all = linksOf(sites);
  const red = linksOf(sites.filter(({ level }) => level === '1'));
  return { ...all, rate: all.linked / all.registered, red: red.registered, redNotLinked: red.notLinked };
};

/** The county of a prefecture with most red sites, so that the sentence has something to say of them. */
const reddestOf = async (prefecture: string): Promise<string> => {
  const counties = await Promise.all(
    childrenOf(prefecture).map(async ({ adcode }) => ({ adcode, red: (await sentenceFacts(adcode)).red })),
  );
  return counties.toSorted((a, b) => b.red - a.red)[0]?.adcode ?? '';
};

const sentence = (board: Board) => board.page.locator('[data-sentence]');

/** `71.34` in the sentence is 0.7134 in its figure: every digit shown stands in the text. */
const expectShown = (text: string, rate: number): void => expect(text).toContain((rate * 100).toFixed(2));

describe('one region on one page', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });

  it('is said in a sentence whose numbers are its figures, and ranked where the page ranks it', async () => {
    const county = await reddestOf(GANZHOU);
    await board().open(`view=region&region=${county}`);
    const facts = await sentenceFacts(county);
    expect(facts.red).toBeGreaterThan(0);
    const text = (await sentence(board()).innerText()).replaceAll(/\s+/g, ' ');
    expect(text.startsWith(`${regionOf(county).name}：`)).toBe(true);
    expect(await valuesOf(sentence(board()), '[data-figure="linked-rate"]')).toEqual([facts.rate]);
    expectShown(text, facts.rate);
    const red = await valuesOf(sentence(board()), '[data-level="1"]');
    const isAlike = facts.redNotLinked === 0 || facts.redNotLinked === facts.red;
    expect(red).toEqual(isAlike ? [facts.red] : [facts.red, facts.redNotLinked]);

    const siblings = await Promise.all(
      childrenOf(GANZHOU).map(async ({ adcode }) => ({ adcode, ...(await sentenceFacts(adcode)) })),
    );
    const rows = panel(board(), '接入率排名').locator('tbody tr');
    const shown = await rows.evaluateAll((elements) =>
      elements.map((row) => [
        row.getAttribute('data-region') ?? '',
        Number(row.querySelector('data[data-figure="linked-rate"]')?.getAttribute('value')),
      ]),
    );
    expect(new Map(shown as [string, number][])).toEqual(new Map(siblings.map(({ adcode, rate }) => [adcode, rate])));
    const ranked = siblings.filter(({ registered }) => registered >= RANKED_FROM);
    const position = 1 + ranked.filter(({ rate }) => rate > facts.rate).length;
    expect(await valuesOf(sentence(board()), '[data-figure="rank"]')).toEqual([position]);
    expect(await valuesOf(sentence(board()), '[data-figure="ranked"]')).toEqual([ranked.length]);
    expect(text).toMatch(new RegExp(`全市(并列)?第 ?${position} ?/ ?${ranked.length}`));
    const own = panel(board(), '接入率排名').locator(`tr[data-region="${county}"]`);
    expect(await own.getAttribute('data-is-own')).toBe('true');
    expect(await own.locator('td').first().innerText()).toBe(String(position));
  });

  it.each([
    ['a county', ZHANGGONG],
    ['a prefecture', GANZHOU],
    ['a province', JIANGXI],
    ['the country', COUNTRY],
  ])('works for %s, and prints on two sheets of A4 at most', async (_, region) => {
    await board().open(`view=region&region=${region}`);
    expect(await board().page.locator('main h1').innerText()).toContain(regionOf(region).name);
    const facts = await sentenceFacts(region);
    expect(await valuesOf(sentence(board()), '[data-figure="linked-rate"]')).toEqual([facts.rate]);
    expect(await valuesOf(sentence(board()), '[data-figure="rank"]')).toHaveLength(region === COUNTRY ? 0 : 1);
    const pdf = (await board().page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const sheets = [...pdf.matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)].map(([, box = '']) =>
      box.trim().split(/\s+/).map(Number),
    );
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(sheets.length);
    expect(sheets.length).toBeGreaterThanOrEqual(1);
    expect(sheets.length).toBeLessThanOrEqual(2);
    // 210 × 297 mm in points.
    for (const sheet of sheets) expect(sheet.map(Math.round)).toEqual([0, 0, 595, 842]);
  });

  it('on paper says its sources, its date and that the map is not approved', async () => {
    await board().open(`view=region&region=${GANZHOU}`);
    await board().page.emulateMedia({ media: 'print' });
    const paper = await board().page.locator('main footer').innerText();
    expect(paper).toMatch(/截至 2020-11-16/);
    expect(paper).toMatch(/来源/);
    expect(paper).toMatch(/未送审/);
    expect(await board().page.locator('[data-paper="head"]').innerText()).toMatch(/演示/);
    expect(await board().page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    await board().page.emulateMedia({ media: null });
  });

  it('where nothing is registered says so, and that this is not safety', async () => {
    await board().open(`view=region&region=${TAIWAN}`);
    expect(await demoSitesIn(TAIWAN)).toEqual([]);
    expect(await sentence(board()).innerText()).toBe(
      `${regionOf(TAIWAN).name}：登记中没有任何点位；没有登记不等于没有风险。`,
    );
    // No rate: without a denominator there is none, and 0 % or 100 % would be a statement.
    const main = board().page.locator('main');
    const rates = await main
      .locator('data[data-figure="linked-rate"][data-region="710000"]')
      .evaluateAll((elements) => elements.map((element) => element.getAttribute('value')));
    expect(rates.filter((value) => value !== '')).toEqual([]);
    expect(await main.getByRole('alert').count()).toBe(0);
  });
});
