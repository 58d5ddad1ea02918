import { form } from '../form.ts';
import { html } from '../layout.ts';
import type { PageMessageKey, Translator } from '../words.ts';
import { discreetPage } from './discreet.ts';

/** The digits of a code as people write them: in digits of any script, with blanks or hyphens. */
export const digitsOf = (written: string): string =>
  written.replace(/\p{Nd}/gu, (digit) => String(decimalOf(digit))).replace(/[\s\-–.\u200e\u200f]/g, '');

/** Unicode keeps the ten digits of each script together, in order, from its zero on. */
function decimalOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return point - zero;
}

/** Asks for the code of a page; nothing else stands on it. */
export function codeHtml(
  speaker: Translator,
  path: string,
  seal: string,
  because: PageMessageKey | undefined,
): string {
  const { say, language } = speaker;
  const fault = because && html`<p class="fault" id="fault" role="alert">${say(because)}</p>`;
  const wrong = because ? html` aria-invalid="true" aria-describedby="fault"` : html``;
  const asked = html`<label for="code">${say('person.code.label')}</label>${fault || undefined}<input class="code" id="code" name="code" inputmode="numeric" autocomplete="off" maxlength="20" required${wrong}><button>${say('person.code.button')}</button>`;
  const body = html`<p>${say('person.code.text')}</p><section>${form({ path, language, seal }, 'open', asked)}</section>`;
  return discreetPage(speaker, say('person.code.title'), path, body);
}
