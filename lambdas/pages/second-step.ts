import type { OfferView } from '../../stages/sponsorship/offer-page.ts';
import type { FormTarget } from './form.ts';
import { form } from './form.ts';
import { facts } from './household.ts';
import type { Html } from './layout.ts';
import { html, page } from './layout.ts';
import type { Translator } from './words.ts';

/** What is asked twice: a promise, and taking it back. A GET leads to the second step and decides nothing. */
type Step = 'accept' | 'take-back';

/** Leads to the second step of what a page asks. */
export const firstStep = (
  speaker: Translator,
  { path, language }: FormTarget,
  step: Step,
  button: Html,
): Html =>
  html`<form method="get" action="${path}"><input type="hidden" name="lang" value="${language}"><input type="hidden" name="step" value="${step}"><h2>${speaker.say(`${step}.title`)}</h2>${button}</form>`;

/** The second step possible for an offer in its current state; undefined if the offer's own page is meant. */
export function secondStep(
  speaker: Translator,
  view: OfferView,
  target: FormTarget,
  step: string | undefined,
): string | undefined {
  if (step === 'accept' && view.state === 'offered' && view.disclosed) {
    const household = html`<section><ul>${facts(speaker, view.disclosed)}</ul></section>`;
    return stepPage(speaker, target, 'accept', household, speaker.say('accept.until'));
  }
  if (step === 'take-back' && view.state === 'promised')
    return stepPage(speaker, target, 'take-back', html``, undefined);
  return undefined;
}

function stepPage(
  { language, say, ...rest }: Translator,
  target: FormTarget,
  step: Step,
  about: Html,
  also: string | undefined,
): string {
  const asked = html`<p>${say(`${step}.text`)}</p>${also ? html`<p>${also}</p>` : undefined}<label><input type="checkbox" name="sure" required>${say(`${step}.sure`)}</label><button>${say(`${step}.button`)}</button>`;
  const back = html`<p><a href="${target.path}?lang=${language}">${say('back')}</a></p>`;
  return page(
    { language, say, ...rest },
    say(`${step}.title`),
    target.path,
    html`${about}<section>${form(target, step, asked)}${back}</section>`,
  );
}
