import { z } from 'zod';
import { type CaptureAnswer, type CaptureServer, openCaptureServer } from '../http/capture-server.ts';
import type { TextCapture } from './capture.ts';

const SendTextMessageSchema = z.object({
  DestinationPhoneNumber: z.string().regex(/^\+\d{7,15}$/),
  OriginationIdentity: z.string().min(1),
  MessageBody: z.string().min(1).max(1600),
  Context: z.record(z.string(), z.string()).default({}),
});

const TARGET = 'PinpointSMSVoiceV2.SendTextMessage';
const MOST_BYTES = 20_000;

const refusal = (name: string, message: string, more: object = {}): CaptureAnswer => ({
  status: 400,
  body: { __type: name, message, ...more },
});

/** Answers `SendTextMessage` of AWS End User Messaging for the AWS SDKs. */
export const serveTexts = (capture: TextCapture, port: number): Promise<CaptureServer> =>
  openCaptureServer({
    ...{ port, contentType: 'application/x-amz-json-1.0', mostBytes: MOST_BYTES },
    tooLarge: refusal('ValidationException', 'The message is too large.'),
    refuse: ({ method, headers }) =>
      method === 'POST' && headers['x-amz-target'] === TARGET
        ? undefined
        : refusal('UnknownOperationException', `Only ${TARGET} is answered.`),
    answer: (body) => keep(capture, body),
  });

function keep(capture: TextCapture, body: unknown): CaptureAnswer {
  const parsed = SendTextMessageSchema.safeParse(body);
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => issue.path.join('.') || '(body)').join(', ');
    return refusal('ValidationException', `Not a text message at: ${where}.`);
  }
  const { DestinationPhoneNumber, OriginationIdentity, MessageBody, Context } = parsed.data;
  if (capture.hasOptedOut(DestinationPhoneNumber))
    return refusal('ConflictException', 'The owner of this number wants no text messages.', {
      Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
    });
  const kept = capture.keep({
    from: OriginationIdentity,
    to: DestinationPhoneNumber,
    text: MessageBody,
    noticeId: Context.notice,
    owner: Context.owner,
  });
  return { status: 200, body: { MessageId: kept } };
}
