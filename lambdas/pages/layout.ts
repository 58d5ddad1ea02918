import { directionOf, NOTICE_LANGUAGES } from '../../domain/notices/languages.ts';
import type { ErrorPages } from '../middleware/page.ts';
import { theEnvironment } from '../services/environment.ts';
import { STYLE } from './style.ts';
import type { PageMessageKey, Translator } from './words.ts';
import { languageFor, PAGE_WORDS, translatorFor } from './words.ts';

/** HTML that needs no further escaping. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
type Part = Html | string | number | undefined | readonly Html[];

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function written(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map((each) => each.text).join('');
  return escaped(String(part));
}

/** HTML from a template; inserted values are escaped unless they are HTML themselves. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.map((text, index) => text + written(parts[index])).join(''));

/** What stands above a page in place of the office's name, and its name in the history of the browser. */
export interface Discreet {
  readonly tab: string;
  readonly top: Html;
}

/** A whole page. `path` is its own path, for links to the other languages. */
export function page(
  { language, say }: Translator,
  title: string,
  path: string | undefined,
  body: Html,
  discreet?: Discreet,
): string {
  const others = path === undefined ? [] : NOTICE_LANGUAGES.filter((other) => other !== language);
  const links = others.map(
    (other) =>
      html`<a href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${PAGE_WORDS[other].language}</a> `,
  );
  const demonstration = theEnvironment().DEMONSTRATION
    ? html`<p role="note">${say('demonstration')}</p>`
    : html``;
  return html`<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${discreet?.tab ?? title}</title><style>${new Html(STYLE)}</style></head><body><header>${demonstration}${discreet?.top ?? html`<b>${say('office')}</b>`}</header><main><h1>${title}</h1>${body}<nav>${links}</nav></main></body></html>`
    .text;
}

/** A page with a heading and one sentence. */
export const notePage = (
  speaker: Translator,
  title: PageMessageKey,
  text: PageMessageKey,
  path?: string,
  more: Html = html``,
): string => page(speaker, speaker.say(title), path, html`<section>${speaker.say(text)}${more}</section>`);

/**
 * A choice of one option, preselected only if it was chosen before: an answer must be chosen. Values are codes,
 * labels follow from the prefix; each is shown in full, which a drop-down on a small screen has no room for.
 */
export const choice = (
  { say }: Translator,
  name: string,
  title: PageMessageKey,
  prefix: string,
  codes: readonly string[],
  chosen?: string,
): Html =>
  html`<fieldset><legend>${say(title)}</legend>${codes.map(
    (code) =>
      html`<label><input type="radio" name="${name}" value="${code}" required${code === chosen ? html` checked` : html``}>${say(`${prefix}.${code}` as PageMessageKey)}</label>`,
  )}</fieldset>`;

/** The pages that exist; nothing else is linked to, whatever was asked for. */
const OURS = /^\/([sp]\/[\w-]{23}|join(\/[\w-]{23})?)$/;

const faultPage =
  (title: PageMessageKey, text: PageMessageKey): ErrorPages['wrong'] =>
  ({ query, languages, path }) => {
    const speaker = translatorFor(languageFor(query.lang, languages));
    const back = html`<p><a href="${path}?lang=${speaker.language}">${speaker.say('back')}</a></p>`;
    return notePage(speaker, title, text, undefined, OURS.test(path) ? back : undefined);
  };

export const ERROR_PAGES: ErrorPages = {
  tooMany: faultPage('many.title', 'many.text'),
  wrong: faultPage('wrong.title', 'wrong.text'),
  full: faultPage('full.title', 'full.text'),
};
