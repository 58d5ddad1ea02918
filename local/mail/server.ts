import { z } from 'zod';
import { type CaptureAnswer, type CaptureServer, openCaptureServer } from '../http/capture-server.ts';
import type { MailCapture } from './capture.ts';
import type { MailMessage } from './message.ts';

const Content = z.object({ Data: z.string() });
const Pair = z.object({ Name: z.string(), Value: z.string() });
const SendEmailSchema = z.object({
  FromEmailAddress: z.string().min(3),
  Destination: z.object({ ToAddresses: z.array(z.string().includes('@')).min(1).max(50) }),
  EmailTags: z.array(Pair).default([]),
  Content: z.object({
    Simple: z.object({
      Subject: Content,
      Body: z.object({ Text: Content.optional(), Html: Content.optional() }),
      Headers: z.array(Pair).default([]),
    }),
  }),
});

const PATH = '/v2/email/outbound-emails';
/** SES takes 10 MB; escapes in JSON make it more. */
const MOST_BYTES = 15_000_000;

const refusal = (status: number, name: string, message: string): CaptureAnswer => ({
  ...{ status, body: { message }, headers: { 'x-amzn-errortype': name } },
});

/** Answers `SendEmail` of the SES v2 API with simple content, for the AWS SDKs. */
export const serveMail = (capture: MailCapture, port: number): Promise<CaptureServer> =>
  openCaptureServer({
    ...{ port, contentType: 'application/json', mostBytes: MOST_BYTES },
    tooLarge: refusal(400, 'BadRequestException', 'The message is too large.'),
    refuse: ({ method, url }) =>
      method === 'POST' && url === PATH
        ? undefined
        : refusal(404, 'NotFoundException', `Only POST ${PATH} is answered here.`),
    answer: (body) => keep(capture, body),
  });

function keep(capture: MailCapture, body: unknown): CaptureAnswer {
  const parsed = SendEmailSchema.safeParse(body);
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => issue.path.join('.') || '(body)').join(', ');
    return refusal(
      400,
      'BadRequestException',
      `Expected a simple message, received something else at: ${where}.`,
    );
  }
  return { status: 200, body: { MessageId: capture.keep(messageOf(parsed.data)) } };
}

function messageOf(input: z.infer<typeof SendEmailSchema>): MailMessage {
  const { Subject, Body, Headers } = input.Content.Simple;
  const header = Headers.find(({ Name }) => Name.toLowerCase() === 'x-kinbridge-notice');
  const owner = input.EmailTags.find(({ Name }) => Name === 'owner');
  const tag = input.EmailTags.find(({ Name }) => Name === 'notice');
  return {
    from: input.FromEmailAddress,
    to: input.Destination.ToAddresses,
    subject: Subject.Data,
    text: Body.Text?.Data ?? '',
    html: Body.Html?.Data ?? '',
    headers: Headers.map(({ Name, Value }) => ({ name: Name, value: Value })),
    noticeId: header?.Value ?? tag?.Value,
    owner: owner?.Value,
  };
}
