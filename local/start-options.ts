import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DEFAULT_RATE_LIMITS, type RateLimits, rateLimitsFor } from './http/rate-limit.ts';
import { type Organisation, organisationIn } from './identity/organisation/settings.ts';
import { type KeyOptions, keysOfEnvironment } from './keys/open-keys.ts';
import type { Outgoing } from './mail/open.ts';
import { outgoingOf } from './outgoing.ts';
import { StartError } from './start-error.ts';

const USAGE =
  'Usage: npm start -- [--data DIR] [--port N] [--origin URL] [--mail-relay FILE] [--sms-spool DIR] [--sign-in-with FILE] [--requests-per-second N] [--webhooks-to ORIGIN]… [--keys DIR] [--passphrase-file FILE] [--clock-is-right] [--demo]';
const DEFAULT_PORT = 8080;

export interface StartOptions extends KeyOptions {
  readonly dataDir: string;
  readonly port: number;
  /** What a proxy on this machine is known as to others. */
  readonly origin: string | undefined;
  readonly outgoing: Outgoing | undefined;
  readonly organisation: Organisation | undefined;
  readonly rateLimits: RateLimits | null;
  /** Origins that webhooks may call although they are not https, or not public. */
  readonly webhookOrigins: readonly string[];
  readonly demo: boolean;
  /** The clock was ahead when the folder was last written, and has been set right. */
  readonly clockIsRight: boolean;
}

/** What `npm start` was asked, by its command line and its environment; `StartError` says what is expected. */
export function startOptions(): StartOptions {
  let values: {
    data?: string;
    port?: string;
    origin?: string;
    'mail-relay'?: string;
    'sms-spool'?: string;
    'sign-in-with'?: string;
    'requests-per-second'?: string;
    'webhooks-to'?: string[];
    keys?: string;
    'passphrase-file'?: string;
    'clock-is-right'?: boolean;
    demo?: boolean;
  };
  try {
    values = parseArgs({
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        origin: { type: 'string' },
        'mail-relay': { type: 'string' },
        'sms-spool': { type: 'string' },
        'sign-in-with': { type: 'string' },
        'requests-per-second': { type: 'string' },
        'webhooks-to': { type: 'string', multiple: true },
        keys: { type: 'string' },
        'passphrase-file': { type: 'string' },
        'clock-is-right': { type: 'boolean' },
        demo: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new StartError(`${(error as Error).message}. ${USAGE}`);
  }
  const port = Number(values.port ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartError(`--port expects a number from 0 to 65535, received ${values.port}. ${USAGE}`);
  const rateLimits = rateLimitsOf(values['requests-per-second']);
  const webhookOrigins = (values['webhooks-to'] ?? []).map(originOf);
  return {
    ...{ dataDir: values.data ?? '.kinbridge', port, rateLimits, webhookOrigins },
    origin: values.origin === undefined ? undefined : publicOriginOf(values.origin),
    outgoing: outgoingOf(values['mail-relay'], values['sms-spool']),
    organisation: values['sign-in-with'] === undefined ? undefined : organisationIn(values['sign-in-with']),
    ...{ demo: values.demo ?? false, clockIsRight: values['clock-is-right'] ?? false },
    ...placeOfKeys(values.keys, values['passphrase-file']),
  };
}

/** Where the keys lie and what opens them, by the command or its environment. */
function placeOfKeys(keysDir: string | undefined, file: string | undefined): KeyOptions {
  const given = { ...keysOfEnvironment(), ...(keysDir === undefined ? {} : { keysDir }) };
  if (file === undefined) return given;
  try {
    return { ...given, passphrase: readFileSync(file, 'utf8').replace(/\r?\n$/, '') };
  } catch (error) {
    throw new StartError(
      `--passphrase-file expects a file that can be read, received ${file} (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

/** What others know the proxy as, which ends TLS. */
function publicOriginOf(given: string): string {
  const url = URL.parse(given);
  if (url?.protocol === 'https:' && url.pathname === '/' && url.search === '' && url.username === '')
    return url.origin;
  throw new StartError(
    `--origin expects the https address of the proxy, such as https://kinbridge.example.org, received ${given}. ${USAGE}`,
  );
}

/** A partner's system in the office's own network, which webhooks would refuse otherwise. */
function originOf(given: string): string {
  const url = URL.parse(given);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.username === '') return url.origin;
  throw new StartError(
    `--webhooks-to expects an origin such as http://10.0.0.5:9000, received ${given}. ${USAGE}`,
  );
}

/** One person's limit, with the others in proportion; 0 means none. */
function rateLimitsOf(given: string | undefined): RateLimits | null {
  if (given === undefined) return DEFAULT_RATE_LIMITS;
  const perSecond = Number(given);
  if (given.trim() === '' || !Number.isFinite(perSecond) || perSecond < 0)
    throw new StartError(
      `--requests-per-second expects a number from 0 (no limit) on, received ${given}. ${USAGE}`,
    );
  return perSecond === 0 ? null : rateLimitsFor(perSecond);
}
