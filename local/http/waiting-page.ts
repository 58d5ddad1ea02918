import { escaped, languageOf } from '../identity/sign-in-page.ts';
import { PAGE_POLICY } from '../identity/sign-in-style.ts';
import type { HttpAnswer, HttpRequest } from './message.ts';
import { type Missing, WAITING_TEXTS } from './waiting-texts.ts';

const AGAIN_SECONDS = 2;
const COMMAND = 'npm run build:console';

/** The page that is shown instead of the console while there is none. It comes again by itself until there is one. */
export function waitingPage(missing: Missing, { headers }: Pick<HttpRequest, 'headers'>): HttpAnswer {
  const language = languageOf((headers['accept-language'] ?? '').split(','));
  const { title, lead } = WAITING_TEXTS[language][missing];
  const command = missing === 'building' ? '' : `<section><code dir="ltr">${COMMAND}</code></section>`;
  return {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'content-security-policy': PAGE_POLICY,
      'retry-after': String(AGAIN_SECONDS),
      refresh: String(AGAIN_SECONDS),
    },
    body: `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><link rel="stylesheet" href="/oauth2/sign-in.css"></head>
<body><main class="narrow"><h1>${escaped(title)}</h1><p role="status">${escaped(lead)}</p>${command}</main></body></html>`,
  };
}
