import type { ClientSeam } from '../../contracts/client-seam.ts';
import { TextCapture } from '../sms/capture.ts';
import type { TextSpool } from '../sms/spool.ts';
import { MailCapture } from './capture.ts';
import type { MailRelay } from './relay.ts';

/** What leaves the machine; without a way out a message is only kept. */
export interface Outgoing {
  readonly mail?: MailRelay | undefined;
  readonly texts?: TextSpool | undefined;
}

/** Where a host keeps messages: texts in memory, mails sealed in its own folder, or in clear in one that was named to be read. */
export function openMessages(
  named: string | undefined,
  folder: string | undefined,
  now: () => number,
  { mail, texts }: Outgoing = {},
) {
  const sealing: NonNullable<ClientSeam['sealing']> = {};
  const given = () => (named === undefined ? sealing.given : undefined);
  return {
    sealing,
    capture: new MailCapture(named ?? folder, now, given, mail?.send),
    texts: new TextCapture(now, texts?.send),
  };
}
