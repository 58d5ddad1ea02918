import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { startCase, threeAdults } from './case-steps.ts';
import { isFocused, tabTo } from './keyboard.ts';
import { enter } from './registration.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each(['en', 'ar'] as const)('in %s', (locale) => {
  const say = textsOf(locale);
  const field = (name: string) => say(`cases.field.${name}`);

  test('phones, papers and needs codes are entered at the person and shown there', async () => {
    const caseId = await startCase(world, {
      number: `RRF-IDENTITY-${locale}`,
      members: threeAdults(locale === 'en' ? 'so' : 'om'),
    });
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'caseworker.amman', `/console/cases/${caseId}`);
    await page.getByRole('tab', { name: say('cases.tab.household') }).click();
    await page
      .getByRole('button', { name: say('cases.do.correct') })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: say('cases.field.more.identity') }).click();
    await dialog.getByLabel(field('givenName'), { exact: true }).fill('Samira');
    await dialog.getByLabel(field('otherNames')).fill('سميرة حداد\nSamirah Hadad');
    await dialog.getByLabel(field('phones'), { exact: true }).fill('0791');
    await dialog.getByLabel(field('addresses'), { exact: true }).fill('Jabal Amman, 3');
    await dialog.getByLabel(field('preferredLanguage')).click();
    await page.getByRole('option', { name: locale === 'en' ? 'Arabic' : 'العربية', exact: true }).click();
    await dialog.getByRole('checkbox', { name: field('interpreterNeeded') }).check();
    await dialog.getByLabel(field('needCodes')).first().click();
    await page.keyboard.type('DS-BD');
    await page.getByRole('option', { name: /DS-BD/ }).click();
    await page.keyboard.press('Escape');

    const add = dialog.getByRole('button', { name: say('cases.paper.add') });
    await add.focus();
    await page.keyboard.press('Enter');
    await dialog.getByLabel(say('cases.paper.kind')).click();
    await page.getByRole('option', { name: say('words.value.identity-paper.passport') }).click();
    await dialog.getByLabel(say('cases.paper.number'), { exact: true }).fill('N-0048213');
    await dialog.getByLabel(say('cases.paper.expiresOn')).fill('2031-01-31');
    const remove = dialog.getByRole('button', { name: say('cases.paper.remove.of', { number: 1 }) });
    await tabTo(page, remove);
    expect(await isFocused(remove)).toBe(true);

    await dialog.getByLabel(say('cases.reason')).click();
    await page.getByRole('option', { name: say('words.reason.interview') }).click();
    await dialog.getByRole('button', { name: say('cases.do.correct.go') }).click();
    await dialog.getByText(say('api.rule.phone-number')).waitFor();
    await shot(page, `identity-wrong-phone.${locale}`);
    expect(await axe(page)).toEqual([]);
    await dialog.getByLabel(field('phones'), { exact: true }).fill('٠٧٩١٢٣٤٥٦٧');
    await dialog.getByRole('button', { name: say('cases.do.correct.go') }).click();
    await page.getByText(say('cases.do.correct.done')).waitFor();
    await page
      .getByRole('button', { name: say('cases.members.more') })
      .first()
      .click();

    const phone = page.getByRole('link', { name: '+962791234567' });
    await phone.waitFor();
    expect(await phone.getAttribute('href')).toBe('tel:+962791234567');
    expect(await phone.evaluate((link) => link.matches(':dir(ltr)'))).toBe(true);
    await page.getByText('N-0048213').waitFor();
    await page.getByText(say('words.value.need-code.DS-BD')).waitFor();
    await shot(page, `identity-shown.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(page.faults.filter((fault) => !fault.includes('400'))).toEqual([]);
    await page.context().close();
  });

  test('the registration form asks for them', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'caseworker.amman', '/console/cases/new');
    const main = page.getByRole('main');
    await main.getByLabel(field('number'), { exact: true }).fill(`RRF-FORM-${locale}`);
    await main.getByLabel(field('destinationOffice')).fill(say('words.office.toronto'));
    await page.keyboard.press('Escape');
    for (const [name, value] of [
      ['primaryCategory', 'medical-needs'],
      ['secondaryCategory', 'lack-of-foreseeable-alternatives'],
    ] as const) {
      await main.getByLabel(say(`words.field.${name}`)).click();
      await page.getByRole('option', { name: say(`words.value.category.${value}`) }).click();
    }
    await page.locator('main button[class*="variant-primary"]').last().click();
    await main.getByRole('button', { name: field('more.identity') }).click();
    await main.getByLabel(field('phones'), { exact: true }).fill('0791234567');
    await main.getByRole('button', { name: say('cases.paper.add') }).click();
    await shot(page, `identity-form.${locale}`, true);
    expect(await axe(page)).toEqual([]);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  test('a phone that the server refuses is shown where it was written, and a date is typed in Arabic digits', async () => {
    const page = await browser.newPage(world.url, locale);
    await signIn(page, 'caseworker.amman', '/console/cases/new');
    const next = () => page.locator('main button[class*="variant-primary"]').last().click();
    await page.getByLabel(field('number'), { exact: true }).fill(`RRF-REFUSED-${locale}`);
    await next();
    const [name, birthDate] = [locale === 'en' ? 'Parvana Tolibova' : 'هدى الزنبقي', '1990-02-03'];
    const desk = { page, say, look: async () => {} };
    await enter(desk, 0, { name, relationship: 'principal-applicant', sex: 'f', birthDate });
    const born = page.getByRole('textbox', { name: field('birthDate'), exact: true });
    await born.fill('');
    await born.pressSequentially('١٩٩١٠٢٠٣');
    expect(await born.inputValue()).toBe('1991-02-03');
    await page.getByRole('button', { name: field('more.identity') }).click();
    await page.getByLabel(field('phones'), { exact: true }).fill('٠٧٩١');
    for (const _ of ['consents', 'tracing', 'review']) await next();
    await page.getByText(say('cases.alike.not-compared'), { exact: true }).waitFor();
    await page.getByRole('button', { name: say('cases.register'), exact: true }).click();
    await page.getByText(say('cases.fault.phone')).waitFor();
    await shot(page, `identity-refused.${locale}`, true);
    expect(await page.getByLabel(field('phones'), { exact: true }).inputValue()).toBe('٠٧٩١');
    await page.context().close();
  });
});
