import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { WorryTopicSchema } from '../../domain/sponsorship/sponsor-message.ts';
import type { OfferView, PlanView } from '../../stages/sponsorship/offer-page.ts';
import type { FormTarget } from './form.ts';
import { form } from './form.ts';
import { familyStep } from './known-family.ts';
import { choice, html, page } from './layout.ts';
import { leavingHtml } from './leaving.ts';
import { questionsHtml } from './offer.ts';
import type { PageMessageKey, Translator } from './words.ts';
import { PAGE_WORDS } from './words.ts';

/** A check added by a programme has no text here, so its code is shown. */
const dutyWords = ({ say }: Translator, check: string): string =>
  `duty.${check}` in PAGE_WORDS.en ? say(`duty.${check}` as PageMessageKey) : check;

/** The page after an offer is accepted: the journey, what to do and by when, and a way to report a worry. */
export function planHtml(
  speaker: Translator,
  sponsor: Sponsor,
  view: PlanView,
  target: FormTarget,
  told: PageMessageKey | undefined,
  questions: OfferView['questions'],
): string {
  const { say } = speaker;
  const done = told && html`<section class="told" role="status">${say(told)}</section>`;
  const journey = view.arrivedAt
    ? say('plan.arrived', { at: new Date(view.arrivedAt) })
    : view.travelsAt
      ? say('plan.travels', { at: new Date(view.travelsAt) })
      : say('plan.unknown');
  const duties = view.duties.map(({ checks, days, at }) => {
    const by = at === undefined ? say('plan.after', { days }) : say('plan.by', { at: new Date(at) });
    const items = checks.map((check) => html`<li>${dutyWords(speaker, check)}</li>`);
    return html`<li><b>${by}</b><ul>${items}</ul></li>`;
  });
  const worry = form(
    target,
    'worry',
    html`<h2>${say('worry.title')}</h2><p>${say('worry.text')}</p>${choice(speaker, 'topic', 'worry.topic', 'topic', WorryTopicSchema.options)}<label for="text">${say('worry.what')}</label><textarea id="text" name="text" maxlength="2000" required></textarea><button>${say('worry.button')}</button>`,
  );
  const listed = duties.length > 0 ? html`<h2>${say('plan.duties')}</h2><ul>${duties}</ul>` : undefined;
  return page(
    speaker,
    say('plan.title'),
    target.path,
    html`${done || undefined}<p>${say('greeting', { kind: sponsor.kind })}</p><section><p>${journey}</p>${listed}</section>${questionsHtml(speaker, questions)}<section>${worry}</section>${familyStep(speaker, target)}${leavingHtml(speaker, target)}`,
  );
}
