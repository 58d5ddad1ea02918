import { IN_NEED, INTERVIEWED } from '../fixtures/eligibility.ts';
import type { TestPage } from './browser.ts';
import { tabTo } from './keyboard.ts';

type Say = (id: string) => string;

const TYPED = {
  ...{ interviewedOn: INTERVIEWED.interviewedOn.replaceAll('-', '/') },
  ...{ interviewPlace: INTERVIEWED.interviewPlace, statusSource: IN_NEED.statusSource },
  ...{ statusOn: IN_NEED.statusOn.replaceAll('-', '/') },
  ...{ whyNotReturn: IN_NEED.whyNotReturn, whyNotStay: IN_NEED.whyNotStay },
};

/** Fills in what a recommendation rests on, once it is chosen, by keyboard. */
export async function recommendationByKeys(page: TestPage, say: Say): Promise<void> {
  const field = (name: string) => page.locator(`[data-field="${name}"]`);
  const type = async (name: keyof typeof TYPED) => {
    await tabTo(page, field(name).getByRole('textbox').first());
    await page.keyboard.type(TYPED[name]);
  };
  const choose = async (name: string, code: string) => {
    const words = say(`words.value.${name}.${code}`);
    const radio = field(name).getByRole('radio', { name: words, exact: true });
    const first = field(name).getByRole('radio').first();
    await tabTo(page, first);
    await radio.press('Space');
  };
  await type('interviewedOn');
  await type('interviewPlace');
  const language = new RegExp(say('words.field.interviewLanguage'));
  await tabTo(page, field('interviewLanguage').getByRole('button', { name: language }));
  await page.keyboard.press('Enter');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await choose('interpreting', 'not-needed');
  await tabTo(page, field('everyAdultHeard').getByRole('checkbox'));
  await page.keyboard.press('Space');
  await choose('refugeeStatus', 'recognised-by-unhcr');
  await type('statusSource');
  await type('statusOn');
  await type('whyNotReturn');
  await type('whyNotStay');
}

/** The same, with a mouse and faster. */
export async function fillRecommendation(page: TestPage, say: Say): Promise<void> {
  const field = (name: string) => page.locator(`[data-field="${name}"]`);
  for (const [name, text] of Object.entries(TYPED)) await field(name).getByRole('textbox').first().fill(text);
  await field('interviewLanguage')
    .getByRole('button', { name: new RegExp(say('words.field.interviewLanguage')) })
    .click();
  await page.getByRole('option').first().click();
  for (const [name, code] of [
    ['interpreting', 'not-needed'],
    ['refugeeStatus', 'recognised-by-unhcr'],
  ])
    await field(name!)
      .getByRole('radio', { name: say(`words.value.${name}.${code}`), exact: true })
      .check();
  await field('everyAdultHeard').getByRole('checkbox').check();
}
