import * as z from 'zod';
import type { Command } from '../../domain/actor.ts';
import { dateOf, isBefore } from '../../domain/calendar.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { CaseError } from '../../domain/errors.ts';
import { identifier } from '../../domain/identifier.ts';
import { parseInput } from '../../domain/invalid-input.ts';
import { timeZoneOf } from '../../domain/notices/delivery-plan.ts';
import type { Offer } from '../../domain/sponsorship/offer.ts';
import {
  answerOffer,
  offerOf,
  offerView,
  offerViewed,
  planView,
} from '../../domain/sponsorship/offer-page.ts';
import type { SponsorLink } from '../../domain/sponsorship/sponsor-link.ts';
import { WorryTopicSchema, writeMessage } from '../../domain/sponsorship/sponsor-message.ts';
import type { Page, PageRequest } from '../middleware/page.ts';
import { pageHandler } from '../middleware/page.ts';
import { FAULTS, notePage } from './layout.ts';
import { DECLINE_REASONS, offerHtml } from './offer.ts';
import { planHtml } from './plan.ts';
import { STYLE } from './style.ts';
import { languageFor, speakerOf } from './words.ts';

const text = z.string().trim().min(1).max(2000);
const ActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('accept') }),
  z.object({
    act: z.literal('decline'),
    reason: z.enum(DECLINE_REASONS),
    note: z.string().trim().max(1000).optional(),
  }),
  z.object({ act: z.literal('ask'), text }),
  z.object({ act: z.literal('worry'), topic: WorryTopicSchema, text }),
]);
type Act = z.infer<typeof ActSchema>;

/** What a page may tell after a form was sent. */
const TOLD = { asked: 'done.asked', worry: 'done.worry', refused: 'done.refused' } as const;

export const handler = pageHandler('SponsorPage', STYLE, FAULTS, async (request) => {
  const { params, links, at } = request;
  const token = params.token ?? '';
  const link = /^[\w-]{23}$/.test(token) ? await links.find(token) : undefined;
  if (!link) return gone(request, 404);
  if (isBefore(link.until, at)) return gone(request, 410);
  return request.method === 'POST' ? act(request, token, link) : show(request, token, link);
});

/** A token that nobody signed, or whose time is over: nothing is told of what it was for. */
const gone = ({ query, languages }: PageRequest, status: 404 | 410): Page => ({
  status,
  html: notePage(speakerOf(languageFor(query.lang, languages)), 'gone.title', 'gone.text'),
});

async function show(request: PageRequest, token: string, link: SponsorLink): Promise<Page> {
  const { store, links, at, query, languages } = request;
  const file = await store.loadCase(link.caseId);
  const offer = offerOf(file, link);
  const [sponsor] = await store.loadSponsors([link.sponsorId]);
  if (!offer || !sponsor) return gone(request, 404);
  const language = languageFor(query.lang ?? sponsor.mailLanguage, languages);
  const speaker = speakerOf(language, timeZoneOf(sponsor.contact));
  const target = { path: `/s/${token}`, language, seal: links.seal(token, dateOf(at)) };
  const told = TOLD[query.told as keyof typeof TOLD];
  if (link.purpose === 'plan' && offer.status === 'accepted')
    return { status: 200, html: planHtml(speaker, sponsor, planView(file, at), target, told) };
  const view = offerView(file, offer, at);
  if (view.disclosed) await recordView(request, link, offer, Object.keys(view.disclosed));
  return { status: 200, html: offerHtml(speaker, sponsor, view, target, told) };
}

const commandOf = (link: SponsorLink, at: string, ...parts: string[]): Command => ({
  id: identifier('command', link.offerId, link.sponsorId, ...parts),
  actor: { id: link.sponsorId, kind: 'sponsor', roles: ['sponsor'] },
  at,
});

/** Once a day: a page that is opened again tells nothing new. */
async function recordView(
  { store, at }: PageRequest,
  link: SponsorLink,
  offer: Offer,
  fields: string[],
): Promise<void> {
  const command = commandOf(link, at, 'viewed', dateOf(at));
  await store.change(link.caseId, command, () => offerViewed(offer, fields), true);
}

async function act(request: PageRequest, token: string, link: SponsorLink): Promise<Page> {
  const { links, at, form, store, query } = request;
  if (!links.sealed(token, form.seal ?? '', at))
    throw new CaseError('Forbidden', 'Expected a form of a page that was opened today or yesterday.');
  const wanted = parseInput(ActSchema, form, 'form');
  const lang = languageFor(query.lang, []);
  const to = (told?: keyof typeof TOLD): Page => ({
    status: 303,
    location: `/s/${token}?lang=${lang}${told ? `&told=${told}` : ''}`,
  });
  const command = commandOf(link, at, ...partsOf(wanted));
  try {
    await store.change(link.caseId, command, (file) => changeOf(file, link, wanted, command), true);
  } catch (error) {
    const refused = error instanceof CaseError && ['WrongState', 'ConsentMissing'].includes(error.name);
    if (!refused) throw error;
    return to('refused');
  }
  return to(wanted.act === 'ask' ? 'asked' : wanted.act === 'worry' ? 'worry' : undefined);
}

/** The same words sent again, by a double click or on a bad line, are the same command; there is one decision. */
const partsOf = (wanted: Act): string[] =>
  wanted.act === 'ask' || wanted.act === 'worry'
    ? [wanted.act, 'topic' in wanted ? wanted.topic : '', wanted.text]
    : ['decision'];

function changeOf(file: CaseFile, link: SponsorLink, wanted: Act, command: Command): Change {
  const offer = offerOf(file, link);
  const { offerId, sponsorId, purpose } = link;
  const fits = wanted.act === 'worry' ? purpose === 'plan' : purpose === 'offer';
  const open = wanted.act === 'worry' ? 'accepted' : 'offered';
  if (!offer || !fits) throw new CaseError('NotFound', 'Expected what this link is for.');
  if (wanted.act === 'accept') return answerOffer(file, offer, { decision: 'accept' }, command);
  if (wanted.act === 'decline') {
    const note = wanted.note ? { note: wanted.note } : {};
    return answerOffer(file, offer, { decision: 'decline', reasonCode: wanted.reason, ...note }, command);
  }
  if (offer.status !== open) throw new CaseError('WrongState', `Expected an offer that is ${open}.`);
  const message = { offerId, sponsorId, text: wanted.text };
  return wanted.act === 'ask'
    ? writeMessage(file, { ...message, kind: 'question' }, command)
    : writeMessage(file, { ...message, kind: 'worry', topic: wanted.topic }, command);
}
