import type { Functions } from '../functions.ts';
import { type HttpAnswer, type HttpRequest, json } from '../http/message.ts';
import { problem } from '../http/problem.ts';
import type { TextCapture } from '../sms/capture.ts';
import type { MailCapture } from './capture.ts';
import { type FeedbackKind, feedbackEvent } from './feedback.ts';

/** A message as the console's mailbox shows it. */
export interface MailboxMessage {
  id: string;
  channel: 'email' | 'sms';
  at: string;
  from: string;
  to: string[];
  subject: string | null;
  text: string;
  /** The mail as HTML; null for a text message, and in the list. */
  html: string | null;
  noticeId: string | null;
  owner: string | null;
}

interface Options {
  mail: MailCapture;
  texts: TextCapture;
  functions: Functions;
}

const MAX_LISTED = 500;

/** A mail as its recipient sees it, for a frame in the console: it runs and loads nothing. */
const asPage = (html: string): HttpAnswer => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; form-action 'none'; base-uri 'none'",
    'x-frame-options': 'SAMEORIGIN',
  },
  body: html,
});

/** `/dev/mailbox`: what this host would have sent. No other host has it. */
export function openMailbox({ mail, texts, functions }: Options) {
  const all = async (): Promise<MailboxMessage[]> =>
    [
      ...(await mail.everyMessage()).map(({ id, at, from, to, subject, text, html, noticeId, owner }) => ({
        ...{ id, channel: 'email' as const, at: new Date(at).toISOString(), from, to, subject, text, html },
        ...{ noticeId: noticeId ?? null, owner: owner ?? null },
      })),
      ...texts.messages().map(({ id, at, from, to, text, noticeId, owner }) => ({
        ...{
          id,
          channel: 'sms' as const,
          at: new Date(at).toISOString(),
          from,
          to: [to],
          subject: null,
          text,
        },
        ...{ html: null, noticeId: noticeId ?? null, owner: owner ?? null },
      })),
    ].sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1));

  /**
   * Simulates feedback on a message: `{"kind": "bounce"}` or `{"kind": "complaint"}`. A complaint about a text
   * message blocks the number, as if the answer had been STOP.
   */
  async function feedback(message: MailboxMessage, { body }: HttpRequest): Promise<HttpAnswer> {
    const kind = kindOf(body);
    if (!kind) return problem('Malformed', 'Expected {"kind": "bounce"} or {"kind": "complaint"}.');
    if (message.channel === 'sms' && kind === 'complaint') texts.optOut(message.to[0]!);
    const event = feedbackEvent(message, kind);
    const { functionError } = await functions.invoke('RecordFeedback', JSON.stringify(event));
    return functionError ? problem('Unexpected', 'The function failed.') : json(202, { recorded: kind });
  }

  return {
    all,
    async answer(request: HttpRequest, path: string): Promise<HttpAnswer | undefined> {
      const [, , , id, act] = path.split('/');
      if (!/^\/dev\/mailbox(\/[\w-]{1,100}(\/(feedback|html))?)?$/.test(path)) return undefined;
      const method = act === 'feedback' ? 'POST' : 'GET';
      if (request.method !== method)
        return problem('NoSuchMethod', `Expected ${method}, received ${request.method}.`, { allow: method });
      if (id === undefined)
        return json(200, {
          messages: (await all()).slice(0, MAX_LISTED).map((each) => ({ ...each, html: null })),
        });
      const message = (await all()).find((each) => each.id === id);
      if (!message) return problem('NoSuchPath', 'There is no such message.');
      if (act === 'feedback') return feedback(message, request);
      if (act === undefined) return json(200, message);
      return message.html ? asPage(message.html) : problem('NoSuchPath', 'This message has no HTML.');
    },
  };
}
export type Mailbox = ReturnType<typeof openMailbox>;

function kindOf(body: Buffer): FeedbackKind | undefined {
  try {
    const { kind } = JSON.parse(body.toString()) as { kind?: unknown };
    return kind === 'bounce' || kind === 'complaint' ? kind : undefined;
  } catch {
    return undefined;
  }
}
