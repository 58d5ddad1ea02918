import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';

export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
}

/** Sends mail through SES; the notice's id goes with it as a header, so that a repeat can be told. */
export const openMail = (from: string, client = new SESv2Client({ maxAttempts: 5 })) => ({
  async send(mail: Mail): Promise<void> {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [mail.to] },
        EmailTags: [{ Name: 'notice', Value: mail.id }],
        Content: {
          Simple: {
            Subject: { Data: mail.subject, Charset: 'UTF-8' },
            Body: { Text: { Data: mail.text, Charset: 'UTF-8' } },
            Headers: [{ Name: 'X-Kinbridge-Notice', Value: mail.id }],
          },
        },
      }),
    );
  },
});
export type Mailer = ReturnType<typeof openMail>;
