import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { throughSeam } from './clients.ts';

export interface Mail {
  /** The id of the notice, or of the digest. */
  id: string;
  /** The case or sponsor of the notice; it comes back with a bounce. */
  owner: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Sends mail through SES; the notice's id is a header, so that a repeat can be recognised. */
export const openMail = (
  from: string,
  configurationSet?: string,
  client = throughSeam('mail', new SESv2Client({ maxAttempts: 2 })),
) => ({
  async send(mail: Mail): Promise<void> {
    const part = (Data: string) => ({ Data, Charset: 'UTF-8' });
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [mail.to] },
        ...(configurationSet === undefined ? {} : { ConfigurationSetName: configurationSet }),
        EmailTags: [
          { Name: 'notice', Value: mail.id },
          { Name: 'owner', Value: mail.owner },
        ],
        Content: {
          Simple: {
            Subject: part(mail.subject),
            Body: { Text: part(mail.text), Html: part(mail.html) },
            Headers: [
              { Name: 'X-Kinbridge-Notice', Value: mail.id },
              { Name: 'Auto-Submitted', Value: 'auto-generated' },
            ],
          },
        },
      }),
    );
  },
});
export type Mailer = ReturnType<typeof openMail>;
