import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListEmailIdentitiesCommand, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { MailCapture } from '../../../local/mail/capture.ts';
import { answerMailClient } from '../../../local/mail/client.ts';
import { asEml, type MailMessage } from '../../../local/mail/message.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinbridge-mail-'));
const capture = new MailCapture(folder, () => Date.UTC(2026, 5, 1));
afterAll(() => rmSync(folder, { recursive: true }));

function client(): SESv2Client {
  const made = new SESv2Client({ region: 'eu-central-1' });
  answerMailClient(made, capture);
  return made;
}
const email = (subject: string, tags?: { Name: string; Value: string }[]) =>
  new SendEmailCommand({
    FromEmailAddress: 'office@kinbridge.example',
    Destination: { ToAddresses: ['a@example.org', 'b@example.org'] },
    ...(tags ? { EmailTags: tags } : {}),
    Content: {
      Simple: { Subject: { Data: subject }, Body: { Text: { Data: 'text' }, Html: { Data: '<p>text</p>' } } },
    },
  });

test('a message sent with the SDK becomes one file, also when its notice comes again in another run', async () => {
  const tags = [{ Name: 'notice', Value: 'notice-1' }];
  const first = await client().send(email('One', tags));
  const again = await client().send(email('One', tags));
  expect(again.MessageId).toBe(first.MessageId);
  await new MailCapture(folder, Date.now).keep({ ...message('One'), noticeId: 'notice-1' });
  expect(readdirSync(folder)).toEqual(['notice-1.eml']);
  expect(capture.counters()).toEqual({ captured: 1, repeated: 1 });
  const file = readFileSync(join(folder, 'notice-1.eml'), 'utf8');
  expect(file).toMatch(/^Date: Mon, 01 Jun 2026 00:00:00 \+0000\r\n/);
  expect(file).toContain('To: a@example.org,\r\n b@example.org\r\n');
  expect(file).toContain('multipart/alternative');
});

test('messages without a notice are all kept, and a notice cannot choose its path', async () => {
  await client().send(email('Two'));
  await client().send(email('Two'));
  await client().send(email('Three', [{ Name: 'notice', Value: '../../etc/passwd' }]));
  expect(readdirSync(folder).filter((name) => !/^[\w-]+\.eml$/.test(name))).toEqual([]);
  expect(readdirSync(folder)).toHaveLength(4);
});

test('what is not a simple message is refused as SES does, naming where', async () => {
  const raw = new SendEmailCommand({
    FromEmailAddress: 'office@kinbridge.example',
    Content: { Raw: { Data: new Uint8Array([1]) } },
  });
  await expect(client().send(raw)).rejects.toMatchObject({
    name: 'BadRequestException',
    message: 'Expected a simple message, received something else at: Destination, Content.Simple.',
  });
  const identities = client().send(new ListEmailIdentitiesCommand({}));
  await expect(identities).rejects.toMatchObject({ name: 'NotFoundException' });
});

const message = (subject: string, text = 'text', more: Partial<MailMessage> = {}): MailMessage => ({
  ...{ from: 'a@b.example', to: ['c@d.example'], subject, text, html: '', headers: [], noticeId: undefined },
  ...more,
});

/** A message as a mail reader takes it apart: header fields unfolded and decoded, parts decoded. */
interface Read {
  fields: Map<string, string>;
  parts: { type: string; content: string }[];
}
const unfolded = (head: string): Map<string, string> => {
  const lines = head.replace(/\r\n[ \t]/g, '\n').split('\r\n');
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = /^([!-9;-~]+): ?([\s\S]*)$/.exec(line)!;
    if (fields.has(name!.toLowerCase())) throw new Error(`The field ${name} is there twice.`);
    fields.set(name!.toLowerCase(), decoded(value!));
  }
  return fields;
};
const decoded = (value: string): string =>
  value
    .split('\n')
    .map((word) => {
      const base64 = /^=\?UTF-8\?B\?([A-Za-z0-9+/=]+)\?=$/.exec(word)?.[1];
      return base64 === undefined
        ? word
        : new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
    })
    .join(value.startsWith('=?') ? '' : ' ');
function read(eml: string): Read {
  const [head, ...rest] = eml.split('\r\n\r\n') as [string, ...string[]];
  const fields = unfolded(head);
  const boundary = /boundary="([^"]+)"/.exec(fields.get('content-type') ?? '')?.[1];
  if (boundary === undefined) return { fields, parts: [partOf(fields, rest.join('\r\n\r\n'))] };
  const body = eml.slice(head.length);
  expect(body).toMatch(new RegExp(`--${boundary}--\r\n$`));
  const parts = body.split(`--${boundary}`).slice(1, -1);
  return {
    fields,
    parts: parts.map((part) => {
      const [inner, ...content] = part.replace(/^\r\n/, '').split('\r\n\r\n') as [string, ...string[]];
      return partOf(unfolded(inner), content.join('\r\n\r\n'));
    }),
  };
}
function partOf(fields: Map<string, string>, content: string): Read['parts'][number] {
  expect(fields.get('content-transfer-encoding')).toBe('base64');
  return { type: fields.get('content-type')!, content: Buffer.from(content, 'base64').toString() };
}

test('any message comes back from its file, in ASCII lines as long as the standards allow', () => {
  const anything = fc.string({ unit: 'grapheme', maxLength: 200 });
  const name = fc.constantFrom('X-Kinbridge-Notice', 'Auto-Submitted', `X-${'Long-'.repeat(5)}Name`);
  fc.assert(
    fc.property(anything, anything, anything, name, anything, (subject, text, html, Name, value) => {
      const headers = [{ name: Name, value }];
      const eml = asEml(message(`Ré: ${subject}`, `${text}.`, { html: `<p>${html}`, headers }), 'id-1', 0);
      expect(eml).toMatch(/^(?:[\x20-\x7e]*\r\n)*$/);
      for (const line of eml.split('\r\n'))
        expect(line.length, line).toBeLessThanOrEqual(line.includes('=?') ? 76 : 78);
      const { fields, parts } = read(eml);
      const line = (many: string) => many.replace(/[\r\n]+/g, ' ');
      expect(fields.get('subject')).toBe(line(`Ré: ${Buffer.from(subject).toString()}`));
      expect(fields.get(Name.toLowerCase())).toBe(line(Buffer.from(value).toString()));
      expect(fields.get('message-id')).toBe('<id-1@b.example>');
      expect(Date.parse(fields.get('date')!)).toBe(0);
      expect(parts).toEqual([
        { type: 'text/plain; charset=UTF-8', content: `${Buffer.from(text)}.` },
        { type: 'text/html; charset=UTF-8', content: `<p>${Buffer.from(html)}` },
      ]);
    }),
  );
});

test('many receivers stand on lines of their own', () => {
  const to = Array.from({ length: 50 }, (_, index) => `receiver-number-${index}@long-domain.example.org`);
  const eml = asEml(message('x', 'y', { to }), 'id', 0);
  expect(Math.max(...eml.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  expect(read(eml).fields.get('to')?.split(', ')).toEqual(to);
});
