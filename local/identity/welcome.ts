import type { StaffLanguage } from '../../contracts/languages.ts';
import type { Invitation } from '../../contracts/staff-directory.ts';
import type { HttpRequest } from '../http/message.ts';
import { AccountRefused, type Accounts, hashedPassword, MIN_PASSWORD_LENGTH } from './accounts.ts';
import type { Issuer } from './issuer.ts';
import { escaped, languageOf } from './sign-in-page.ts';
import { WELCOME_TEXTS, type WelcomeTexts } from './welcome-texts.ts';

export const WELCOME_PATH = 'welcome';
const VALID_SECONDS = 3 * 24 * 3600;

/** How somebody new chooses a password: a link that is good once, for three days. */
export interface Welcomes {
  invite(id: string, language: string): Promise<Invitation>;
  /** The page of such a link, or what it answers to its form. */
  answer(query: URLSearchParams, request: HttpRequest): Promise<string>;
}

type Shown = 'ask' | 'short' | 'differ' | 'done' | 'over';

const field = (name: string, label: string): string =>
  `<p><label for="${name}">${escaped(label)}</label><input id="${name}" name="${name}" type="password" required dir="ltr" autocomplete="new-password" minlength="${MIN_PASSWORD_LENGTH}" maxlength="200"></p>`;

function form(action: string, id: string, texts: WelcomeTexts): string {
  const user = `<input type="hidden" name="username" autocomplete="username" value="${escaped(id)}">`;
  return (
    `<form method="post" action="${escaped(action)}"><section>${user}` +
    `<p>${escaped(texts.user)}: <code dir="ltr">${escaped(id)}</code></p><p>${escaped(texts.lead)}</p>` +
    `${field('password', texts.password)}${field('again', texts.again)}<p><button>${escaped(texts.go)}</button></p></section></form>`
  );
}

function page(language: StaffLanguage, shown: Shown, body: string): string {
  const texts = WELCOME_TEXTS[language];
  const faults: Partial<Record<Shown, string>> = { short: texts.short, differ: texts.differ };
  const alert = faults[shown] ? `<p role="alert" class="alert">${escaped(faults[shown])}</p>` : '';
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(texts.title)}</title><link rel="stylesheet" href="/oauth2/sign-in.css"></head>
<body><main class="narrow"><h1>${escaped(texts.title)}</h1>${alert}${body}</main></body></html>`;
}

export function openWelcomes(accounts: Accounts, issuer: Issuer): Welcomes {
  /** Whose link it is: unless it is too old, was used, or another one was made since. */
  async function whose(note: string): Promise<string | undefined> {
    const [id = '', mark] = (await issuer.unseal(WELCOME_PATH, note))?.split('#') ?? [];
    const account = id === '' ? undefined : accounts.find(id);
    return account?.invited && !account.suspended && accounts.mark(id) === mark ? id : undefined;
  }

  async function chosen(id: string, given: URLSearchParams): Promise<Shown> {
    const password = given.get('password') ?? '';
    if (password !== given.get('again')) return 'differ';
    try {
      const hashed = await hashedPassword(password);
      accounts.choose(id, hashed);
      return 'done';
    } catch (error) {
      if (error instanceof AccountRefused) return 'short';
      throw error;
    }
  }

  return {
    async invite(id, language) {
      const note = await issuer.seal(WELCOME_PATH, [id, accounts.mark(id)].join('#'), VALID_SECONDS);
      const query = new URLSearchParams({ language, note });
      const until = new Date(Date.now() + VALID_SECONDS * 1000).toISOString();
      return { kind: 'link', url: `${issuer.url}/oauth2/${WELCOME_PATH}?${query}`, until };
    },
    async answer(query, { method, headers, body }) {
      const language = languageOf([
        query.get('language') ?? '',
        ...(headers['accept-language'] ?? '').split(','),
      ]);
      const texts = WELCOME_TEXTS[language];
      const id = await whose(query.get('note') ?? '');
      if (id === undefined) return page(language, 'over', `<p>${escaped(texts.over)}</p>`);
      const shown = method === 'POST' ? await chosen(id, new URLSearchParams(body.toString())) : 'ask';
      if (shown !== 'done') return page(language, shown, form(`/oauth2/${WELCOME_PATH}?${query}`, id, texts));
      return page(
        language,
        shown,
        `<p role="status">${escaped(texts.done)}</p><p><a href="/console/">${escaped(texts.signIn)}</a></p>`,
      );
    },
  };
}
