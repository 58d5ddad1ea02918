import { z } from 'zod';
import type { SeamClient } from '../../contracts/client-seam.ts';
import { answerInProcess } from '../in-process.ts';
import { ServiceFault } from '../service-fault.ts';
import type { TextCapture } from './capture.ts';

const SendTextMessageSchema = z.object({
  DestinationPhoneNumber: z.string().regex(/^\+\d{7,15}$/),
  OriginationIdentity: z.string().min(1),
  MessageBody: z.string().min(1).max(1600),
  Context: z.record(z.string(), z.string()).default({}),
});

/** Answers an AWS End User Messaging client: `SendTextMessage` is kept, nothing is sent. */
export const answerTextsClient = (client: SeamClient, capture: TextCapture): void =>
  answerInProcess(client, async (action, input) => {
    if (action !== 'SendTextMessage')
      throw new ServiceFault(
        'UnknownOperationException',
        `Only SendTextMessage is answered here, received ${action}.`,
      );
    const parsed = SendTextMessageSchema.safeParse(input);
    if (!parsed.success) {
      const where = parsed.error.issues.map((issue) => issue.path.join('.') || '(input)').join(', ');
      throw new ServiceFault('ValidationException', `Not a text message at: ${where}.`);
    }
    const { DestinationPhoneNumber, OriginationIdentity, MessageBody, Context } = parsed.data;
    if (capture.hasOptedOut(DestinationPhoneNumber))
      throw new ServiceFault('ConflictException', 'The owner of this number wants no text messages.', 400, {
        Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
      });
    const MessageId = capture.keep({
      from: OriginationIdentity,
      to: DestinationPhoneNumber,
      text: MessageBody,
      noticeId: Context.notice,
      owner: Context.owner,
    });
    return { MessageId };
  });
