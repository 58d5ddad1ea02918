import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionContract } from '../../contracts/function-contract.ts';
import type { HostEventName } from '../../contracts/functions.ts';
import type { HostSealing } from '../../contracts/host-sealing.ts';
import type { Functions } from '../functions.ts';
import { StartError } from '../start-error.ts';
import type { CapturedMail } from './message.ts';

const GIVES = 'GiveSealing' satisfies HostEventName;

/** Has the functions give what messages are sealed with, if the host runs the one that does. */
export async function askForSealing(
  functions: Functions,
  listed: readonly FunctionContract[],
): Promise<void> {
  if (!listed.some(({ name }) => name === GIVES)) return;
  const { functionError } = await functions.invoke(GIVES, '{}');
  if (functionError)
    throw new StartError(
      'Expected the keys of this data folder, received a failure: its messages could not be sealed.',
    );
}

/** The ending of a message that is sealed; in clear it is `.eml`. */
export const SEALED_MAIL = '.sealed';

export const sealMail = (sealing: HostSealing, mail: CapturedMail): Promise<Uint8Array> =>
  sealing.seal(mail.owner, Buffer.from(JSON.stringify(mail)), `mail/${mail.id}`);

/** The sealed messages in a folder but those that are `known`, without those that were erased. */
export async function mailsIn(
  folder: string,
  sealing: HostSealing,
  known: (id: string) => boolean,
): Promise<CapturedMail[]> {
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith(SEALED_MAIL))
    .map((name) => name.slice(0, -SEALED_MAIL.length))
    .filter((id) => !known(id));
  const mails = await Promise.all(
    ids.map(async (id) => {
      const opened = await sealing.open(readFileSync(join(folder, `${id}${SEALED_MAIL}`)), `mail/${id}`);
      return opened && (JSON.parse(Buffer.from(opened).toString()) as CapturedMail);
    }),
  );
  return mails.filter((mail) => mail !== undefined);
}
