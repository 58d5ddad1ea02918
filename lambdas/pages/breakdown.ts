import * as z from 'zod';
import type { FormTarget } from './form.ts';
import { form } from './form.ts';
import type { Html } from './layout.ts';
import { choice, html, page } from './layout.ts';
import { discreetPage } from './person/discreet.ts';
import type { Translator } from './words.ts';

/** Why a sponsorship does not go on, as staff record it too. */
export const BREAKDOWN_REASONS = ['safety', 'exhaustion', 'relationship-ended', 'moved-away'] as const;

/** Sent from the second step alone: a sponsor, or an adult of the household, says that it does not go on. */
export const BreakdownAct = z.object({
  act: z.literal('breakdown'),
  because: z.enum(BREAKDOWN_REASONS),
  sure: z.literal('on'),
});

/** Leads a sponsor to the second step; a GET decides nothing. */
export const breakdownStep = ({ say }: Translator, { path, language }: FormTarget): Html =>
  html`<section><form method="get" action="${path}"><input type="hidden" name="lang" value="${language}"><input type="hidden" name="step" value="breakdown"><h2>${say('breakdown.title')}</h2><button class="quiet">${say('breakdown.link')}</button></form></section>`;

const asked = (speaker: Translator, target: FormTarget, of: 'breakdown' | 'person.breakdown'): Html => {
  const { say, language } = speaker;
  const reasons = choice(speaker, 'because', 'breakdown.because', 'because', BREAKDOWN_REASONS);
  const fields = html`${reasons}<label><input type="checkbox" name="sure" required>${say(`${of}.sure`)}</label><button>${say(`${of}.button`)}</button>`;
  const back = html`<p><a href="${target.path}?lang=${language}">${say('back')}</a></p>`;
  return html`<p>${say(`${of}.text`)}</p><p><b>${say('person.danger')}</b></p><section>${form(target, 'breakdown', fields)}${back}</section>`;
};

/** The second step on the page of a sponsor. */
export const sponsorBreakdownHtml = (speaker: Translator, target: FormTarget): string =>
  page(speaker, speaker.say('breakdown.title'), target.path, asked(speaker, target, 'breakdown'));

/** The second step on the page of a person, with its way out. */
export const personBreakdownHtml = (speaker: Translator, target: FormTarget): string =>
  discreetPage(
    speaker,
    speaker.say('person.breakdown.title'),
    target.path,
    asked(speaker, target, 'person.breakdown'),
  );
