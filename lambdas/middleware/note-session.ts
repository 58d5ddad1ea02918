import type { Route } from '../../contracts/api/route.ts';
import { functionNamed } from '../../contracts/functions.ts';
import type { Fact } from '../../domain/audit/audit-entry.ts';
import { isClientId } from '../../domain/clients/machine-client.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { openedOnce } from '../services/environment.ts';
import { theStore } from '../services/the-store.ts';

interface Called {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly requestContext: {
    readonly authorizer?: { readonly jwt?: { readonly claims?: Readonly<Record<string, unknown>> } };
  };
}

/** Sessions that this host knows to be recorded. */
const whichWereNoted = openedOnce(() => new Set<string>());
const MAX_NOTED = 5000;
/** A Cognito session lasts twelve hours; a key of a partner system at most a year. */
const KEPT = { person: 'P2D', client: 'P400D' } as const;

/** What a call belongs to: the sign-in that its token goes back to, or a partner system's key; undefined for neither. */
function sessionOf({ headers, requestContext }: Called, actor: string): string | undefined {
  if (isClientId(actor)) return identifier('session', headers.authorization ?? '');
  const origin = requestContext.authorizer?.jwt?.claims?.origin_jti;
  return typeof origin === 'string' ? identifier('session', actor, origin) : undefined;
}

/**
 * Records in the caller's chain, before the answer is given, that a sign-in or the key of a partner system is used for the
 * first time, with the roles and the office that it came with. Cognito calls nothing of ours when somebody signs in, so
 * the first call of its tokens stands for it; the embedded host records sign-ins themselves and names no origin.
 */
export async function noteSession(contract: Route, event: Called, { id, actor, at }: Command): Promise<void> {
  const session = sessionOf(event, actor.id);
  if (session === undefined || whichWereNoted().has(session)) return;
  if (!functionNamed(contract.function).audit.includes('put')) return;
  const isClient = isClientId(actor.id);
  const fact: Fact = {
    act: isClient ? 'client-key.first-used' : 'sign-in.seen',
    details: {
      ...{ fields: [], cases: [], sponsors: [], roles: [...actor.roles] },
      ...(actor.office === undefined ? {} : { office: actor.office }),
    },
  };
  const command = { id: identifier('command', 'session', session, id), actor, at };
  await theStore().recordOnce(command, fact, session, isClient ? KEPT.client : KEPT.person);
  const noted = whichWereNoted();
  if (noted.size >= MAX_NOTED) noted.clear();
  noted.add(session);
}
