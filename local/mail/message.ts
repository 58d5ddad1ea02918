import { createHash } from 'node:crypto';

/** A message as the SES v2 API was asked to send it. */
export interface MailMessage {
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  headers: { name: string; value: string }[];
  /** The platform's own id of what is sent, by which a repeat is told. */
  noticeId: string | undefined;
  /** The case or sponsor that the notice belongs to. */
  owner?: string | undefined;
}

/** Bytes of UTF-8 in one encoded word: 45 make 60 characters of base64, under the 75 that RFC 2047 allows. */
const WORD_BYTES = 45;

/** The message in the Internet Message Format (RFC 5322, MIME). */
export function asEml(message: MailMessage, messageId: string, at: number): string {
  const lines = [
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${messageId}@eu-central-1.amazonses.com>`,
    `From: ${plain(message.from)}`,
    `To: ${message.to.map(plain).join(', ')}`,
    `Subject: ${encoded(message.subject)}`,
    ...message.headers.map(({ name, value }) => `${plain(name)}: ${encoded(value)}`),
    'MIME-Version: 1.0',
  ];
  return [...lines, ...bodyLines(message), ''].join('\r\n');
}

function bodyLines({ text, html }: MailMessage): string[] {
  if (html === '') return part('text/plain', text);
  if (text === '') return part('text/html', html);
  const boundary = `part-${createHash('sha256').update(text).update(html).digest('hex').slice(0, 32)}`;
  return [
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
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

/** A line break in a header would begin another one. */
const plain = (value: string): string => value.replace(/[\r\n]+/g, ' ');

function encoded(value: string): string {
  const line = plain(value);
  if (/^[\x20-\x7e]*$/.test(line)) return line;
  const words: string[] = [];
  let word = '';
  for (const character of line) {
    if (Buffer.byteLength(word + character) > WORD_BYTES) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`).join('\r\n ');
}
