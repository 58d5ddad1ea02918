import { localeOf } from '../../domain/notices/languages.ts';
import { languagesMeant } from '../../domain/sponsorship/language-meant.ts';
import { OFFICE_NAMES } from '../../domain/sponsorship/office-names.ts';
import { SponsorSchema } from '../../domain/sponsorship/sponsor.ts';
import { form } from './form.ts';
import type { Html } from './layout.ts';
import { choice, html, page } from './layout.ts';
import type { PageMessageKey, Translator } from './words.ts';

export const JOIN_PATH = '/join';
/** The languages most spoken by refugees and their hosts; others are written by name. */
const LANGUAGES = [
  ...['am', 'ar', 'en', 'es', 'fa', 'fr', 'ku', 'mk', 'my', 'ps'],
  ...['ro', 'ru', 'so', 'sq', 'sw', 'ti', 'tr', 'uk', 'ur'],
];

/** The content of the form, as sent by a browser, and its faulty fields. */
export interface Draft {
  readonly written: Readonly<Record<string, string>>;
  readonly wrong?: ReadonlySet<string>;
  /** Why nothing was sent, if not because of the fields. */
  readonly because?: PageMessageKey;
}

/** Fields with error messages of their own; for the others the reader is asked to check the field. */
const OWN_FAULTS: Readonly<Record<string, PageMessageKey>> = {
  office: 'join.no-office.text',
  phone: 'join.fault.phone',
  languages: 'join.fault.languages',
  email: 'join.fault.email',
};

const faultId = (name: string): string => `${name}-fault`;

function faultOf({ say, language }: Translator, name: string, { written, wrong }: Draft): Html {
  if (!wrong?.has(name)) return html``;
  const list = new Intl.ListFormat(localeOf(language), { type: 'disjunction' }).format(
    Object.values(OFFICE_NAMES).map((office) => office[language]),
  );
  const word = written[name] ? (OWN_FAULTS[name] ?? 'join.fault.field') : 'join.fault.missing';
  return html`<p class="fault" id="${faultId(name)}">${say(word, { list })}</p>`;
}

function fieldsOf(speaker: Translator, draft: Draft): Html[] {
  const { say, names } = speaker;
  const { written, wrong } = draft;
  const first = [...(wrong ?? [])][0];
  const marked = (name: string): Html =>
    wrong?.has(name)
      ? html` aria-invalid="true" aria-describedby="${faultId(name)}"${name === first ? html` autofocus` : html``}`
      : html``;
  const field = (name: string, word: PageMessageKey, control: Html): Html =>
    html`<label for="${name}">${say(word)}</label>${control}${faultOf(speaker, name, draft)}`;
  const input = (name: string, word: PageMessageKey, type: string, more: Html): Html =>
    field(
      name,
      word,
      html`<input id="${name}" name="${name}" type="${type}" value="${written[name] ?? ''}"${more}${marked(name)}>`,
    );
  const spoken = languagesMeant(written.languages ?? '');
  const boxes = LANGUAGES.map((code) => {
    const ticked = spoken.includes(code) ? html` checked` : html``;
    return html`<label><input type="checkbox" name="languages" value="${code}"${ticked}>${names('language', [code])}</label>`;
  });
  const others = spoken.filter((code) => !LANGUAGES.includes(code)).join(', ');
  const home = written.accessible === 'on' ? html` checked` : html``;
  return [
    input('name', 'join.name', 'text', html` required maxlength="200"`),
    choice(speaker, 'kind', 'join.kind', 'kind', SponsorSchema.shape.kind.options, written.kind),
    faultOf(speaker, 'kind', draft),
    input('office', 'join.office', 'text', html` required`),
    input('email', 'join.email', 'email', html` required autocomplete="email" dir="ltr"`),
    input('phone', 'join.phone', 'tel', html` autocomplete="tel" dir="ltr"`),
    input('capacity', 'join.capacity', 'number', html` required min="1" max="50"`),
    html`<fieldset><legend>${say('join.languages')}</legend>${boxes}</fieldset>`,
    field(
      'languages',
      'join.more-languages',
      html`<input id="languages" name="languages" type="text" value="${others}"${marked('languages')}>`,
    ),
    field(
      'adults',
      'join.adults',
      html`<textarea id="adults" name="adults" required maxlength="4000"${marked('adults')}>${written.adults ?? ''}</textarea>`,
    ),
    html`<label><input type="checkbox" name="accessible"${home}>${say('join.accessible')}</label>`,
    html`<button>${say('join.button')}</button>`,
  ];
}

/**
 * The form, empty or with what was entered; errors appear next to their fields, because going back would lose the
 * entries.
 */
export function joinHtml(speaker: Translator, seal: string, draft: Draft): string {
  const { say, language } = speaker;
  const faults = (draft.wrong?.size ?? 0) > 0;
  const because = draft.because ?? (faults ? 'join.fault' : undefined);
  const told =
    because === undefined
      ? html`<p>${say('join.text')}</p>`
      : html`<section role="alert" class="fault">${say(because)}</section>`;
  const body = form({ path: JOIN_PATH, language, seal }, 'join', html`${fieldsOf(speaker, draft)}`);
  // Links to the other languages open an empty form, so they are shown only before anything is entered.
  const path = because === undefined ? JOIN_PATH : undefined;
  return page(speaker, say('join.title'), path, html`${told}<section>${body}</section>`);
}
