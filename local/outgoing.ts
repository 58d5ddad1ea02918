import { readFileSync, statSync } from 'node:fs';
import type { Outgoing } from './mail/open.ts';
import { MailRelaySchema, type MailRelaySettings, openMailRelay } from './mail/relay.ts';
import { openTextSpool } from './sms/spool.ts';
import { StartError } from './start-error.ts';

/** How messages leave this machine, by the options of `npm start`; undefined if they do not. */
export function outgoingOf(relay: string | undefined, spool: string | undefined): Outgoing | undefined {
  if (relay === undefined && spool === undefined) return undefined;
  return {
    mail: relay === undefined ? undefined : openMailRelay(settingsIn(relay)),
    texts: spool === undefined ? undefined : openTextSpool(spool),
  };
}

function settingsIn(file: string): MailRelaySettings {
  const parsed = MailRelaySchema.safeParse(contentOf(file));
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'the file'}: ${message}`,
    );
    throw new StartError(`--mail-relay expects settings of a mail server in ${file}: ${faults.join('; ')}.`);
  }
  if (parsed.data.password !== undefined && (statSync(file).mode & 0o077) !== 0)
    throw new StartError(`${file} holds a password that others on this machine can read: chmod 600 ${file}.`);
  return parsed.data;
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'not JSON';
    throw new StartError(`--mail-relay expects a JSON file that can be read, received ${file} (${why}).`);
  }
}
