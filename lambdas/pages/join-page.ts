import { dateOf } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { parseInput } from '../../domain/kernel/invalid-input.ts';
import { localeOf } from '../../domain/notices/languages.ts';
import { renderConfirmation } from '../../domain/notices/render.ts';
import { OFFICE_NAMES, officeMeant } from '../../domain/sponsorship/office-names.ts';
import { pendingJoin } from '../../domain/sponsorship/pending-join.ts';
import { JoinFormSchema } from '../../domain/sponsorship/self-register.ts';
import { SponsorSchema } from '../../domain/sponsorship/sponsor.ts';
import { thePendingJoins } from '../middleware/delivery-services.ts';
import { theEnvironment } from '../middleware/environment.ts';
import { mailNow } from '../middleware/mail-now.ts';
import type { Page, PageRequest } from '../middleware/page.ts';
import { pageHandler } from '../middleware/page.ts';
import { confirmJoin } from './confirm-join.ts';
import { form } from './form.ts';
import type { Html } from './layout.ts';
import { choice, FAULTS, html, notePage, page } from './layout.ts';
import { STYLE } from './style.ts';
import type { PageWord, Speaker } from './words.ts';
import { languageFor, speakerOf } from './words.ts';

const MOST_AN_HOUR = 5;
const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;
/** Whoever sends them from however many addresses. */
const MOST_OF_AN_EMAIL_A_DAY = 3;
const MOST_OF_AN_OFFICE_A_DAY = 40;
const PATH = '/join';
/** Languages that refugees and those who receive them speak most; any other is named by its code. */
const LANGUAGES = [
  ...['am', 'ar', 'en', 'es', 'fa', 'fr', 'ku', 'mk', 'my', 'ps'],
  ...['ro', 'ru', 'so', 'sq', 'sw', 'ti', 'tr', 'uk', 'ur'],
];

const field = ({ say }: Speaker, name: string, word: PageWord, more: Html): Html =>
  html`<label for="${name}">${say(word)}</label>${more}`;

function joinHtml(speaker: Speaker, office: string, seal: string): string {
  const { say, language } = speaker;
  const input = (name: string, type: string, more: Html = html``) =>
    html`<input id="${name}" name="${name}" type="${type}"${more}>`;
  const { names } = speaker;
  const spoken = LANGUAGES.map(
    (code) =>
      html`<label><input type="checkbox" name="languages" value="${code}">${names('language', [code])}</label>`,
  );
  const fields = [
    field(speaker, 'name', 'join.name', input('name', 'text', html` required maxlength="200"`)),
    choice(speaker, 'kind', 'join.kind', 'kind', SponsorSchema.shape.kind.options),
    field(speaker, 'office', 'join.office', input('office', 'text', html` required value="${office}"`)),
    field(
      speaker,
      'email',
      'join.email',
      input('email', 'email', html` required autocomplete="email" dir="ltr"`),
    ),
    field(speaker, 'phone', 'join.phone', input('phone', 'tel', html` autocomplete="tel" dir="ltr"`)),
    field(
      speaker,
      'capacity',
      'join.capacity',
      input('capacity', 'number', html` required min="1" max="50"`),
    ),
    html`<fieldset><legend>${say('join.languages')}</legend>${spoken}</fieldset>`,
    field(speaker, 'languages', 'join.more-languages', input('languages', 'text', html` dir="ltr"`)),
    field(
      speaker,
      'adults',
      'join.adults',
      html`<textarea id="adults" name="adults" required maxlength="4000"></textarea>`,
    ),
    html`<label><input type="checkbox" name="accessible">${say('join.accessible')}</label>`,
    html`<button>${say('join.button')}</button>`,
  ];
  const body = form({ path: PATH, language, seal }, 'join', html`${fields}`);
  return page(speaker, say('join.title'), PATH, html`<p>${say('join.text')}</p><section>${body}</section>`);
}

/** Says which offices there are when none is at the place that was written; nothing is kept of it. */
function noOffice(speaker: Speaker): Page {
  const { say, language } = speaker;
  const names = Object.values(OFFICE_NAMES).map((name) => name[language]);
  const list = new Intl.ListFormat(localeOf(language), { type: 'disjunction' }).format(names);
  const text = html`<section>${say('join.no-office.text', { list })}</section><p><a href="${PATH}?lang=${language}">${say('back')}</a></p>`;
  return { status: 400, html: page(speaker, say('join.no-office.title'), undefined, text) };
}

export const handler = pageHandler('JoinPage', STYLE, FAULTS, async (request) => {
  const { token } = request.params;
  if (token !== undefined) return confirmJoin(request, token);
  const speaker = speakerOf(languageFor(request.query.lang, request.languages));
  return request.method === 'GET' ? shown(request, speaker) : sent(request, speaker);
});

/** What the page tells after a form of it, or of its link, was sent. */
const TOLD: Readonly<Record<string, PageWord>> = { join: 'join.sent', confirmed: 'join.done' };

function shown({ query, links, at }: PageRequest, speaker: Speaker): Page {
  const told = TOLD[query.told ?? ''];
  if (told) return { status: 200, html: notePage(speaker, 'join.title', told, PATH) };
  const office = OFFICE_NAMES[query.office ?? '']?.[speaker.language] ?? '';
  return { status: 200, html: joinHtml(speaker, office, links.seal('join', dateOf(at))) };
}

/** Nothing is registered: what was written is kept for a day, and the owner of its address is asked by mail. */
async function sent(request: PageRequest, speaker: Speaker): Promise<Page> {
  const { links, at, form: written } = request;
  if (links.sealed('join', written.seal ?? '', at) !== 'fresh')
    throw new CaseError('Forbidden', 'Expected a form of a page that was opened today or yesterday.');
  if ((await request.count('join', HOUR_SECONDS)) > MOST_AN_HOUR)
    return { status: 429, html: FAULTS.tooMany(request), windowSeconds: HOUR_SECONDS };
  if (written.office && officeMeant(written.office) === undefined) return noOffice(speaker);
  const wanted = parseInput(JoinFormSchema, written, 'form');
  const done: Page = { status: 303, location: `${PATH}?lang=${speaker.language}&told=join` };
  // Who writes somebody's address too often is told the same, as is who registered before: nobody learns here who is.
  const address = wanted.email.toLowerCase();
  if ((await request.count('join-email', DAY_SECONDS, address)) > MOST_OF_AN_EMAIL_A_DAY) return done;
  if ((await request.count('join-office', DAY_SECONDS, wanted.office)) > MOST_OF_AN_OFFICE_A_DAY)
    return { status: 429, html: FAULTS.tooMany(request), windowSeconds: DAY_SECONDS };
  const { token, id } = await (await thePendingJoins()).keep(pendingJoin(written, speaker.language, at));
  const url = `${theEnvironment().PUBLIC_URL}${PATH}/${token}?lang=${speaker.language}`;
  const mail = { id, owner: 'join', to: wanted.email, ...renderConfirmation(speaker.language, url) };
  return (await mailNow('JoinPage', mail)) ? done : { status: 500, html: FAULTS.wrong(request) };
}
