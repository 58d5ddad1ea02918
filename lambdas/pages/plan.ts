import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { WorryTopicSchema } from '../../domain/sponsorship/sponsor-message.ts';
import type { OfferView, PlanView } from '../../stages/sponsorship/offer-page.ts';
import type { Agreement } from '../../stages/sponsorship/told-of-plan.ts';
import { breakdownStep } from './breakdown.ts';
import type { FormTarget } from './form.ts';
import { form } from './form.ts';
import { familyStep } from './known-family.ts';
import type { Html } from './layout.ts';
import { choice, html, page } from './layout.ts';
import { leavingHtml } from './leaving.ts';
import { questionsHtml } from './offer.ts';
import type { PageMessageKey, Translator } from './words.ts';
import { PAGE_WORDS } from './words.ts';

/** A check added by a programme has no text here, so its code is shown. */
const dutyWords = ({ say }: Translator, check: string): string =>
  `duty.${check}` in PAGE_WORDS.en ? say(`duty.${check}` as PageMessageKey) : check;

const serviceWords = ({ say }: Translator, service: string): string =>
  `service.${service}` in PAGE_WORDS.en ? say(`service.${service}` as PageMessageKey) : say('service.other');

/** Who of the sponsor signed the undertaking, under which text, on which day. */
function signedHtml({ say }: Translator, { undertaking }: Agreement): Html | undefined {
  if (!undertaking || undertaking.signatures.length === 0) return undefined;
  const names = undertaking.signatures.map(({ name, on }) => {
    // The name keeps its own direction in the sentence.
    const isolated = `\u2068${name}\u2069`;
    return html`<li>${say('plan.signed.by', { name: isolated, at: new Date(`${on}T12:00:00Z`) })}</li>`;
  });
  return html`<section><h2>${say('plan.signed')}</h2><ul>${names}</ul><p class="muted">${say('plan.signed.text', { text: undertaking.text })}</p></section>`;
}

/** The page after an offer is accepted: the journey, what to do and by when, and a way to report a worry. */
export function planHtml(
  speaker: Translator,
  sponsor: Sponsor,
  {
    plan: view,
    agreement,
    questions,
  }: { plan: PlanView; agreement: Agreement; questions: OfferView['questions'] },
  target: FormTarget,
  told: PageMessageKey | undefined,
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
  const agreed = agreement.lines.map(({ service, by, state, dueAt }) => {
    const dated =
      dueAt === undefined ? { dated: 'no', due: new Date(0) } : { dated: 'yes', due: new Date(dueAt) };
    const line = say('plan.line', { service: serviceWords(speaker, service), state, ...dated });
    return html`<li>${line}<br><span class="muted">${say(`plan.lines.${by}`)}</span></li>`;
  });
  const lines =
    agreed.length > 0 ? html`<section><h2>${say('plan.lines')}</h2><ul>${agreed}</ul></section>` : undefined;
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
    html`${done || undefined}<p>${say('greeting', { kind: sponsor.kind })}</p><section><p>${journey}</p>${listed}</section>${questionsHtml(speaker, questions)}${lines}${signedHtml(speaker, agreement)}<section>${worry}</section>${agreement.mayBreakDown ? breakdownStep(speaker, target) : undefined}${familyStep(speaker, target)}${leavingHtml(speaker, target)}`,
  );
}
