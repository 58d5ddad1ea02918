import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stateMachineArn } from '../../local/account.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { anyOf, textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

/** Households that are registered. */
const CASES = 16;
/** A look counts cases and sponsors: more than there are. */
const MOST_LOOKED = 100;

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(CASES), openBrowser()]);
  await world.itemFor('caseworker.amman', 'eligibility-review');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** The eligibility review of a case of Amman breaks; gives the case. */
async function breakStage(): Promise<string> {
  const workItemId = await world.itemFor('caseworker.amman', 'eligibility-review');
  const caseId = `case-${workItemId.split('-')[1]}`;
  const running = await world.host.engine.call('ListExecutions', {
    stateMachineArn: stateMachineArn('eligibility-review'),
    statusFilter: 'RUNNING',
  });
  const found = (running.executions as { executionArn: string; name: string }[]).find(({ name }) =>
    name.startsWith(caseId),
  );
  await world.host.engine.call('StopExecution', {
    executionArn: found!.executionArn,
    error: 'Broken',
    cause: 'A test stopped it.',
  });
  await world.itemFor('supervisor.amman', 'failed-stage');
  return caseId;
}

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  const say = textsOf(locale);
  const looked = anyOf(
    Array.from({ length: MOST_LOOKED + 1 }, (_, count) => say('operations.stuck.looked', { count })),
  );

  test('a supervisor retries a failed stage', async () => {
    const caseId = await breakStage();
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'supervisor.amman', '/console/operations');
    const { body: view } = await world.host.request('GET', `/cases/${caseId}`, { user: 'supervisor.amman' });
    const { number } = (view as { case: { number: string } }).case;
    // Its number, as everywhere, and no id.
    const failed = page.getByRole('row').filter({ hasText: number });
    await failed.waitFor();
    expect(await page.getByText(caseId).count()).toBe(0);
    await shot(page, `operations.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    await failed.getByRole('button').first().click();
    await shot(page, `operations-retry.${locale}`);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button').last().click();
    await failed.waitFor({ state: 'detached' });
    const { body } = await world.host.request('GET', `/cases/${caseId}/audit?after=0`, { user: 'auditor' });
    expect(JSON.stringify(body)).toContain('stage.retried');
    for (const control of await page
      .getByRole('button', { name: say('operations.table'), exact: true })
      .all())
      await control.click();
    await page.getByRole('button', { name: say('operations.stuck.look'), exact: true }).click();
    await page.getByText(looked).waitFor();
    await shot(page, `operations-tables.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(page.faults).toEqual([]);
  });
});

test.each([
  ['en', 1],
  ['ar', 2],
] as const)('a supervisor lets executions that were stopped go on together, in %s', async (locale, last) => {
  const say = textsOf(locale);
  const { body } = await world.host.request('GET', '/work-items?limit=100', { user: 'caseworker.amman' });
  const { workItems } = body as { workItems: { caseId: string }[] };
  const name = `${workItems.at(-last)?.caseId}-1`;
  const arn = stateMachineArn('resettlement-case').replace(':stateMachine:', ':execution:');
  await world.host.engine.call('StopExecution', { executionArn: `${arn}:${name}`, error: 'Lost' });
  const page = await browser.newPage(world.url, locale, { width: 1280, height: 844 });
  await signIn(page, 'supervisor.amman', '/console/operations');
  await page.getByRole('button', { name: say('executions.status.ABORTED'), exact: true }).click();
  await page
    .getByRole('checkbox')
    .and(page.locator(`[aria-label*="resettlement-case.${name}"]`))
    .focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: say('batches.resume', { count: 1 }), exact: true }).click();
  await page.getByRole('heading', { name: say('batches.resume.title', { count: 1 }) }).waitFor();
  await shot(page, `operations-resume.${locale}`);
  expect(await axe(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button').last().click();
  await page
    .getByText(say('batches.result', { done: 1, count: 1 }))
    .first()
    .waitFor();
  await page.getByRole('heading', { name: say('batches.title.redrive') }).waitFor();
  await shot(page, `operations-resumed.${locale}`, true);
  expect(await axe(page)).toEqual([]);
  expect(page.faults).toEqual([]);
});
