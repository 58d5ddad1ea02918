import { accessSync, constants, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';
import type { TextMessage } from './capture.ts';

/** Where text messages leave this machine. */
export interface TextSpool {
  send(message: TextMessage, id: string): void;
}

/**
 * Writes each message as a file for SMS Server Tools 3 (Debian: `smstools`), which sends it by a modem or a gateway.
 * Its file format: http://smstools3.kekekasvi.com/index.php?p=fileformat. UTF-8 since its version 3.1.16.
 */
export function openTextSpool(folder: string): TextSpool {
  try {
    if (!statSync(folder).isDirectory()) throw new Error('not a folder');
    accessSync(folder, constants.W_OK);
  } catch {
    throw new StartError(
      `--sms-spool expects a folder that can be written to, such as /var/spool/sms/outgoing, received ${folder}.`,
    );
  }
  return {
    send({ to, text }, id) {
      const name = id.replaceAll(/[^\w-]/g, '_');
      // Hidden and locked, so that the sender leaves it alone until it is whole.
      const partial = join(folder, `.${name}.LOCK`);
      writeFileSync(partial, `To: ${to.replace('+', '')}\nAlphabet: UTF-8\n\n${text}`, { mode: 0o660 });
      renameSync(partial, join(folder, name));
    },
  };
}
