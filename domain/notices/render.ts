import type { Notice } from '../case/notice.ts';
import { secondsBetween } from '../kernel/calendar.ts';
import type { Sponsor } from '../sponsorship/sponsor.ts';
import { timeZoneOf } from './delivery-plan.ts';
import type { Values } from './format.ts';
import { format } from './format.ts';
import type { NoticeLanguage } from './languages.ts';
import { directionOf, noticeLanguage } from './languages.ts';
import { MESSAGES, templateFor } from './messages.ts';

/** A link to a page for this sponsor, and the last day on which it works. */
export interface NoticeLink {
  url: string;
  until: string;
}

/** One notice with its link, or the code that opens one, if it has one. */
export interface NoticeWithLink {
  notice: Notice;
  link: NoticeLink | undefined;
  code?: string | undefined;
}

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

interface Reader {
  language: NoticeLanguage;
  timeZone: string;
  kind: Sponsor['kind'];
}

const readerOf = (sponsor: Sponsor): Reader => ({
  language: noticeLanguage(sponsor.mailLanguage),
  timeZone: timeZoneOf(sponsor.contact),
  kind: sponsor.kind,
});

/** The values that a template may use: dates of the notice, days left, a code; never anything about a person. */
function valuesOf({ notice: { data, at }, code }: NoticeWithLink, { kind }: Reader): Values {
  const dates = {
    due: data.dueAt,
    arrived: data.arrivedAt,
    travels: data.departureAt,
    arrives: data.expectedAt,
  };
  const known = Object.entries(dates).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, new Date(value)] as const],
  );
  const days = data.dueAt ? Math.max(0, Math.floor(secondsBetween(at, data.dueAt) / 86_400)) : 0;
  return { kind, days, ...(code === undefined ? {} : { code }), ...Object.fromEntries(known) };
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const FONT = 'font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#16191f';

/** The mail as self-contained HTML: no images, no style sheets, nothing loaded from elsewhere. */
const htmlOf = (language: NoticeLanguage, subject: string, blocks: readonly string[]): string =>
  `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>` +
  `<body dir="${directionOf(language)}" style="${FONT};max-width:600px;margin:0 auto;padding:16px">` +
  `${blocks.map((block) => `<p>${block}</p>`).join('')}</body></html>`;

const linkBlock = (words: string, url: string): string =>
  `<a href="${escaped(url)}" style="color:#0b5cad;font-weight:bold">${escaped(words)}</a>`;

/** A mail to a sponsor with one notice or, as a digest, several; undefined if a template has no text. */
export function renderMail(told: readonly NoticeWithLink[], sponsor: Sponsor): RenderedMail | undefined {
  const reader = readerOf(sponsor);
  const { language, timeZone } = reader;
  const all = MESSAGES[language];
  const say = (message: string, values: Values) => format(message, language, values, timeZone);
  const parts = told.flatMap((each) => {
    const { notice, link } = each;
    const words = templateFor(language, notice);
    if (!words) return [];
    const values = valuesOf(each, reader);
    const door = link && {
      ...{ action: words.action, url: link.url },
      until: say(all.linkNote, { until: new Date(link.until) }),
    };
    return [{ subject: say(words.subject, values), body: say(words.body, values), door }];
  });
  const [first] = parts;
  if (!first) return undefined;
  const single = parts.length === 1;
  const subject = single ? first.subject : say(all.digest.subject, { count: parts.length });
  const greeting = say(all.greeting, { kind: reader.kind });
  const text = [
    greeting,
    ...(single ? [] : [all.digest.intro]),
    ...parts.map(({ body, door }) =>
      door ? `${body}\n\n${door.action}:\n${door.url}\n${door.until}` : body,
    ),
    all.signature,
  ].join('\n\n');
  const html = htmlOf(language, subject, [
    escaped(greeting),
    ...(single ? [] : [escaped(all.digest.intro)]),
    ...parts.flatMap(({ body, door }) => [
      escaped(body),
      ...(door ? [linkBlock(door.action, door.url), `<small>${escaped(door.until)}</small>`] : []),
    ]),
    escaped(all.signature),
  ]);
  return { subject, text, html };
}

/** Asks the owner of an address to confirm it; contains nothing that somebody else may have written in their name. */
export function renderConfirmation(language: NoticeLanguage, url: string): RenderedMail {
  const { signature, 'confirm-address': words } = MESSAGES[language];
  const { subject, body, action, note } = words;
  return {
    subject,
    text: [body, `${action}:\n${url}\n${note}`, signature].join('\n\n'),
    html: htmlOf(language, subject, [
      escaped(body),
      linkBlock(action, url),
      `<small>${escaped(note)}</small>`,
      escaped(signature),
    ]),
  };
}

/** A text message with one notice, or the number of notices, and their links. */
export function renderSms(told: readonly NoticeWithLink[], sponsor: Sponsor): string | undefined {
  const reader = readerOf(sponsor);
  const [first] = told;
  const words = first && templateFor(reader.language, first.notice);
  if (!first || !words) return undefined;
  const message =
    told.length === 1
      ? format(words.sms, reader.language, valuesOf(first, reader), reader.timeZone)
      : format(MESSAGES[reader.language].digest.sms, reader.language, { count: told.length });
  const urls = new Set(told.flatMap(({ link }) => (link ? [link.url] : [])));
  return [message, ...urls].join(' ');
}
