import type { Mail } from '../adapters/mail.ts';
import { faultOf } from './delivery-faults.ts';
import { logFailure } from './log.ts';
import { theMail } from './the-notices.ts';

/**
 * Sends a mail that is not a notice while somebody waits; false if it could not be sent, so that they can try again.
 */
export async function mailNow(functionName: string, mail: Mail): Promise<boolean> {
  try {
    await theMail().send(mail);
    return true;
  } catch (error) {
    logFailure(functionName, error, { mailId: mail.id, fault: faultOf(error as Error) });
    return false;
  }
}
