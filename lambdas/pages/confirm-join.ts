import type * as z from 'zod';
import { PLATFORM } from '../../domain/kernel/actor.ts';
import { dateOf } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier, type MakeIdentifier } from '../../domain/kernel/identifier.ts';
import { parseInput } from '../../domain/kernel/invalid-input.ts';
import { OFFICE_NAMES } from '../../domain/sponsorship/office-names.ts';
import type { PendingJoin } from '../../domain/sponsorship/pending-join.ts';
import { sponsorIdOf } from '../../domain/sponsorship/register-sponsor.ts';
import { JoinFormSchema, selfRegister } from '../../domain/sponsorship/self-register.ts';
import type { Page, PageRequest } from '../middleware/page.ts';
import { thePendingJoins } from '../services/the-links.ts';
import { form } from './form.ts';
import type { Html } from './layout.ts';
import { html, notePage, page } from './layout.ts';
import type { PageMessageKey, Translator } from './words.ts';
import { languageFor, translatorFor } from './words.ts';

type Written = z.infer<typeof JoinFormSchema>;

/**
 * The page behind the link in the mail. Opening it, as mail scanners do, changes nothing; its form registers what was
 * entered, once, and can safely be repeated.
 */
export async function confirmJoin(request: PageRequest, token: string): Promise<Page> {
  const { query, languages, at, method, links } = request;
  const joins = await thePendingJoins();
  const pending = /^[\w-]{23}$/.test(token) ? await joins.find(token, at) : undefined;
  const asked = query.lang ?? (typeof pending === 'object' ? pending.language : undefined);
  const speaker = translatorFor(languageFor(asked, languages));
  const done: Page = { status: 303, location: `/join?lang=${speaker.language}&told=confirmed` };
  if (pending === undefined) return expiredPage(speaker);
  if (pending === 'confirmed') return done;
  const written = parseInput(JoinFormSchema, pending.form, 'form');
  if (method === 'GET')
    return {
      status: 200,
      html: confirmationPage(speaker, `/join/${token}`, links.seal(token, dateOf(at)), written),
    };
  if (links.sealed(token, request.form.seal ?? '', at) !== 'fresh')
    throw new CaseError('Forbidden', 'Expected a form of a page that was opened today or yesterday.');
  await register(request, written, pending);
  await joins.confirm(token, pending);
  return done;
}

/** Shown for an expired link and for one that nobody signed: neither reveals anything about anybody. */
function expiredPage(speaker: Translator): Page {
  const { say, language } = speaker;
  const again = html`<p><a href="/join?lang=${language}">${say('join.title')}</a></p>`;
  return { status: 410, html: notePage(speaker, 'late.title', 'confirm.late', undefined, again) };
}

/** Numbers are written from left to right, names in the direction of their letters. */
const directed = (word: PageMessageKey, value: string): Html =>
  word === 'join.phone' ? html`<bdi dir="ltr">${value}</bdi>` : html`<bdi>${value}</bdi>`;

/** Shows what would be registered: somebody else may have entered it in the reader's name. */
function confirmationPage(speaker: Translator, path: string, seal: string, written: Written): string {
  const { say, list, language } = speaker;
  const facts: readonly (readonly [PageMessageKey, string])[] = [
    ['join.name', written.name],
    ['join.office', OFFICE_NAMES[written.office]?.[language] ?? written.office],
    ['join.phone', written.phone],
    ['join.capacity', String(written.capacity)],
    ['join.adults', list(written.adults)],
  ];
  const lines = facts
    .filter(([, value]) => value !== '')
    .map(([word, value]) => html`<li>${say(word)}<br><b>${directed(word, value)}</b></li>`);
  const button = form({ path, language, seal }, 'confirm', html`<button>${say('confirm.button')}</button>`);
  const body = html`<p>${say('confirm.text')}</p><section><ul>${lines}</ul>${button}</section>`;
  return page(speaker, say('confirm.title'), path, body);
}

async function register(
  { store, at }: PageRequest,
  wanted: Written,
  { language }: PendingJoin,
): Promise<void> {
  const joining = (make: MakeIdentifier) => make('command', 'join', wanted.office, wanted.email);
  // Somebody who registered before ids were keyed is already registered.
  if ((await store.loadSponsors([sponsorIdOf(joining(identifier))])).length > 0) return;
  const command = { id: joining(await store.keyed()), actor: PLATFORM, at };
  const { notice, ...change } = selfRegister(wanted, language, command);
  try {
    await store.commitSponsor(change, command, [notice]);
  } catch (error) {
    // Registering again, or confirming twice at the same time, is not an error.
    if (!(error instanceof CaseError) || error.name !== 'AlreadyExists') throw error;
  }
}
