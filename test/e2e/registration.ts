import type { Form } from './desk.ts';

interface Member {
  readonly name: string;
  readonly relationship: string;
  readonly sex: 'f' | 'm';
  readonly birthDate: string;
  /** With both parents, as far as it is a child. */
  readonly isChild?: boolean;
}

/** A family for each language: the same one twice on one host would be taken for what it is. */
const FAMILY: readonly Member[] = [
  { name: 'ليلى مبتكرة', relationship: 'principal-applicant', sex: 'f', birthDate: '1990-02-03' },
  { name: 'سامي مبتكر', relationship: 'spouse', sex: 'm', birthDate: '1987-11-20' },
  { name: 'يوسف مبتكر', relationship: 'son', sex: 'm', birthDate: '2016-05-06', isChild: true },
];
const OTHER_FAMILY: readonly Member[] = [
  { name: 'هدى الزنبقي', relationship: 'principal-applicant', sex: 'f', birthDate: '1985-07-21' },
  { name: 'فارس الكرز', relationship: 'spouse', sex: 'm', birthDate: '1983-01-09' },
  { name: 'رامي الكرز', relationship: 'son', sex: 'm', birthDate: '2015-12-14', isChild: true },
];
export const MEMBERS = FAMILY.length;

export type RegistrationDesk = Pick<Form, 'page' | 'say'> & { look(name: string): Promise<void> };

/** Registers a family of three by the wizard and starts its case, of another programme where that is chosen; tells its id. */
export async function registerFamily(
  desk: RegistrationDesk,
  number: string,
  givenOn: string,
  programme?: (desk: RegistrationDesk) => Promise<void>,
): Promise<string> {
  const { page, say } = desk;
  const next = () => page.locator('main button[class*="variant-primary"]').last().click();
  await programme?.(desk);
  await page.getByLabel(say('cases.field.number'), { exact: true }).fill(number);
  await page.getByLabel(say('cases.field.destinationOffice')).fill(say('words.office.toronto'));
  await page.keyboard.press('Escape');
  await choose(desk, say('words.field.primaryCategory'), 'category.medical-needs');
  await choose(desk, say('words.field.secondaryCategory'), 'category.lack-of-foreseeable-alternatives');
  await choose(desk, say('cases.preferences'), 'preference.near-school');
  await page.keyboard.press('Escape');
  await desk.look('new-case-1-household');
  await next();
  const family = number.endsWith('ar') ? OTHER_FAMILY : FAMILY;
  for (const [index, member] of family.entries()) {
    if (index > 0) await page.getByRole('button', { name: say('cases.member.add') }).click();
    await enter(desk, index, member);
  }
  await desk.look('new-case-2-members');
  await next();
  await page.getByRole('button', { name: say('cases.consent.add') }).click();
  await choose(desk, say('cases.consent.purpose'), 'purpose.disclosure-to-sponsor');
  await page.getByLabel(say('cases.consent.recipient')).fill('sponsors');
  await page.getByLabel(say('cases.consent.givenOn')).fill(givenOn);
  await page.getByLabel(say('cases.consent.textVersion')).fill('v1');
  await desk.look('new-case-3-consents');
  await next();
  await next();
  await page.getByText(say('words.value.preference.near-school')).waitFor();
  await desk.look('new-case-5-review');
  await page.getByRole('button', { name: say('cases.register'), exact: true }).click();
  await page.getByText(say('cases.start.question')).waitFor();
  await desk.look('case-registered');
  await page.getByRole('button', { name: say('cases.start'), exact: true }).click();
  await page.getByText(say('cases.start.done')).waitFor();
  return new URL(page.url()).pathname.split('/').at(-1)!;
}

/** Fills in the fields of a member, the `index`th. */
export async function enter(desk: RegistrationDesk, index: number, member: Member): Promise<void> {
  const { page, say } = desk;
  const field = (name: string) =>
    page.getByRole('textbox', { name: say(`cases.field.${name}`), exact: true }).nth(index);
  await field('name').fill(member.name);
  if (index > 0)
    await choose(desk, say('cases.field.relationship'), `relationship.${member.relationship}`, index);
  await choose(desk, say('cases.field.sex'), `sex.${member.sex}`, index);
  await field('birthDate').fill(member.birthDate);
  await page.getByLabel(say('cases.field.nationality')).nth(index).fill('SYR');
  await page.keyboard.press('Escape');
  if (!member.isChild) return;
  await choose(desk, say('cases.field.separation'), 'separation.accompanied');
  await choose(desk, say('cases.field.custody'), 'custody.both-parents');
}

/** Opens the choice with this label, the `index`th of that label, and takes the value of these words. */
export async function choose(
  { page, say }: RegistrationDesk,
  label: string,
  value: string,
  index = 0,
): Promise<void> {
  await page.getByLabel(label, { exact: true }).nth(index).click();
  await page
    .getByRole('option', { name: say(`words.value.${value}`), exact: true })
    .last()
    .click();
}
