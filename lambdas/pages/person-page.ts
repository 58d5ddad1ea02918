import { QUICK_EXIT } from '../../contracts/pages.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { dateOf, isBefore } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { parseInput } from '../../domain/kernel/invalid-input.ts';
import { notedOpened } from '../../domain/persons-page/note-opened.ts';
import { personView } from '../../domain/persons-page/page-view.ts';
import type { PersonPage } from '../../domain/persons-page/person-page.ts';
import { mayBreakDown } from '../../stages/sponsorship/breakdown.ts';
import type { Page, PageRequest } from '../middleware/page.ts';
import { pageHandler } from '../middleware/page.ts';
import { personBreakdownHtml } from './breakdown.ts';
import type { FormTarget } from './form.ts';
import { ERROR_PAGES, html } from './layout.ts';
import { changeOf, complained, hasFocalPoint, PersonActSchema, partsOf } from './person/act.ts';
import { codeHtml, digitsOf } from './person/code.ts';
import { discreetNote, discreetPage } from './person/discreet.ts';
import { statusHtml } from './person/status.ts';
import { askedHtml, complainedHtml, complaintHtml, writingHtml } from './person/writing.ts';
import { STYLE } from './style.ts';
import type { PageMessageKey, Translator } from './words.ts';
import { languageFor, translatorFor } from './words.ts';

/** How often one link may be opened in ten minutes, by everyone who has it together. */
const MAX_PER_LINK = 60;
const WINDOW_SECONDS = 600;
/** Codes that may be tried for one link: nobody finds one of a hundred million before the sheet is a year old. */
const MAX_CODES = 10;
const CODES_SECONDS = 3600;

/** A page with the file of its case. */
interface Open {
  readonly file: CaseFile;
  readonly page: PersonPage;
  readonly token: string;
}

export const handler = pageHandler('PersonPage', STYLE, ERROR_PAGES, async (request) => {
  const { params, method, query, links, at } = request;
  const token = params.token ?? '';
  if (method === 'GET' && query.leave !== undefined) return { status: 303, location: QUICK_EXIT, pass: '' };
  if (!/^[\w-]{23}$/.test(token)) return gonePage(request);
  if ((await request.count('link', WINDOW_SECONDS, token)) > MAX_PER_LINK)
    return { status: 429, html: ERROR_PAGES.tooMany(request), windowSeconds: WINDOW_SECONDS };
  const open = await pageOf(request, token);
  if (!open) return gonePage(request);
  const speaker = translatorFor(languageFor(query.lang ?? open.page.language, []));
  const isOpen = links.hasPass(token, request.pass, at);
  if (method === 'GET') return isOpen ? show(request, open, speaker) : askCode(request, token, speaker);
  const seal = links.sealed(token, request.form.seal ?? '', at);
  if (seal === 'forged')
    throw new CaseError('Forbidden', 'Expected a form of a page that was opened before.');
  if (request.form.act === 'open') return tryCode(request, open, speaker);
  // Nothing is sent from a page that had closed itself, or was open for days.
  if (!isOpen || seal === 'stale') return askCode(request, token, speaker, 'person.code.again');
  return act(request, open, speaker);
});

/** The page of a token while it can be opened: not revoked, not over, of a member of the household. */
async function pageOf({ links, store, at }: PageRequest, token: string): Promise<Open | undefined> {
  const link = await links.findPage(token);
  if (!link) return undefined;
  const file = await store.loadCase(link.caseId).catch(unlessGone);
  const page = file?.pages.find(({ id }) => id === link.pageId);
  if (!file || !page || page.revoked !== undefined || !isBefore(at, page.until)) return undefined;
  return activeMembers(file).some(({ id }) => id === page.personId) ? { file, page, token } : undefined;
}

/** A case that was erased, or never was. */
function unlessGone(error: unknown): undefined {
  if (!(error instanceof CaseError) || (error.name !== 'Erased' && error.name !== 'NotFound')) throw error;
}

/** The same for a link that nobody signed, was revoked or is over: it tells nothing about anybody. */
function gonePage({ query, languages, path }: PageRequest): Page {
  const speaker = translatorFor(languageFor(query.lang, languages));
  return { status: 404, html: discreetNote(speaker, path, speaker.say('person.gone')), pass: '' };
}

function askCode(
  { links, at, path }: PageRequest,
  token: string,
  speaker: Translator,
  because?: PageMessageKey,
): Page {
  const status = because === undefined ? 200 : 400;
  return { status, html: codeHtml(speaker, path, links.seal(token, dateOf(at)), because) };
}

async function tryCode(request: PageRequest, { page, token }: Open, speaker: Translator): Promise<Page> {
  const { links, at, path } = request;
  if ((await request.count('code', CODES_SECONDS, token)) > MAX_CODES)
    return {
      ...askCode(request, token, speaker, 'person.code.many'),
      ...{ status: 429, windowSeconds: CODES_SECONDS },
    };
  if (!links.isCodeOf(page.id, digitsOf(request.form.code ?? '')))
    return askCode(request, token, speaker, 'person.code.wrong');
  return { status: 303, location: `${path}?lang=${speaker.language}`, pass: links.pass(token, at) };
}

/** What is done by a page is done by its id: its record says whose it is. */
const commandOf = ({ page }: Pick<Open, 'page'>, at: string, ...parts: string[]): Command => ({
  id: identifier('command', page.id, ...parts),
  actor: { id: page.id, kind: 'platform', roles: [] },
  at,
});

/** What a page may say after a form was sent. */
const TOLD = { sent: 'person.sent', refused: 'person.refused', ended: 'person.breakdown.done' } as const;

/** Complaints of one page within a month. */
const MAX_COMPLAINTS = 10;
const MONTH_SECONDS = 30 * 86_400;

async function act(request: PageRequest, open: Open, speaker: Translator): Promise<Page> {
  const { at, path, store } = request;
  const { file, page, token } = open;
  const wanted = parseInput(PersonActSchema, request.form, 'form');
  const command = commandOf(open, at, token, ...partsOf(wanted, dateOf(at)));
  const back = (told: keyof typeof TOLD): Page => ({
    ...{ status: 303, location: `${path}?lang=${speaker.language}&told=${told}` },
  });
  if (wanted.act === 'complain') {
    if ((await request.count('complaint', MONTH_SECONDS, token)) > MAX_COMPLAINTS) return back('refused');
    const number = await complained(store, file, page, wanted, command);
    return { status: 200, html: complainedHtml(speaker, targetOf(request, open, speaker), number) };
  }
  const decide = (now: CaseFile) =>
    changeOf(now, page, wanted, command, speaker.say('person.copy.asked')) as Change<{ id?: string }>;
  try {
    await store.change(file.case.id, command, decide, true);
  } catch (error) {
    const refused = error instanceof CaseError && ['WrongState', 'AlreadyExists'].includes(error.name);
    if (!refused) throw error;
    return back('refused');
  }
  return back(wanted.act === 'breakdown' ? 'ended' : 'sent');
}

const targetOf = (
  { links, at, path }: PageRequest,
  { token }: Open,
  { language }: Translator,
): FormTarget => ({
  ...{ path, language, seal: links.seal(token, dateOf(at)) },
});

async function show(request: PageRequest, open: Open, speaker: Translator): Promise<Page> {
  const { at, path, links, store, query } = request;
  const { file, page, token } = open;
  const pass = links.pass(token, at);
  const target = targetOf(request, open, speaker);
  if (query.step === 'complain')
    return { status: 200, html: complaintHtml(speaker, target, await hasFocalPoint(store, file)), pass };
  if (query.step === 'breakdown' && mayBreakDown(file))
    return { status: 200, html: personBreakdownHtml(speaker, target), pass };
  const view = personView(file, page.personId, at);
  const status = view
    ? html`${statusHtml(speaker, view)}${askedHtml(speaker, file, page.personId)}`
    : html`<section>${speaker.say('person.paused')}</section>`;
  const word = TOLD[query.told as keyof typeof TOLD];
  const told = word && html`<section class="told" role="status">${speaker.say(word)}</section>`;
  const body = html`${told || undefined}${status}${writingHtml(speaker, target, mayBreakDown(file))}<p class="muted">${speaker.say('person.shown')}</p>`;
  const shown = discreetPage(speaker, speaker.say('person.title'), path, body);
  // Recorded once the page is rendered, and once a day: opening it again tells nothing more.
  if (view) {
    const command = commandOf(open, at, 'opened', dateOf(at));
    await store.change(file.case.id, command, (now) => notedOpened(now, page.id, command), true);
  }
  return { status: 200, html: shown, pass };
}
