import type { StaffLanguage } from '../../contracts/languages.ts';
import { type OrganisationRefusal, PASSWORD_TEXTS } from './password-texts.ts';
import { escaped, languageOf } from './sign-in-page.ts';

export type PasswordStep =
  | { step: 'password' }
  | { step: 'code'; note: string }
  | { step: 'enrol'; note: string; secret: string; address: string };

/** What is on a page besides its step. */
export interface Around {
  readonly wrong?: boolean;
  /** The organisation whose provider may say who it is. */
  readonly organisation?: string | undefined;
}

const labelled = (name: string, label: string, more: string): string =>
  `<p><label for="${name}">${escaped(label)}</label><input id="${name}" name="${name}" required dir="ltr" ${more}></p>`;

const CODE = 'inputmode="numeric" autocomplete="one-time-code" maxlength="7" autofocus';
const HIDDEN = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escaped(value)}">`;

/**
 * One step of a sign-in with a password; `action` is where it is posted. Nothing on it reveals whether an account
 * exists.
 */
export function passwordPage(
  action: string,
  wanted: readonly string[],
  asked: PasswordStep,
  { wrong = false, organisation }: Around = {},
): string {
  const language = languageOf(wanted);
  const texts = PASSWORD_TEXTS[language];
  const alert = wrong ? `<p role="alert" class="alert" id="wrong">${escaped(texts.wrong)}</p>` : '';
  const code = labelled('code', texts.code, CODE);
  const fields = {
    password: () =>
      labelled('id', texts.id, 'autocomplete="username" autocapitalize="none" maxlength="40" autofocus') +
      labelled('password', texts.password, 'type="password" autocomplete="current-password" maxlength="200"'),
    code: () => `<p>${escaped(texts.codeLead)}</p>${code}`,
    enrol: () => {
      const { secret, address } = asked as PasswordStep & { step: 'enrol' };
      const key = escaped(secret.match(/.{1,4}/g)!.join(' '));
      return (
        `<p>${escaped(texts.enrolLead)}</p><p>${escaped(texts.key)}: <code dir="ltr">${key}</code></p>` +
        `<p><a href="${escaped(address)}">${escaped(texts.open)}</a></p>${code}`
      );
    },
  }[asked.step]();
  const hidden = HIDDEN('step', asked.step) + (asked.step === 'password' ? '' : HIDDEN('note', asked.note));
  const again =
    asked.step === 'password' ? '' : `<p><a href="${escaped(action)}">${escaped(texts.again)}</a></p>`;
  const query = action.slice(action.indexOf('?') + 1);
  const other =
    asked.step !== 'password' || organisation === undefined
      ? ''
      : `<p><a class="other-way" href="/oauth2/organisation/begin?${escaped(query)}">${escaped(texts.organisation(organisation))}</a></p>`;
  return framed(
    language,
    `${other}${alert}
<form method="post" action="${escaped(action)}"><section>${hidden}${fields}<p><button>${escaped(texts.next)}</button></p></section></form>${again}`,
  );
}

/** That an organisation's provider let nobody in, and where to start again. */
export function refusalPage(start: string, wanted: readonly string[], why: OrganisationRefusal): string {
  const language = languageOf(wanted);
  const { refused, again } = PASSWORD_TEXTS[language];
  return framed(
    language,
    `<p role="alert" class="alert">${escaped(refused[why])}</p><p><a href="${escaped(start)}">${escaped(again)}</a></p>`,
  );
}

function framed(language: StaffLanguage, content: string): string {
  const { title } = PASSWORD_TEXTS[language];
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><link rel="stylesheet" href="/oauth2/sign-in.css"></head>
<body><main class="narrow"><h1>${escaped(title)}</h1>${content}</main></body></html>`;
}
