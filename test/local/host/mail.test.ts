import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaptureServer } from '../../../local/http/capture-server.ts';
import { MailCapture } from '../../../local/mail/capture.ts';
import { asEml, type MailMessage } from '../../../local/mail/message.ts';
import { serveMail } from '../../../local/mail/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinbridge-mail-'));
const capture = new MailCapture(folder, () => Date.UTC(2026, 5, 1));
let server: CaptureServer;
beforeAll(async () => {
  server = await serveMail(capture, 0);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const client = () =>
  new SESv2Client({
    endpoint: server.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  });
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
  new MailCapture(folder, Date.now).keep({ ...message('One'), noticeId: 'notice-1' });
  expect(readdirSync(folder)).toEqual(['notice-1.eml']);
  expect(capture.counters()).toEqual({ captured: 1, repeated: 1 });
  const file = readFileSync(join(folder, 'notice-1.eml'), 'utf8');
  expect(file).toMatch(/^Date: Mon, 01 Jun 2026 00:00:00 \+0000\r\n/);
  expect(file).toContain('To: a@example.org, b@example.org\r\n');
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
  expect((await fetch(`${server.url}/v2/email/outbound-emails`, { method: 'POST', body: '{' })).status).toBe(
    400,
  );
  expect((await fetch(`${server.url}/v2/email/identities`)).status).toBe(404);
});

const message = (subject: string, text = 'text'): MailMessage => ({
  ...{ from: 'a@b.example', to: ['c@d.example'], subject, text, html: '', headers: [], noticeId: undefined },
});

test('any subject and text come back from the file, in ASCII lines of bounded length', () => {
  const anything = fc.string({ unit: 'grapheme', maxLength: 200 });
  fc.assert(
    fc.property(anything, anything, (subject, text) => {
      const eml = asEml(message(`Ré: ${subject}`, text), 'id', 0);
      expect(eml).toMatch(/^[\x20-\x7e\r\n]*$/);
      for (const line of eml.split('\r\n')) expect(line.length).toBeLessThanOrEqual(90);
      const [head, body] = eml.split('\r\n\r\n') as [string, string];
      const folded = /Subject: ((?:.|\r\n )*)/.exec(head)?.[1] ?? '';
      expect(decoded(folded)).toBe(`Ré: ${subject}`.replace(/[\r\n]+/g, ' '));
      expect(Buffer.from(body, 'base64').toString()).toBe(Buffer.from(text).toString());
      expect(head.match(/^MIME-Version/gm)).toHaveLength(1);
    }),
  );
});

const decoded = (words: string): string =>
  words
    .split('\r\n ')
    .map((word) => Buffer.from(/^=\?UTF-8\?B\?(.*)\?=$/.exec(word)?.[1] ?? '', 'base64').toString())
    .join('');
