import { STAFF_LANGUAGES, type StaffLanguage } from '../../contracts/languages.ts';
import { DEMO_CASES, type DemoCaseNote } from './demo-cases.ts';
import type { DemoUser } from './demo-users.ts';
import { SIGN_IN_TEXTS, type SignInTexts } from './sign-in-texts.ts';
import type { WaitingFor, WorkWaiting } from './work-waiting.ts';

export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The first requested language that exists, otherwise English. */
export const languageOf = (wanted: readonly string[]): StaffLanguage =>
  wanted
    .map((tag) => STAFF_LANGUAGES.find((language) => tag.slice(0, 2).toLowerCase() === language))
    .find((language) => language !== undefined) ?? 'en';

/** What there is to do, or for those who have no queue what they can look at. */
function toDo(user: DemoUser, { open, overdue, looksAt, role }: SignInTexts, waiting: WaitingFor): string {
  const found = waiting(user);
  if (!found) return looksAt[user.roles[0]!] ?? role[user.roles[0]!];
  return found.open === 0
    ? ''
    : `${open}: ${found.open}${found.overdue ? ` · ${overdue}: ${found.overdue}` : ''}`;
}

const line = (className: string, text: string): string =>
  text === '' ? '' : `<span class="${className}">${escaped(text)}</span>`;

const button = (user: DemoUser, texts: SignInTexts, waiting: WaitingFor): string =>
  `<li><button name="user" value="${escaped(user.id)}"><bdi class="name">${escaped(user.name)}</bdi>` +
  line('role', user.roles.map((role) => texts.role[role]).join(', ')) +
  `<code dir="ltr">${escaped(user.id)}</code>${line('to-do', toDo(user, texts, waiting))}</button></li>`;

const section = (office: string, title: string, buttons: string): string =>
  `<section aria-labelledby="office-${office}"><h2 id="office-${office}">${escaped(title)}</h2>` +
  `<ul>${buttons}</ul></section>`;

/** What a newcomer can look at first: each case that was left open, with a button for the person whose work it is. */
function lookAt(
  notes: readonly DemoCaseNote[],
  people: readonly DemoUser[],
  texts: SignInTexts,
  waiting: WaitingFor,
): string {
  const items = DEMO_CASES.flatMap((what) => {
    const users = notes.filter((note) => note.what === what).map(({ user }) => user);
    const known = people.filter(({ id }) => users.includes(id));
    if (known.length === 0) return [];
    const buttons = known.map((user) => button(user, texts, waiting)).join('');
    return [`<h3>${escaped(texts.leftOpen[what])}</h3><ul>${buttons}</ul>`];
  });
  if (items.length === 0) return '';
  return `<section aria-labelledby="look-at"><h2 id="look-at">${escaped(texts.lookAt)}</h2>${items.join('')}</section>`;
}

/** The page that lists the demo users by office, with what waits for each; `action` is where the choice is posted. */
export function signInPage(
  action: string,
  wanted: readonly string[],
  { waitingFor: waiting, leftOpen }: WorkWaiting,
  people: readonly DemoUser[],
): string {
  const language = languageOf(wanted);
  const texts = SIGN_IN_TEXTS[language];
  const offices = [...new Set(people.map((user) => user.office))];
  const named = offices.map((office) => ({
    id: office ?? 'all',
    title: office === undefined ? texts.noOffice : (texts.office[office] ?? office),
    users: people.filter((user) => user.office === office),
  }));
  const links = named.map(({ id, title }) => `<li><a href="#office-${id}">${escaped(title)}</a></li>`);
  const sections = named.map(({ id, title, users }) =>
    section(id, title, users.map((user) => button(user, texts, waiting)).join('')),
  );
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(texts.title)}</title><link rel="stylesheet" href="/oauth2/sign-in.css"></head>
<body><main><header><h1>${escaped(texts.title)}</h1><p role="note">${escaped(texts.demonstration)}</p><p>${escaped(texts.lead)}</p>
<nav aria-label="${escaped(texts.offices)}"><ul>${links.join('')}</ul></nav></header>
<form method="post" action="${escaped(action)}">${lookAt(leftOpen, people, texts, waiting)}${sections.join('')}</form></main></body></html>`;
}
