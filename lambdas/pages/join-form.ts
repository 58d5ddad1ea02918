import { localeOf } from '../../domain/notices/languages.ts';
import { OFFICE_NAMES } from '../../domain/sponsorship/office-names.ts';
import { SponsorSchema } from '../../domain/sponsorship/sponsor.ts';
import { form } from './form.ts';
import type { Html } from './layout.ts';
import { choice, html, page } from './layout.ts';
import type { PageMessageKey, Translator } from './words.ts';

export const JOIN_PATH = '/join';
/** Languages that refugees and those who receive them speak most; any other is named by its code. */
const LANGUAGES = [
  ...['am', 'ar', 'en', 'es', 'fa', 'fr', 'ku', 'mk', 'my', 'ps'],
  ...['ro', 'ru', 'so', 'sq', 'sw', 'ti', 'tr', 'uk', 'ur'],
];

/** What stands in the form, as a browser sends it, and the fields of it that are wrong. */
export interface Draft {
  readonly written: Readonly<Record<string, string>>;
  readonly wrong?: ReadonlySet<string>;
  /** Why nothing was sent, where it is not the fields. */
  readonly because?: PageMessageKey;
}

/** Fields whose fault has words of its own; any other is told to be looked at. */
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
  const spoken = (written.languages ?? '').toLowerCase().split(/[\s,;]+/);
  const boxes = LANGUAGES.map((code) => {
    const ticked = spoken.includes(code) ? html` checked` : html``;
    return html`<label><input type="checkbox" name="languages" value="${code}"${ticked}>${names('language', [code])}</label>`;
  });
  const others = spoken.filter((code) => !LANGUAGES.includes(code)).join(' ');
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
      html`<input id="languages" name="languages" type="text" value="${others}" dir="ltr"${marked('languages')}>`,
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

/** The form, empty or with what was written; what is wrong stands beside its field, since going back would lose it all. */
export function joinHtml(speaker: Translator, seal: string, draft: Draft): string {
  const { say, language } = speaker;
  const faults = (draft.wrong?.size ?? 0) > 0;
  const because = draft.because ?? (faults ? 'join.fault' : undefined);
  const told =
    because === undefined
      ? html`<p>${say('join.text')}</p>`
      : html`<section role="alert" class="fault">${say(because)}</section>`;
  const body = form({ path: JOIN_PATH, language, seal }, 'join', html`${fieldsOf(speaker, draft)}`);
  // The links to the other languages open an empty form: they stand where nothing is written yet.
  const path = because === undefined ? JOIN_PATH : undefined;
  return page(speaker, say('join.title'), path, html`${told}<section>${body}</section>`);
}
