import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweep } from '../../lambdas/services/sweep.ts';
import { openBrowser, type TestBrowser } from './browser.ts';
import { itemOf, startCase, threeAdults } from './case-steps.ts';
import { deskOf } from './desk.ts';
import { stepClock } from './step-clock.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const clock = stepClock();
let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0, clock), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

test.each(['en', 'ar'] as const)(
  'in %s, a paper that expires is asked about, and renewed only when the person has been corrected',
  { timeout: 300_000 },
  async (locale) => {
    const say = textsOf(locale);
    const desk = deskOf(world, browser, locale);
    const user = 'caseworker.amman';
    const [first, ...rest] = threeAdults('ku');
    const paper = { kind: 'passport' as const, number: `N77${locale}1`, country: 'SYR' };
    const members = [{ ...first!, identityPapers: [{ ...paper, expiresOn: '2026-01-20' }] }, ...rest];
    const caseId = await startCase(world, { number: `RRF-PAPER-${locale}`, members });
    await itemOf(world, caseId, user, 'eligibility-review');
    await sweep([caseId]);
    const item = await itemOf(world, caseId, user, 'expiring-paper');
    const page = await desk.at(user, `/console/work/${item}`);
    await page.getByText(say('work.matter.paper.how')).waitFor();
    await desk.look(page, 'paper-expires');
    const renewed = say('words.decision.expiring-paper.renewed');
    await page.getByRole('radio', { name: renewed, exact: true }).check();
    await page.getByRole('button', { name: say('work.submit'), exact: true }).click();
    await page.getByText(say('api.rule.paper-on-record')).waitFor();
    // The browser reports the refusal itself as a fault.
    page.faults.length = 0;
    await desk.look(page, 'paper-not-on-record');

    const read = await world.host.request('GET', `/cases/${caseId}`, { user });
    const { persons } = read.body as { persons: Record<string, unknown>[] };
    const {
      id,
      version: _version,
      status: _status,
      ...member
    } = persons.find(({ identityPapers }) => identityPapers !== undefined)!;
    const identityPapers = [{ ...paper, number: `N88${locale}2`, expiresOn: '2056-01-20' }];
    const body = { reasonCode: 'new-document', member: { ...member, identityPapers } };
    const corrected = await world.host.request('PUT', `/cases/${caseId}/persons/${id}`, { user, body });
    expect(corrected.status).toBe(200);
    await page.getByRole('button', { name: say('work.submit'), exact: true }).click();
    await page.waitForURL('**/console/work');
    await page.context().close();
  },
);
