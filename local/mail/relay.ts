import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { ServiceFault } from '../service-fault.ts';
import type { MailMessage } from './message.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);

/** The mail server of an office, as `--mail-relay FILE` names it. */
export const MailRelaySchema = z
  .strictObject({
    host: z.string().min(1),
    port: z.int().min(1).max(65_535),
    /** `implicit`: TLS from the first byte (port 465). `starttls` (587). `none`: for a server on this machine. */
    tls: z.enum(['implicit', 'starttls', 'none']),
    user: z.string().min(1).optional(),
    password: z.string().min(1).optional(),
    /** The address from which the office writes, and to which answers come. */
    from: z.email(),
  })
  .refine(({ host, tls }) => tls !== 'none' || LOOPBACK.has(host), {
    path: ['tls'],
    message: 'without TLS only for a server on this machine',
  })
  .refine(({ user, password }) => (user === undefined) === (password === undefined), {
    path: ['password'],
    message: 'user and password go together',
  });
export type MailRelaySettings = z.infer<typeof MailRelaySchema>;

/** Hands messages to a mail server. A refusal of the recipient is final; of the office itself it concerns every message. */
export interface MailRelay {
  readonly from: string;
  send(message: MailMessage, id: string): Promise<void>;
  close(): void;
}

export function openMailRelay({ host, port, tls, user, password, from }: MailRelaySettings): MailRelay {
  const transport = createTransport({
    ...{ host, port, pool: true, secure: tls === 'implicit', requireTLS: tls === 'starttls' },
    ...{ ignoreTLS: tls === 'none', disableFileAccess: true, disableUrlAccess: true },
    ...(user === undefined ? {} : { auth: { user, pass: password } }),
  });
  return {
    from,
    async send({ from: sender, to, subject, text, html, headers }, id) {
      const messageId = `<${id}@${from.slice(from.indexOf('@') + 1)}>`;
      const given = Object.fromEntries(headers.map(({ name, value }) => [name, value]));
      await transport
        .sendMail({ from: sender, to, subject, text, html, headers: given, messageId })
        .catch((error: Error) => {
          throw asService(error);
        });
    },
    close: () => transport.close(),
  };
}

/** The failure by the name that the same failure has at AWS, without the address that the server repeats. */
function asService(error: Error): Error {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
  const said = `The mail server answered ${responseCode || (code ?? 'nothing')}.`;
  if (code === 'EAUTH') return new ServiceFault('AccessDeniedException', said);
  if (code === 'EENVELOPE' && responseCode >= 500) return new ServiceFault('MessageRejected', said);
  if (code === 'EMESSAGE' && responseCode >= 500) return new ServiceFault('MessageRejected', said);
  return new ServiceFault('ServiceUnavailableException', said, 503);
}
