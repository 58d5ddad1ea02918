import { dateOf } from '../../domain/kernel/calendar.ts';
import { renderConfirmation } from '../../domain/notices/render.ts';
import { OFFICE_NAMES } from '../../domain/sponsorship/office-names.ts';
import { pendingJoin } from '../../domain/sponsorship/pending-join.ts';
import { JoinFormSchema } from '../../domain/sponsorship/self-register.ts';
import type { Page, PageRequest } from '../middleware/page.ts';
import { pageHandler } from '../middleware/page.ts';
import { faultOf } from '../services/delivery-faults.ts';
import { theEnvironment } from '../services/environment.ts';
import { logFailure } from '../services/log.ts';
import { thePendingJoins } from '../services/the-links.ts';
import { theMail } from '../services/the-notices.ts';
import { confirmJoin } from './confirm-join.ts';
import type { Draft } from './join-form.ts';
import { JOIN_PATH, joinHtml } from './join-form.ts';
import { ERROR_PAGES, notePage } from './layout.ts';
import { STYLE } from './style.ts';
import type { PageMessageKey, Translator } from './words.ts';
import { languageFor, translatorFor } from './words.ts';

const MAX_PER_HOUR = 5;
const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;
/** A limit per e-mail address, however many network addresses the requests come from. */
const MAX_PER_EMAIL_PER_DAY = 3;
const MAX_PER_OFFICE_PER_DAY = 40;
export const handler = pageHandler('JoinPage', STYLE, ERROR_PAGES, async (request) => {
  const { token } = request.params;
  if (token !== undefined) return confirmJoin(request, token);
  const speaker = translatorFor(languageFor(request.query.lang, request.languages));
  return request.method === 'GET' ? shown(request, speaker) : handleForm(request, speaker);
});

/** What the page says after its form, or that of its link, was sent. */
const TOLD: Readonly<Record<string, PageMessageKey>> = { join: 'join.sent', confirmed: 'join.done' };

function shown({ query, links, at }: PageRequest, speaker: Translator): Page {
  const told = TOLD[query.told ?? ''];
  if (told) return { status: 200, html: notePage(speaker, 'join.title', told, JOIN_PATH) };
  const office = OFFICE_NAMES[query.office ?? '']?.[speaker.language] ?? '';
  return { status: 200, html: joinHtml(speaker, links.seal('join', dateOf(at)), { written: { office } }) };
}

/** Registers nothing: what was entered is kept for a day, and the owner of the address is asked by mail. */
async function handleForm(request: PageRequest, speaker: Translator): Promise<Page> {
  const { links, at, form: written } = request;
  const again = (draft: Omit<Draft, 'written'>): string =>
    joinHtml(speaker, links.seal('join', dateOf(at)), { written, ...draft });
  const tooMany = (windowSeconds: number): Page => ({
    ...{ status: 429, html: again({ because: 'many.text' }), windowSeconds },
  });
  if (links.sealed('join', written.seal ?? '', at) !== 'fresh')
    return { status: 400, html: again({ because: 'join.stale' }) };
  if ((await request.count('join', HOUR_SECONDS)) > MAX_PER_HOUR) return tooMany(HOUR_SECONDS);
  const parsed = JoinFormSchema.safeParse(written);
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    return { status: 400, html: again({ wrong }) };
  }
  const wanted = parsed.data;
  const done: Page = { status: 303, location: `${JOIN_PATH}?lang=${speaker.language}&told=join` };
  // Too many requests for one address, and an address that is registered already, get the same answer, so that nobody
  // learns who is registered.
  const address = wanted.email.toLowerCase();
  if ((await request.count('join-email', DAY_SECONDS, address)) > MAX_PER_EMAIL_PER_DAY) return done;
  if ((await request.count('join-office', DAY_SECONDS, wanted.office)) > MAX_PER_OFFICE_PER_DAY)
    return tooMany(DAY_SECONDS);
  const { token, id } = await (await thePendingJoins()).keep(pendingJoin(written, speaker.language, at));
  const url = `${theEnvironment().PUBLIC_URL}${JOIN_PATH}/${token}?lang=${speaker.language}`;
  const mail = { id, owner: 'join', to: wanted.email, ...renderConfirmation(speaker.language, url) };
  try {
    await theMail().send(mail);
    return done;
  } catch (error) {
    logFailure('JoinPage', error, { mailId: id, fault: faultOf(error as Error) });
    return { status: 500, html: again({ because: 'join.unsent' }) };
  }
}
