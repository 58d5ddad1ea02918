import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { realClock } from '../../local/clock.ts';
import type { Receiver } from '../fixtures/receiver.ts';
import { isSigned, openReceiver } from '../fixtures/receiver.ts';
import { partnersAt } from '../fixtures/webhooks.ts';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;
let receiver: Receiver;

beforeAll(async () => {
  receiver = await openReceiver();
  const webhookOrigins = [receiver.origin];
  [world, browser] = await Promise.all([openWorld(0, realClock(), { webhookOrigins }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
  await receiver?.close();
});

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  const say = textsOf(locale);

  test('an administrator subscribes an address, tests it, sees what failed and sends it again', async () => {
    const name = `partner-${locale}`;
    const at = partnersAt(world.host);
    receiver.answer(() => 204);
    await at.client({ name });
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'administrator', '/console/clients');
    await page.getByRole('link', { name: say('clients.webhooks.of', { name }) }).click();
    await page.getByRole('button', { name: say('webhooks.add'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('http://partner.example.org/hook');
    await dialog.getByRole('button', { name: say('webhooks.add.go') }).click();
    await dialog.getByText(say('webhooks.url.refused')).waitFor();
    const url = `${receiver.origin}/${locale}`;
    await dialog.getByRole('textbox').first().fill(url);
    expect(await axe(page)).toEqual([]);
    await shot(page, `webhooks-add.${locale}`);
    await dialog.getByRole('button', { name: say('webhooks.add.go') }).click();
    const secret = (await page.locator('.identifier', { hasText: /^whsec_/ }).textContent()) ?? '';
    await shot(page, `webhooks-secret.${locale}`);
    await page.getByRole('button', { name: say('clients.key.kept') }).click();

    const act = (what: string) => page.getByRole('button', { name: say('webhooks.do.of', { what, url }) });
    await act(say('webhooks.do.test')).click();
    await page.getByText(say('webhooks.answered', { status: '204' })).waitFor();
    expect(isSigned(receiver.received.at(-1)!, secret.trim())).toBe(true);

    await act(say('webhooks.do.paused')).click();
    await page.getByText(say('webhooks.state.paused')).waitFor();
    const caseId = await at.register();
    await page.getByText(caseId).waitFor();
    await page.getByRole('button', { name: say('webhooks.status.held'), exact: true }).click();
    await page.getByText(say('webhooks.kind.case.opened')).last().waitFor();
    await shot(page, `webhooks-held.${locale}`, true);
    receiver.answer(() => 410);
    await act(say('webhooks.do.active')).click();
    await page.getByText(say('webhooks.state.disabled')).waitFor();
    await page.getByRole('button', { name: say('webhooks.status.all'), exact: true }).click();
    expect(await axe(page)).toEqual([]);
    await shot(page, `webhooks-disabled.${locale}`, true);
    receiver.answer(() => 204);
    await act(say('webhooks.do.active')).click();
    await page.getByText(say('webhooks.state.active')).waitFor();
    const again = page.getByRole('button', { name: say('webhooks.again'), exact: true });
    await again.first().click();
    await page
      .getByText(say('webhooks.answered', { status: '204' }))
      .nth(1)
      .waitFor();
    await shot(page, `webhooks.${locale}`, true);
    await page.goto(`${world.url}/console/notices`);
    await page.getByText(say('notices.template.webhook-disabled')).first().waitFor();
    // The address that was refused, and nothing else.
    expect(page.faults).toEqual([expect.stringContaining('400')]);
  });
});
