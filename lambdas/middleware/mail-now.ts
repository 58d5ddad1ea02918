import type { Mail } from '../adapters/mail.ts';
import { faultOf } from './delivery-faults.ts';
import { theMail } from './delivery-services.ts';
import { logFailure } from './log.ts';

/** Sends a mail that is no notice, while somebody waits; false when it could not be sent, which they can try again. */
export async function mailNow(functionName: string, mail: Mail): Promise<boolean> {
  try {
    await theMail().send(mail);
    return true;
  } catch (error) {
    logFailure(functionName, error, { mailId: mail.id, fault: faultOf(error as Error) });
    return false;
  }
}
