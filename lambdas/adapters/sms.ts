import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { throughSeam } from './clients.ts';

export interface TextMessage {
  /** The id of the notice, or of the digest. */
  id: string;
  owner: string;
  to: string;
  text: string;
}

/** Sends text messages through AWS End User Messaging; the context comes back with delivery reports. */
export const openTextMessages = (
  from: string | undefined,
  configurationSet?: string,
  client = throughSeam('sms', new PinpointSMSVoiceV2Client({ maxAttempts: 2 })),
) => ({
  /** False if this installation sends none. */
  enabled: from !== undefined,
  async send(message: TextMessage): Promise<void> {
    await client.send(
      new SendTextMessageCommand({
        DestinationPhoneNumber: message.to,
        OriginationIdentity: from,
        MessageBody: message.text,
        MessageType: 'TRANSACTIONAL',
        ...(configurationSet === undefined ? {} : { ConfigurationSetName: configurationSet }),
        Context: { notice: message.id, owner: message.owner },
      }),
    );
  },
});
export type TextMessages = ReturnType<typeof openTextMessages>;
