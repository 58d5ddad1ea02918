import type { ClientSeam } from '../../contracts/client-seam.ts';
import { TextCapture } from '../sms/capture.ts';
import { MailCapture } from './capture.ts';

/** Where a host keeps messages: texts in memory, mails sealed in its own folder, or in clear in one that was named to be read. */
export function openMessages(named: string | undefined, folder: string | undefined, now: () => number) {
  const sealing: NonNullable<ClientSeam['sealing']> = {};
  const given = () => (named === undefined ? sealing.given : undefined);
  return {
    sealing,
    capture: new MailCapture(named ?? folder, now, given),
    texts: new TextCapture(now),
  };
}
