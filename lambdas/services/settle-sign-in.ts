import { NOT_HERE, SETTLED } from '../../contracts/console.ts';
import type { SignUp } from '../../contracts/organisation-sign-in.ts';
import { EXTERNAL, SAID_CONFIRMED, SAID_LOGIN } from '../../contracts/organisation-sign-in.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { theEnvironment } from './environment.ts';
import { theDirectory } from './the-directory.ts';

/**
 * Lets Cognito make accounts of those whom administrators add, and of nobody who comes from a provider: whoever an
 * administrator added by the address that comes along is linked, once for all, and sent there again.
 */
export async function answerSignUp(asked: SignUp): Promise<SignUp> {
  if (asked.triggerSource !== EXTERNAL) return asked;
  const named = whoIsNamed(asked);
  const settled = named !== undefined && (await theDirectory().settle?.(named)) === true;
  throw new CaseError('Forbidden', settled ? SETTLED : NOT_HERE);
}

/** Whom our provider names; undefined for an address that it has not confirmed, or of another domain. */
function whoIsNamed({ userName = '', request }: SignUp) {
  const { SIGN_IN_WITH: provider = '', SIGN_IN_CLAIM: claim = 'email', SIGN_IN_DOMAIN } = theEnvironment();
  const start = `${provider}_`.toLowerCase();
  // Cognito writes the provider's name in the user name in lower case at times.
  if (provider === '' || !userName.toLowerCase().startsWith(start)) return undefined;
  const subject = userName.slice(start.length);
  const login = (request.userAttributes[`custom:${SAID_LOGIN}`] ?? '').trim().toLowerCase();
  const confirmed = claim !== 'email' || request.userAttributes[`custom:${SAID_CONFIRMED}`] === 'true';
  const ours = SIGN_IN_DOMAIN === undefined || login.endsWith(`@${SIGN_IN_DOMAIN}`);
  return subject !== '' && confirmed && ours ? { provider, subject, login } : undefined;
}
