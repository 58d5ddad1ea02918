import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import type { AskedQuestion, OfferView } from '../../stages/sponsorship/offer-page.ts';
import type { FormTarget } from './form.ts';
import { form } from './form.ts';
import { facts } from './household.ts';
import { familyStep } from './known-family.ts';
import type { Html } from './layout.ts';
import { choice, html, page } from './layout.ts';
import { leavingHtml } from './leaving.ts';
import { firstStep } from './second-step.ts';
import type { PageMessageKey, Translator } from './words.ts';

/** Why a sponsor declines; `OTHER` takes the note. */
export const DECLINE_REASONS = [
  'no-room',
  'housing-not-ready',
  'needs-too-great',
  'not-now',
  'other',
] as const;

function answers(speaker: Translator, target: FormTarget): Html {
  const { say } = speaker;
  const accept = firstStep(
    speaker,
    target,
    'accept',
    html`<p>${say('accept.text')}</p><button>${say('accept.continue')}</button>`,
  );
  const decline = form(
    target,
    'decline',
    html`<h2>${say('decline.title')}</h2><p>${say('decline.text')}</p>${choice(speaker, 'reason', 'decline.reason', 'reason', DECLINE_REASONS)}<label for="note">${say('note')}</label><textarea id="note" name="note" maxlength="1000"></textarea><button class="quiet">${say('decline.button')}</button>`,
  );
  return html`<section>${accept}</section><section>${decline}</section><section>${asking(speaker, target, 'ask.title')}</section>`;
}

const asking = ({ say }: Translator, target: FormTarget, title: 'ask.title' | 'ask.more'): Html =>
  form(
    target,
    'ask',
    html`<h2>${say(title)}</h2><p>${say('ask.text')}</p><textarea name="text" maxlength="2000" required aria-label="${say(title)}"></textarea><button class="quiet">${say('ask.button')}</button>`,
  );

/** What remains to be done about a promise not yet confirmed by staff: take it back, or ask a question. */
function promisedHtml(speaker: Translator, target: FormTarget): Html {
  const button = html`<button class="quiet">${speaker.say('take-back.continue')}</button>`;
  return html`<section>${asking(speaker, target, 'ask.more')}</section><section>${firstStep(speaker, target, 'take-back', button)}</section>`;
}

/** What somebody asked, when, and our answer if there is one: on the page, or in another way. */
export const questionsHtml = (speaker: Translator, questions: readonly AskedQuestion[]): Html[] =>
  questions.map((question) => {
    const asked = speaker.say('ask.yours', { at: new Date(question.at) });
    return html`<section><p class="muted">${asked}</p><p dir="auto">${question.text}</p>${answerHtml(speaker, question)}</section>`;
  });

function answerHtml({ say }: Translator, { answer, answeredAt }: AskedQuestion): Html {
  if (answeredAt === undefined) return html`<p class="muted">${say('ask.waits')}</p>`;
  if (answer === undefined) return html`<p class="muted">${say('person.answered')}</p>`;
  return html`<p class="muted">${say('ask.answer')}</p><p dir="auto">${answer}</p>`;
}

/** The page of an offer: what the consents allow, and the possible answers or the decision. */
export function offerHtml(
  speaker: Translator,
  sponsor: Sponsor,
  view: OfferView,
  target: FormTarget,
  told: PageMessageKey | undefined,
): string {
  const { say } = speaker;
  const done = told && html`<section class="told" role="status">${say(told)}</section>`;
  const greeting = html`<p>${say('greeting', { kind: sponsor.kind })}</p>`;
  const questions = questionsHtml(speaker, view.questions);
  if (view.state !== 'offered') {
    const closed = html`<section class="told" role="status">${say(`done.${view.state}`)}</section>`;
    const left = view.state === 'promised' ? promisedHtml(speaker, target) : undefined;
    return page(
      speaker,
      say(view.state === 'promised' ? 'accept.title' : 'over.title'),
      target.path,
      html`${done || undefined}${greeting}${closed}${questions}${left}${view.state === 'promised' ? familyStep(speaker, target) : undefined}${leavingHtml(speaker, target)}`,
    );
  }
  const due = view.dueAt && html`<p><b>${say('offer.due', { due: new Date(view.dueAt) })}</b></p>`;
  const household = html`<section><ul>${facts(speaker, view.disclosed ?? {})}</ul><p class="muted">${say('offer.shown')}</p></section>`;
  return page(
    speaker,
    say('offer.title'),
    target.path,
    html`${done || undefined}${greeting}${due || undefined}${household}${questions}${answers(speaker, target)}${familyStep(speaker, target)}${leavingHtml(speaker, target)}`,
  );
}
