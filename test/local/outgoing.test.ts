import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MailCapture } from '../../local/mail/capture.ts';
import { type MailRelay, openMailRelay } from '../../local/mail/relay.ts';
import { outgoingOf } from '../../local/outgoing.ts';
import { TextCapture } from '../../local/sms/capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinbridge-outgoing-'));
const received: string[] = [];
let answers: { recipient?: number; data?: number } = {};
const refusal = (code: number) =>
  Object.assign(new Error('refused for nur@example.org'), { responseCode: code });
const server = new SMTPServer({
  ...{ authOptional: true, disabledCommands: ['STARTTLS'], allowInsecureAuth: true },
  onAuth: ({ username, password }, _session, done) =>
    username === 'office' && password === 'right' ? done(null, { user: 'office' }) : done(refusal(535)),
  onRcptTo: (_address, _session, done) => done(answers.recipient ? refusal(answers.recipient) : null),
  onData: (stream, _session, done) => {
    let content = '';
    stream.setEncoding('utf8').on('data', (part: string) => {
      content += part;
    });
    stream.on('end', () => {
      if (answers.data) return done(refusal(answers.data));
      received.push(content);
      done();
    });
  },
});
server.on('error', () => {});
let relay: MailRelay;
const relayTo = (more: object = {}) => {
  const { port } = server.server.address() as AddressInfo;
  return openMailRelay({ host: '127.0.0.1', port, tls: 'none', from: 'office@office.example', ...more });
};

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  relay = relayTo();
});
afterAll(async () => {
  relay.close();
  await new Promise<void>((resolve) => {
    server.close(resolve);
  });
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  answers = {};
  received.length = 0;
});

const mail = (noticeId: string) => ({
  ...{ from: 'office@office.example', to: ['nur@example.org'], subject: 'موعد جديد', noticeId },
  ...{ text: 'Come on Monday.', html: '<p>Come on Monday.</p>' },
  headers: [{ name: 'Auto-Submitted', value: 'auto-generated' }],
});

describe('a mail that is sent by the mail server of an office', () => {
  test('arrives once, however often it is asked for, and is kept', async () => {
    const capture = new MailCapture(undefined, () => 0, undefined, relay.send);
    await Promise.all([capture.keep(mail('n-1')), capture.keep(mail('n-1'))]);
    await capture.keep(mail('n-1'));
    expect(received).toHaveLength(1);
    expect(received[0]).toMatch(/^Message-ID: <n-1@office\.example>\r?$/m);
    expect(received[0]).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    expect(received[0]).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(capture.counters()).toEqual({ captured: 1, repeated: 2 });
  });

  test('is tried again if the server could not take it now', async () => {
    const capture = new MailCapture(undefined, () => 0, undefined, relay.send);
    answers = { data: 451 };
    await expect(capture.keep(mail('n-2'))).rejects.toMatchObject({ name: 'ServiceUnavailableException' });
    expect(capture.messages()).toEqual([]);
    answers = {};
    await capture.keep(mail('n-2'));
    expect(received).toHaveLength(1);
  });

  test('is given up if the recipient is refused, and nobody is told the address again', async () => {
    answers = { recipient: 550 };
    const refused = await relay.send(mail('n-3'), 'n-3').catch((error: Error) => error);
    expect(refused).toMatchObject({ name: 'MessageRejected', message: 'The mail server answered 550.' });
  });

  test('concerns the whole office if its password is wrong', async () => {
    const wrong = relayTo({ user: 'office', password: 'wrong' });
    await expect(wrong.send(mail('n-4'), 'n-4')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    wrong.close();
  });

  test('goes to no server that cannot be trusted with it', async () => {
    const careful = relayTo({ tls: 'starttls' });
    await expect(careful.send(mail('n-5'), 'n-5')).rejects.toMatchObject({ statusCode: 503 });
    careful.close();
    expect(received).toEqual([]);
  });
});

describe('a text message of an office', () => {
  test('is a file for the sender on this machine, whole and once', () => {
    const spool = mkdtempSync(join(folder, 'spool-'));
    const texts = new TextCapture(() => 0, outgoingOf(undefined, spool)?.texts?.send);
    const message = { from: 'KINBRIDGE', to: '+962790000001', text: 'موعد\nيوم الاثنين', owner: undefined };
    texts.keep({ ...message, noticeId: '../n-1' });
    texts.keep({ ...message, noticeId: '../n-1' });
    const [name, ...others] = readdirSync(spool);
    expect(others).toEqual([]);
    expect(readFileSync(join(spool, name!), 'utf8')).toBe(
      'To: 962790000001\nAlphabet: UTF-8\n\nموعد\nيوم الاثنين',
    );
    expect(statSync(join(spool, name!)).mode & 0o007).toBe(0);
  });
});

describe('settings of a mail server', () => {
  const file = join(folder, 'relay.json');
  const good = { host: 'mail.example.org', port: 587, tls: 'starttls', from: 'office@office.example' };
  const given = (content: object, mode = 0o600) => {
    rmSync(file, { force: true });
    writeFileSync(file, JSON.stringify(content), { mode });
    return () => outgoingOf(file, undefined)?.mail?.close();
  };

  test('are taken from a file that only its owner reads', () => {
    expect(given(good)).not.toThrow();
    expect(given({ ...good, user: 'office', password: 'right' })).not.toThrow();
    expect(given({ ...good, user: 'office', password: 'right' }, 0o644)).toThrow('chmod 600');
  });

  test.each([
    ['no TLS over the network', { ...good, tls: 'none' }, 'tls: without TLS only'],
    ['a user without a password', { ...good, user: 'office' }, 'password: user and password go together'],
    ['a port that is none', { ...good, port: 0 }, 'port: '],
    ['a name that means nothing', { ...good, hots: 'x' }, 'hots'],
  ])('with %s are refused with the place', (_what, content, said) => {
    expect(given(content)).toThrow(said);
  });

  test('that cannot be read are named', () => {
    expect(() => outgoingOf(join(folder, 'nothing'), undefined)).toThrow('nothing (ENOENT)');
    expect(() => outgoingOf(undefined, join(folder, 'nothing'))).toThrow('/var/spool/sms/outgoing');
  });
});
