import { dateOf } from '../../domain/kernel/calendar.ts';
import { timeZoneOf } from '../../domain/notices/delivery-plan.ts';
import type { SponsorLink } from '../../domain/sponsorship/sponsor-link.ts';
import { sendCode } from '../../stages/sponsorship/send-code.ts';
import type { Page, PageRequest } from '../middleware/page.ts';
import { commandOf } from './act.ts';
import type { FormTarget } from './form.ts';
import { form } from './form.ts';
import type { Html } from './layout.ts';
import { html, page } from './layout.ts';
import { digitsOf } from './person/code.ts';
import type { PageMessageKey, Translator } from './words.ts';
import { languageFor, translatorFor } from './words.ts';

/** How long a sponsor's page stays open in a browser after its last use: time to talk about it. */
const OPEN_SECONDS = 3600;
/** Codes that are sent for one link on a day. */
const MOST_SENT = 6;
/** Codes that may be tried for one link, in an hour and on a day: a guess opens it once in ten thousand days. */
const MOST_TRIED = 10;
const MOST_TRIED_A_DAY = 30;
const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;

/** Whether this browser gave a code for this link a while ago. */
export const isOpenHere = ({ links, pass, at }: PageRequest, token: string): boolean =>
  links.hasPass(token, pass, at);

/** What the browser keeps: the page stays open while it is used. */
export const kept = ({ links, at }: PageRequest, token: string): string =>
  links.pass(token, at, OPEN_SECONDS);

/** Closes the page in this browser: the next visitor is asked for a code. */
export const leave = ({ query }: PageRequest, token: string): Page => ({
  ...{ status: 303, location: `/s/${token}?lang=${languageFor(query.lang, [])}`, pass: '' },
});

/** Shows nothing but how to get a code: whoever has the link alone may have found it. */
export async function askCode(
  request: PageRequest,
  token: string,
  link: SponsorLink,
  because?: PageMessageKey,
): Promise<Page> {
  const { store, links, at, query, languages } = request;
  const [sponsor] = await store.loadSponsors([link.sponsorId]);
  const language = languageFor(query.lang ?? sponsor?.mailLanguage, languages);
  const speaker = translatorFor(language, sponsor ? timeZoneOf(sponsor.contact) : 'UTC');
  const target = { path: `/s/${token}`, language, seal: links.seal(token, dateOf(at)) };
  const wasSent = query.told === 'code' || because === 'code.wrong';
  return {
    status: because === undefined ? 200 : because === 'code.many' ? 429 : 400,
    html: codeHtml(speaker, target, wasSent, because),
    ...(because === 'code.many' ? { windowSeconds: HOUR_SECONDS } : {}),
  };
}

function codeHtml(
  speaker: Translator,
  target: FormTarget,
  wasSent: boolean,
  because: PageMessageKey | undefined,
): string {
  const { say } = speaker;
  const isWrong = because === 'code.wrong';
  const fault = because && html`<p class="fault" id="fault" role="alert">${say(because)}</p>`;
  const wrong = isWrong ? html` aria-invalid="true" aria-describedby="fault"` : html``;
  const told =
    wasSent && because === undefined
      ? html`<section class="told" role="status">${say('code.sent')}</section>`
      : html`<p>${say('code.text')}</p>`;
  const give = html`<label for="code">${say('code.label')}</label>${isWrong ? fault : undefined}<input class="code" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required${wrong}><button>${say('code.open')}</button>`;
  const asking = (words: PageMessageKey, quiet: boolean): Html =>
    form(target, 'send-code', html`<button${quiet ? html` class="quiet"` : html``}>${say(words)}</button>`);
  const given = form(target, 'open', give);
  const steps = wasSent
    ? html`<section>${given}</section><section>${asking('code.more', true)}</section>`
    : html`<section>${asking('code.button', false)}</section><section><details><summary>${say('code.have')}</summary>${given}</details></section>`;
  return page(
    speaker,
    say('code.title'),
    target.path,
    html`${isWrong ? undefined : fault || undefined}${told}${steps}`,
  );
}

/** Sends a code to the sponsor's own phone or address, whoever asks; in one window of time it is the same code, sent once. */
export async function orderCode(request: PageRequest, token: string, link: SponsorLink): Promise<Page> {
  const { store, links, at, query } = request;
  if ((await request.count('code-sent', DAY_SECONDS, token)) > MOST_SENT)
    return askCode(request, token, link, 'code.many');
  const command = commandOf(link, at, 'code', link.purpose, links.windowOf(at));
  await store.change(link.caseId, command, (file) => sendCode(file, link, command), true);
  return { status: 303, location: `/s/${token}?lang=${languageFor(query.lang, [])}&told=code` };
}

export async function tryCode(request: PageRequest, token: string, link: SponsorLink): Promise<Page> {
  const { links, at, query } = request;
  const tried = await request.count('code', HOUR_SECONDS, token);
  const today = await request.count('code-day', DAY_SECONDS, token);
  if (tried > MOST_TRIED || today > MOST_TRIED_A_DAY) return askCode(request, token, link, 'code.many');
  if (!links.isCodeSent(link, at, digitsOf(request.form.code ?? '')))
    return askCode(request, token, link, 'code.wrong');
  return {
    ...{ status: 303, location: `/s/${token}?lang=${languageFor(query.lang, [])}` },
    pass: kept(request, token),
  };
}
