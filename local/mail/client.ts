import { z } from 'zod';
import type { SeamClient } from '../../contracts/client-seam.ts';
import { answerInProcess } from '../in-process.ts';
import { ServiceFault } from '../service-fault.ts';
import type { MailCapture } from './capture.ts';
import type { MailMessage } from './message.ts';

const Content = z.object({ Data: z.string() });
const Pair = z.object({ Name: z.string(), Value: z.string() });
/** SES takes 10 MB. */
const MAX_BYTES = 10_000_000;
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

/** Answers an SES client: `SendEmail` with simple content is kept, nothing is sent. */
export const answerMailClient = (client: SeamClient, capture: MailCapture): void =>
  answerInProcess(client, async (action, input) => {
    if (action !== 'SendEmail')
      throw new ServiceFault(
        'NotFoundException',
        `Only SendEmail is answered here, received ${action}.`,
        404,
      );
    const parsed = SendEmailSchema.safeParse(input);
    if (!parsed.success) {
      const where = parsed.error.issues.map((issue) => issue.path.join('.') || '(input)').join(', ');
      throw new ServiceFault(
        'BadRequestException',
        `Expected a simple message, received something else at: ${where}.`,
      );
    }
    const message = messageOf(parsed.data);
    if (Buffer.byteLength(message.text) + Buffer.byteLength(message.html) > MAX_BYTES)
      throw new ServiceFault('BadRequestException', 'The message is too large.');
    return { MessageId: await capture.keep(message) };
  });

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
