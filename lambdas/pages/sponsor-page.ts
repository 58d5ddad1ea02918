import type { CaseFile } from '../../domain/case/case-file.ts';
import { dateOf, isBefore } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { parseInput } from '../../domain/kernel/invalid-input.ts';
import { timeZoneOf } from '../../domain/notices/delivery-plan.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import type { SponsorLink } from '../../domain/sponsorship/sponsor-link.ts';
import { mayBreakDown } from '../../stages/sponsorship/breakdown.ts';
import type { Offer } from '../../stages/sponsorship/offer.ts';
import {
  offerOf,
  offerView,
  planView,
  questionsOf,
  recordOfferView,
} from '../../stages/sponsorship/offer-page.ts';
import { renewLink } from '../../stages/sponsorship/renew-link.ts';
import { agreementOf } from '../../stages/sponsorship/told-of-plan.ts';
import type { Page, PageRequest } from '../middleware/page.ts';
import { pageHandler } from '../middleware/page.ts';
import type { Act } from './act.ts';
import { ActSchema, changeOf, commandOf, familyNamed, idempotencyParts, refuseOtherPurpose } from './act.ts';
import { sponsorBreakdownHtml } from './breakdown.ts';
import type { FormTarget } from './form.ts';
import { form } from './form.ts';
import { familyHtml } from './known-family.ts';
import { ERROR_PAGES, html, notePage } from './layout.ts';
import { offerHtml } from './offer.ts';
import { askCode, isOpenHere, kept, leave, orderCode, tryCode } from './open-by-code.ts';
import { planHtml } from './plan.ts';
import { secondStep } from './second-step.ts';
import { STYLE } from './style.ts';
import type { Translator } from './words.ts';
import { languageFor, translatorFor } from './words.ts';

/** What a page may say after a form was sent. */
const TOLD = {
  asked: 'done.asked',
  worry: 'done.worry',
  breakdown: 'done.breakdown',
  refused: 'done.refused',
  'too-late': 'done.too-late',
  again: 'done.again',
  family: 'done.family',
  'family-refused': 'done.family-refused',
} as const;
type ToldCode = keyof typeof TOLD | 'sent';

/** How often one link may be opened in ten minutes, by everyone it was forwarded to together. */
const MAX_PER_LINK = 60;
const WINDOW_SECONDS = 600;

export const handler = pageHandler('SponsorPage', STYLE, ERROR_PAGES, async (request) => {
  const { params, links, at, method } = request;
  const token = params.token ?? '';
  const link = /^[\w-]{23}$/.test(token) ? await links.find(token) : undefined;
  if (!link) return unknownPage(request);
  if ((await request.count('link', WINDOW_SECONDS, token)) > MAX_PER_LINK)
    return { status: 429, html: ERROR_PAGES.tooMany(request), windowSeconds: WINDOW_SECONDS };
  if (method === 'GET' && request.query.leave !== undefined) return leave(request, token);
  const seal = method === 'POST' ? links.sealed(token, request.form.seal ?? '', at) : undefined;
  if (seal === 'forged')
    throw new CaseError('Forbidden', 'Expected a form of a page that was opened before.');
  if (seal === 'stale') return toPage(request, token, 'again');
  if (isBefore(link.until, at)) return seal ? renew(request, token, link) : expiredPage(request, token, link);
  if (!isOpenHere(request, token)) return knock(request, token, link);
  const page = await (seal ? act(request, token, link) : show(request, token, link));
  return { ...page, pass: kept(request, token) };
});

/** What somebody may do who has the link alone: have a code sent to its sponsor, or give it. */
async function knock(request: PageRequest, token: string, link: SponsorLink): Promise<Page> {
  if (request.method === 'GET') return askCode(request, token, link);
  if (request.form.act === 'send-code') return orderCode(request, token, link);
  return request.form.act === 'open'
    ? tryCode(request, token, link)
    : askCode(request, token, link, 'code.again');
}

const toPage = ({ query }: PageRequest, token: string, told?: ToldCode): Page => ({
  status: 303,
  location: `/s/${token}?lang=${languageFor(query.lang, [])}${told ? `&told=${told}` : ''}`,
});

/** For a token that nobody signed, or that expired long ago. */
const unknownPage = ({ query, languages }: PageRequest): Page => ({
  status: 404,
  html: notePage(translatorFor(languageFor(query.lang, languages)), 'gone.title', 'gone.text'),
});

/** An expired link does not reveal what it was for; its sponsor can have a new one sent. */
async function expiredPage(request: PageRequest, token: string, link: SponsorLink): Promise<Page> {
  const { store, links, at, query, languages } = request;
  const [sponsor] = await store.loadSponsors([link.sponsorId]);
  const speaker = translatorFor(languageFor(query.lang ?? sponsor?.mailLanguage, languages));
  const path = `/s/${token}`;
  if (query.told === 'sent') return { status: 410, html: notePage(speaker, 'late.title', 'late.done', path) };
  const target = { path, language: speaker.language, seal: links.seal(token, dateOf(at)) };
  const button = form(target, 'renew', html`<button>${speaker.say('late.button')}</button>`);
  return { status: 410, html: notePage(speaker, 'late.title', 'late.text', path, button) };
}

/** Once a day, and to the sponsor's own address, whoever asks; the answer is always the same. */
async function renew(request: PageRequest, token: string, link: SponsorLink): Promise<Page> {
  const { store, at } = request;
  const command = commandOf(link, at, 'renew', dateOf(at));
  await store.change(link.caseId, command, (file) => renewLink(file, link, command), true);
  return toPage(request, token, 'sent');
}

async function show(request: PageRequest, token: string, link: SponsorLink): Promise<Page> {
  const { store, links, at, query, languages } = request;
  const file = await store.loadCase(link.caseId);
  const offer = offerOf(file, link);
  const [sponsor] = await store.loadSponsors([link.sponsorId]);
  if (!offer || !sponsor) return unknownPage(request);
  const language = languageFor(query.lang ?? sponsor.mailLanguage, languages);
  const speaker = translatorFor(language, timeZoneOf(sponsor.contact));
  const target = { path: `/s/${token}`, language, seal: links.seal(token, dateOf(at)) };
  const told = TOLD[query.told as keyof typeof TOLD];
  if (query.step === 'breakdown' && link.purpose === 'plan' && mayBreakDown(file))
    return { status: 200, html: sponsorBreakdownHtml(speaker, target) };
  if (query.step === 'family') return { status: 200, html: familyHtml(speaker, target) };
  if (link.purpose === 'plan' && offer.status === 'accepted')
    return planPage(speaker, sponsor, planOf(file, offer, sponsor, at), target, told);
  const view = offerView(file, offer, sponsor, at);
  const second = secondStep(speaker, view, target, query.step);
  if (second) return { status: 200, html: second };
  // Recorded once the page is rendered: the audit must not report a page that could not be shown.
  const shown = offerHtml(speaker, sponsor, view, target, told);
  if (view.disclosed) await recordView(request, link, offer, Object.keys(view.disclosed));
  return { status: 200, html: shown };
}

/** The plan with what was agreed and asked; undefined once the sponsor may not be told of the household any more. */
function planOf(file: CaseFile, offer: Offer, sponsor: Sponsor, at: string) {
  const plan = planView(file, sponsor, at);
  return plan && { plan, agreement: agreementOf(file, offer, sponsor), questions: questionsOf(file, offer) };
}

/** The plan, or only that the page is closed. */
const planPage = (
  speaker: Translator,
  sponsor: Sponsor,
  view: ReturnType<typeof planOf>,
  target: FormTarget,
  told: (typeof TOLD)[keyof typeof TOLD] | undefined,
): Page =>
  view
    ? { status: 200, html: planHtml(speaker, sponsor, view, target, told) }
    : { status: 200, html: notePage(speaker, 'closed.title', 'closed.text', target.path) };

/** Recorded once a day: opening the page again adds no information. */
async function recordView(
  { store, at }: PageRequest,
  link: SponsorLink,
  offer: Offer,
  fields: string[],
): Promise<void> {
  const command = commandOf(link, at, 'viewed', dateOf(at));
  await store.change(link.caseId, command, () => recordOfferView(offer, fields), true);
}

/** What is thanked for by its own name. */
const AFTER: ReadonlySet<string> = new Set(['worry', 'breakdown']);

/** The answer is the same whether there is such a family or not. */
async function name(
  request: PageRequest,
  token: string,
  link: SponsorLink,
  wanted: Extract<Act, { act: 'name-family' }>,
): Promise<Page> {
  const { at, store } = request;
  const { number = '', name: called = '', birthYear = '' } = wanted;
  const command = commandOf(link, at, wanted.act, number, called, `${birthYear}`, dateOf(at));
  try {
    await store.changeSponsor(link.sponsorId, command, (file) => familyNamed(file, wanted, command), true);
  } catch (error) {
    const refused =
      error instanceof CaseError && ['WrongState', 'StoreFull', 'InvalidInput'].includes(error.name);
    if (!refused) throw error;
    return toPage(request, token, 'family-refused');
  }
  return toPage(request, token, 'family');
}

async function act(request: PageRequest, token: string, link: SponsorLink): Promise<Page> {
  const { at, store } = request;
  const wanted = parseInput(ActSchema, request.form, 'form');
  if (wanted.act === 'name-family') return name(request, token, link, wanted);
  refuseOtherPurpose(link, wanted);
  const command = commandOf(link, at, ...idempotencyParts(wanted, dateOf(at)));
  try {
    await store.change(link.caseId, command, (file) => changeOf(file, link, wanted, command), true);
  } catch (error) {
    const refused = error instanceof CaseError && ['WrongState', 'ConsentMissing'].includes(error.name);
    if (!refused) throw error;
    return toPage(request, token, wanted.act === 'take-back' ? 'too-late' : 'refused');
  }
  return toPage(
    request,
    token,
    wanted.act === 'ask' ? 'asked' : AFTER.has(wanted.act) ? (wanted.act as ToldCode) : undefined,
  );
}
