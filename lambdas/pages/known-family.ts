import * as z from 'zod';
import { RELATIONS } from '../../domain/sponsorship/known-family.ts';
import type { FormTarget } from './form.ts';
import { form } from './form.ts';
import type { Html } from './layout.ts';
import { choice, html, page } from './layout.ts';
import type { Translator } from './words.ts';

/** What a browser sends: empty fields are not given. */
const given = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** A family that a sponsor names on its page. */
export const NameFamilyAct = z.object({
  act: z.literal('name-family'),
  number: given(z.string().trim().min(1).max(60)),
  name: given(z.string().trim().min(1).max(200)),
  birthYear: given(z.coerce.number().int().min(1900).max(2200)),
  relation: z.enum(RELATIONS),
});

/** Leads to the page on which a family can be named. */
export const familyStep = ({ say }: Translator, { path, language }: FormTarget): Html =>
  html`<section><form method="get" action="${path}"><input type="hidden" name="lang" value="${language}"><input type="hidden" name="step" value="family"><h2>${say('family.title')}</h2><button class="quiet">${say('family.continue')}</button></form></section>`;

/** The page on which a sponsor names a family that it knows. It says nothing of any family, whatever was named before. */
export function familyHtml(speaker: Translator, target: FormTarget): string {
  const { say, language } = speaker;
  const fields = html`<label for="number">${say('family.number')}</label><input id="number" name="number" maxlength="60" autocomplete="off"><label for="name">${say('family.name')}</label><input id="name" name="name" maxlength="200" autocomplete="off"><label for="year">${say('family.birth-year')}</label><input id="year" name="birthYear" inputmode="numeric" maxlength="4" autocomplete="off">${choice(speaker, 'relation', 'family.relation', 'relation', RELATIONS)}<p>${say('family.told')}</p><button>${say('family.button')}</button>`;
  const back = html`<p><a href="${target.path}?lang=${language}">${say('back')}</a></p>`;
  return page(
    speaker,
    say('family.title'),
    target.path,
    html`<p>${say('family.text')}</p><section>${form(target, 'name-family', fields)}${back}</section>`,
  );
}
