import { readFileSync, statSync } from 'node:fs';
import * as z from 'zod';
import { StartError } from '../../start-error.ts';

/** An address that nobody on the way can read or answer for; on this machine alone also without TLS. */
export const isSafe = (address: string): boolean => {
  const url = URL.parse(address);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1');
};

/** Where an organisation's own people say who they are, as its OpenID provider and `--sign-in-with FILE` have it. */
export const OrganisationSchema = z.strictObject({
  /** What the button says: the organisation's own name. */
  name: z.string().trim().min(1).max(60),
  /** The provider; what it publishes lies under it, at `/.well-known/openid-configuration`. */
  issuer: z.url().max(300).refine(isSafe, 'is an https address'),
  clientId: z.string().min(1).max(200),
  clientSecret: z.string().min(8).max(400),
  /** Which claim is the user name here. */
  claim: z
    .string()
    .regex(/^[A-Za-z][\w.:/-]{0,99}$/)
    .default('preferred_username'),
  /** The domain of their addresses, if the claim is one: `r.haddad@office.example` is `r.haddad` here. */
  domain: z
    .string()
    .regex(/^[a-z0-9.-]{3,100}$/)
    .optional(),
});
export type Organisation = z.infer<typeof OrganisationSchema>;

/** The secret may come from the environment, so that no file holds it. */
export const SECRET_VARIABLE = 'KINBRIDGE_SIGN_IN_SECRET';

/** The settings in a file that its owner alone can read. */
export function organisationIn(file: string, environment = process.env): Organisation {
  const refuse = (why: string) =>
    new StartError(`--sign-in-with expects settings of an OpenID provider in ${file}: ${why}.`);
  let content: Record<string, unknown>;
  try {
    content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw refuse((error as NodeJS.ErrnoException).code ?? 'it is not JSON');
  }
  if (content?.clientSecret !== undefined && (statSync(file).mode & 0o077) !== 0)
    throw new StartError(`${file} holds a secret that others on this machine can read: chmod 600 ${file}.`);
  const secret = environment[SECRET_VARIABLE];
  const parsed = OrganisationSchema.safeParse({
    ...(secret === undefined ? {} : { clientSecret: secret }),
    ...content,
  });
  if (parsed.success) return parsed.data;
  throw refuse(
    parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`).join('; '),
  );
}
