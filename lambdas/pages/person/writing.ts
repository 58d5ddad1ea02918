import type { CaseFile } from '../../../domain/case/case-file.ts';
import { isBefore } from '../../../domain/kernel/calendar.ts';
import type { FormTarget } from '../form.ts';
import { form } from '../form.ts';
import type { Html } from '../layout.ts';
import { choice, html } from '../layout.ts';
import { questionsHtml } from '../offer.ts';
import type { PageMessageKey, Translator } from '../words.ts';
import { discreetPage } from './discreet.ts';

const area = ({ say }: Translator, id: string, word: PageMessageKey): Html =>
  html`<label for="${id}">${say(word)}</label><textarea id="${id}" name="text" maxlength="2000" required></textarea>`;

/** What a person can write, each behind its own line, and the way to a complaint. */
export function writingHtml(speaker: Translator, target: FormTarget, breaks: boolean): Html {
  const { say } = speaker;
  const asking = html`<p>${say('person.ask.text')}</p>${area(speaker, 'ask', 'person.what')}<button>${say('person.ask.button')}</button>`;
  const correcting = html`<p>${say('person.correct.text')}</p>${area(speaker, 'correct', 'person.what')}<button>${say('person.correct.button')}</button>`;
  const copying = html`<p>${say('person.copy.text')}</p><button>${say('person.copy.button')}</button>`;
  const behind = (title: PageMessageKey, act: string, fields: Html): Html =>
    html`<details><summary>${say(title)}</summary>${form(target, act, fields)}</details>`;
  const ending = breaks
    ? html`<p><a href="${target.path}?lang=${target.language}&step=breakdown">${say('person.breakdown.title')}</a></p>`
    : undefined;
  return html`<section><h2>${say('person.write')}</h2>${behind('person.ask.title', 'ask', asking)}${behind('person.correct.title', 'correct', correcting)}${behind('person.copy.title', 'copy', copying)}${ending}<p><a href="${target.path}?lang=${target.language}&step=complain">${say('person.complain.title')}</a></p></section>`;
}

/** What the person asked on this page, with the answers, and what became of what they asked about their data. */
export function askedHtml(speaker: Translator, file: CaseFile, personId: string): Html {
  const { say } = speaker;
  const own = file.asked
    .filter((one) => one.personId === personId)
    .sort((a, b) => (isBefore(a.at, b.at) ? 1 : -1))
    .slice(0, MOST_SHOWN);
  const requests = file.rights
    .filter((one) => one.personId === personId && one.right === 'correction')
    .slice(-MOST_SHOWN)
    .map(
      ({ askedOn, status }) =>
        html`<li>${say('person.request', { at: new Date(`${askedOn}T00:00:00Z`), state: status })}</li>`,
    );
  const asked =
    requests.length > 0
      ? html`<section><h2>${say('person.requests')}</h2><ul>${requests}</ul></section>`
      : undefined;
  return html`${asked}${questionsHtml(speaker, own)}`;
}
const MOST_SHOWN = 10;

/** The form of a complaint, on a page of its own: who reads it depends on what it is about. */
export function complaintHtml(speaker: Translator, target: FormTarget, aboutStaff: boolean): string {
  const { say } = speaker;
  const line = (id: string, word: PageMessageKey): Html =>
    html`<label for="${id}">${say(word)}</label><input id="${id}" name="${id}" maxlength="200" autocomplete="off">`;
  const abouts = aboutStaff ? ['service', 'staff'] : ['service'];
  const fields = html`${choice(speaker, 'about', 'person.about', 'person.about', abouts)}${area(speaker, 'complaint', 'person.complain.what')}${aboutStaff ? line('who', 'person.complain.who') : undefined}${line('reach', 'person.complain.reach')}<button>${say('person.complain.button')}</button>`;
  const back = html`<p><a href="${target.path}?lang=${target.language}">${say('back')}</a></p>`;
  const body = html`<p>${say('person.complain.text')}</p><p><b>${say('person.danger')}</b></p><section>${form(target, 'complain', fields)}${back}</section>`;
  return discreetPage(speaker, say('person.complain.title'), target.path, body);
}

/** The number of a complaint that was made, which no address and no other page has. */
export function complainedHtml(speaker: Translator, { path, language }: FormTarget, number: string): string {
  const { say } = speaker;
  const body = html`<section class="told" role="status">${say('person.complain.done', { number })}</section><p><a href="${path}?lang=${language}">${say('back')}</a></p>`;
  return discreetPage(speaker, say('person.complain.title'), path, body);
}
