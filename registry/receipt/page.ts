import { FieldClassSchema } from '../../domain/case/field-class.ts';
import { format } from '../../domain/notices/format.ts';
import { directionOf, type NoticeLanguage } from '../../domain/notices/languages.ts';
import { OFFICE_NAMES } from '../../domain/sponsorship/office-names.ts';
import type { ReceiptLine, Scope } from './line.ts';
import ar from './messages/ar.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import mk from './messages/mk.json' with { type: 'json' };
import ro from './messages/ro.json' with { type: 'json' };
import uk from './messages/uk.json' with { type: 'json' };

type Word = keyof typeof en;
/** The words of receipts; the type requires every text in every language. */
export const RECEIPT_WORDS: Readonly<Record<NoticeLanguage, Readonly<Record<Word, string>>>> = {
  ...{ en, fr, ar, ro, mk, uk },
};

/** An office that has no name in the messages is told by its code. */
const nameOf = (office: string, language: NoticeLanguage): string =>
  OFFICE_NAMES[office]?.[language] ?? office;

/** A receipt in the words of its reader. */
export interface WrittenReceipt {
  readonly title: string;
  readonly lead: string;
  readonly made: string;
  readonly head: string[];
  readonly rows: string[][];
  /** Said instead of rows where there are none. */
  readonly nobody: string;
  readonly rights: string;
}

interface About {
  readonly number: string;
  readonly name: string;
  readonly at: string;
  readonly scope: Scope;
}

/** Puts a receipt into words. */
export function written(
  lines: readonly ReceiptLine[],
  language: NoticeLanguage,
  { number, name, at, scope }: About,
): WrittenReceipt {
  const say = (word: Word, values: Record<string, string | number | Date> = {}): string =>
    format(RECEIPT_WORDS[language][word], language, values);
  const and = language === 'ar' ? '، ' : ', ';
  const rowOf = ({
    day,
    who,
    office,
    what,
    classes,
    times,
    consent,
    basis,
    since,
  }: ReceiptLine): string[] => [
    since === undefined || since === day ? day : say('period', { from: since, to: day }),
    who === 'office' ? say('office', { office: nameOf(office ?? '', language) }) : say(`who.${who}`),
    say('times', { count: times, what: say(`what.${what}`) }),
    classes.length === 0
      ? say('class.none')
      : FieldClassSchema.options
          .filter((field) => classes.includes(field))
          .map((field) => say(`class.${field}`))
          .join(and),
    consent
      ? say('consent', { purpose: say(`purpose.${consent.purpose}`), day: new Date(consent.givenOn) })
      : say(`basis.${basis ?? 'task'}`),
  ];
  return {
    title: say('title'),
    lead: say(scope === 'person' ? 'lead.person' : 'lead', { number, name }),
    made: say('made', { when: new Date(at) }),
    head: (['when', 'who', 'what', 'classes', 'basis'] as const).map((word) => say(`head.${word}`)),
    rows: lines.map(rowOf),
    nobody: say('nobody'),
    rights: say('rights'),
  };
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const headed = (head: readonly string[]): string =>
  `<tr>${head.map((name) => `<th>${escaped(name)}</th>`).join('')}</tr>`;
const lined = (head: readonly string[], row: readonly string[]): string =>
  `<tr>${row.map((text, at) => `<td data-head="${escaped(head[at] ?? '')}">${escaped(text)}</td>`).join('')}</tr>`;

const STYLE =
  'body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui,"Noto Sans","Noto Naskh Arabic",sans-serif;color:#111}' +
  'table{border-collapse:collapse;width:100%}td,th{border-top:1px solid #999;padding:.3em .6em;text-align:start;vertical-align:top}td:first-child{white-space:nowrap}tr{break-inside:avoid}' +
  '@media screen and (max-width:43em){thead{display:none}tr,td{display:block}tr{border-top:1px solid #999;padding:.5em 0}td{border:0;padding:.1em 0}td::before{content:attr(data-head) " ";font-weight:600}}';

/** A page of its own to print or to hand over: no script, nothing from elsewhere. */
export function receiptPage(language: NoticeLanguage, receipt: WrittenReceipt): string {
  const { title, lead, made, head, rows, nobody, rights } = receipt;
  const table = `<table><thead>${headed(head)}</thead><tbody>${rows.map((row) => lined(head, row)).join('\n')}</tbody></table>`;
  const body = rows.length === 0 ? `<p>${escaped(nobody)}</p>` : table;
  return [
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    `<title>${escaped(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escaped(title)}</h1><p>${escaped(lead)}</p><p>${escaped(made)}</p>`,
    body,
    `<p>${escaped(rights)}</p></body></html>`,
  ].join('\n');
}
