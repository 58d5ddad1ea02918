import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweep } from '../../lambdas/services/sweep.ts';
import { stateMachineArn } from '../../local/account.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { stepClock } from './step-clock.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

const DAY_MS = 86_400_000;
const SUPERVISOR = 'supervisor.amman';
const AWAY = 'caseworker.amman';
const COLLEAGUE = 'caseworker2.amman';

interface Row {
  readonly workItemId: string;
  readonly kind: string;
  readonly caseId: string;
}

let world: World;
let browser: TestBrowser;
const clock = stepClock();

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(16, clock), openBrowser()]);
  await world.itemFor(AWAY, 'eligibility-review');
  await loseCase();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

async function ask(user: string, method: string, path: string, body?: object) {
  const answer = await world.host.request(method, path, { user, body } as never);
  expect([path, answer.status < 300, answer.body]).toEqual([path, true, answer.body]);
  return answer.body as Record<string, unknown>;
}
const queueOf = async (query: string) =>
  (await ask(SUPERVISOR, 'GET', `/work-items?limit=100&${query}`)).workItems as Row[];

/** What carries one of the cases ends too early, and the platform finds and mends it when it compares. */
async function loseCase(): Promise<void> {
  const caseId = (await queueOf('role=caseworker')).at(-1)?.caseId;
  const executionArn = `${stateMachineArn('resettlement-case').replace(':stateMachine:', ':execution:')}:${caseId}-1`;
  await world.host.engine.call('StopExecution', { executionArn, error: 'Lost', cause: 'A test stopped it.' });
  await sweep(undefined, new Date(clock.now()).toISOString());
  await world.host.idle();
}

/** The eligibility review of so many cases breaks; gives the cases. */
async function breakStages(count: number): Promise<string[]> {
  const waiting = (await queueOf('role=caseworker')).filter(({ kind }) => kind === 'eligibility-review');
  const running = await world.host.engine.call('ListExecutions', {
    stateMachineArn: stateMachineArn('eligibility-review'),
    statusFilter: 'RUNNING',
  });
  const executions = running.executions as { executionArn: string; name: string }[];
  const broken = waiting.slice(0, count).map(({ caseId }) => caseId);
  for (const caseId of broken)
    await world.host.engine.call('StopExecution', {
      executionArn: executions.find(({ name }) => name.startsWith(caseId))!.executionArn,
      error: 'Broken',
      cause: 'A test stopped it.',
    });
  await world.host.idle();
  await world.itemFor(SUPERVISOR, 'failed-stage');
  return broken;
}

/** A caseworker has two tasks that are overdue, and is away. */
async function leaveWork(): Promise<string[]> {
  const failed = new Set((await queueOf('attention=failed')).map(({ caseId }) => caseId));
  const free = (await queueOf('role=caseworker&view=unassigned')).filter(
    ({ kind, caseId }) => kind === 'eligibility-review' && !failed.has(caseId),
  );
  const mine = free.slice(0, 2).map(({ workItemId }) => workItemId);
  for (const workItemId of mine) await ask(AWAY, 'POST', `/work-items/${workItemId}/claim`);
  await ask(COLLEAGUE, 'GET', '/work-items');
  clock.advance(21 * DAY_MS);
  await world.host.idle();
  return mine;
}
/** How colleagues know somebody. */
async function personOf(user: string): Promise<{ id: string; name: string }> {
  const { id } = await ask(user, 'GET', '/session');
  const { staff } = await ask(user, 'GET', '/staff?limit=100');
  const known = (staff as { id: string; name?: string }[]).find((one) => one.id === id);
  return { id: String(id), name: known?.name ?? String(id) };
}
const dayFromNow = (days: number) => new Date(clock.now() + days * DAY_MS).toISOString().slice(0, 10);

test.each([
  ['en', 1280],
  ['ar', 390],
  ['en', 390],
  ['ar', 1280],
] as const)(
  'on Monday morning a supervisor mends what is stuck and hands work over, in %s at %i',
  async (locale, width) => {
    const say = textsOf(locale);
    const broken = await breakStages(2);
    const left = await leaveWork();
    const [away, colleague] = [await personOf(AWAY), await personOf(COLLEAGUE)];
    const page = await browser.newPage(world.url, locale, { width, height: 844 });
    await signIn(page, SUPERVISOR, '/console/supervision');
    const heading = (name: string) => page.getByRole('heading', { name, exact: true });
    await heading(say('supervision.title')).waitFor();
    await heading(say('supervision.waits')).waitFor();
    await heading(say('supervision.compared')).waitFor();

    await page.getByText(say('supervision.compared.mended')).first().waitFor();

    // An absence is recorded for a colleague, who is then somebody whose work lies.
    await page.getByRole('button', { name: say('supervision.absence.record') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: say('supervision.absence.who') }).click();
    await page.getByRole('option').filter({ hasText: away.name }).first().click();
    await dialog.getByLabel(say('supervision.absence.from')).fill(dayFromNow(0));
    await dialog.getByLabel(say('supervision.absence.until')).fill(dayFromNow(9));
    await dialog.getByRole('button', { name: say('supervision.absence.stand-in') }).click();
    await page.getByRole('option').filter({ hasText: colleague.name }).first().click();
    await shot(page, `supervisor-absence-${width}.${locale}`);
    expect(await axe(page)).toEqual([]);
    await dialog.getByRole('button', { name: say('supervision.absence.save') }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(say('supervision.state.away')).first().waitFor();
    await shot(page, `supervisor-monday-${width}.${locale}`, true);
    expect(await axe(page)).toEqual([]);

    // What failed is tried again together, once it was said how many cases that is.
    await page.locator('a[href*="queue=failed"]').first().click();
    await page.waitForURL('**/work?queue=failed');
    await page.getByRole('button', { name: say('batches.all', { count: broken.length }) }).click();
    await page.getByText(say('batches.chosen', { count: broken.length })).waitFor();
    await page.getByRole('button', { name: say('batches.do') }).click();
    await page.getByRole('menuitem', { name: say('batches.retry-stage') }).click();
    await page
      .getByRole('dialog')
      .getByRole('heading', { name: say('batches.retry.title', { count: broken.length }) })
      .waitFor();
    await shot(page, `supervisor-retry-${width}.${locale}`);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say('batches.retry.go', { count: broken.length }) }).click();
    await page
      .getByText(say('batches.result', { done: broken.length, count: broken.length }))
      .first()
      .waitFor();
    await shot(page, `supervisor-retried-${width}.${locale}`, true);

    // What lies with whoever is away goes to the stand-in, and can be taken back.
    await page.goto(`${world.url}/console/supervision`);
    await page.getByRole('button', { name: say('supervision.hand-over.of', { name: away.name }) }).click();
    await shot(page, `supervisor-hand-over-${width}.${locale}`);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: say('supervision.hand-over.go'), exact: true }).click();
    await page.waitForURL('**/work/batches/batch-*');
    await page
      .getByText(say('batches.result', { done: left.length, count: left.length }))
      .first()
      .waitFor();
    await shot(page, `supervisor-handed-over-${width}.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    const holders = (await queueOf('role=caseworker')) as (Row & { assignee?: string })[];
    for (const workItemId of left)
      expect(holders.find((row) => row.workItemId === workItemId)?.assignee).toBe(colleague.id);
    expect(await queueOf('attention=away')).toEqual([]);
    expect(await queueOf('attention=failed')).toEqual([]);
    expect(page.faults).toEqual([]);
    await page.context().close();

    // Whoever comes back says so in their own queue.
    const own = await browser.newPage(world.url, locale, { width, height: 844 });
    await signIn(own, AWAY);
    const back = own.getByRole('button', { name: say('supervision.back.me') });
    await back.waitFor();
    await shot(own, `supervisor-back-${width}.${locale}`);
    expect(await axe(own)).toEqual([]);
    await back.click();
    await own
      .getByText(say('supervision.back.done', { name: away.name }))
      .first()
      .waitFor();
    expect(own.faults).toEqual([]);
    await own.context().close();
  },
);
