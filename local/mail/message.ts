import { createHash } from 'node:crypto';

/** A message as the SES v2 API was asked to send it. */
export interface MailMessage {
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  headers: { name: string; value: string }[];
  /** The platform's own id of the message, by which a repeat is recognised. */
  noticeId: string | undefined;
  /** The case or sponsor that the notice belongs to. */
  owner?: string | undefined;
}

export interface CapturedMail extends MailMessage {
  readonly id: string;
  /** Milliseconds since the epoch, by the host's clock. */
  readonly at: number;
}

/** A line with an encoded word has at most 76 characters (RFC 2047, 2), of which 12 are `=?UTF-8?B??=`. */
const MAX_LINE_LENGTH = 76;
const WORD_FRAME = 12;

/** The message in the Internet Message Format (RFC 5322, MIME). */
export function asEml(message: MailMessage, messageId: string, at: number): string {
  const host = /@([^@\s>]+)>?$/.exec(message.from)?.[1] ?? 'localhost';
  const lines = [
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${messageId}@${host}>`,
    `From: ${plain(message.from)}`,
    `To: ${message.to.map(plain).join(',\r\n ')}`,
    header('Subject', message.subject),
    ...message.headers.map(({ name, value }) => header(name, value)),
    'MIME-Version: 1.0',
  ];
  return [...lines, ...bodyLines(message), ''].join('\r\n');
}

function bodyLines({ text, html }: MailMessage): string[] {
  if (html === '') return part('text/plain', text);
  if (text === '') return part('text/html', html);
  const boundary = `part-${createHash('sha256').update(text).update(html).digest('hex').slice(0, 32)}`;
  return [
    `Content-Type: multipart/alternative;\r\n boundary="${boundary}"`,
    '',
    ...[`--${boundary}`, ...part('text/plain', text)],
    ...[`--${boundary}`, ...part('text/html', html)],
    `--${boundary}--`,
  ];
}

const part = (type: string, content: string): string[] => [
  `Content-Type: ${type}; charset=UTF-8`,
  'Content-Transfer-Encoding: base64',
  '',
  ...(Buffer.from(content)
    .toString('base64')
    .match(/.{1,76}/g) ?? []),
];

/** A line break in a header would start another one. */
const plain = (value: string): string => value.replace(/[\r\n]+/g, ' ');

/**
 * A header field; anything not printable ASCII, or too long for a line, goes into encoded words on lines of their
 * own.
 */
function header(name: string, value: string): string {
  const [field, line] = [`${plain(name)}:`, plain(value)];
  const asIs = `${field} ${line}`;
  if (/^[\x20-\x7e]*$/.test(line) && !line.includes('=?') && asIs.length <= MAX_LINE_LENGTH) return asIs;
  const words: string[] = [];
  let word = '';
  for (const character of line) {
    const before = words.length === 0 ? field.length + 1 : 1;
    const room = Math.max(4, Math.floor((MAX_LINE_LENGTH - WORD_FRAME - before) / 4) * 3);
    if (word !== '' && Buffer.byteLength(word + character) > room) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  const encoded = [...words, word].map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`);
  return `${field} ${encoded.join('\r\n ')}`;
}
