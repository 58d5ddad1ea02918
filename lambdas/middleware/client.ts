import type { Route } from '../../contracts/api/route.ts';
import { MACHINE_PATH } from '../../contracts/machine.ts';
import { actorOfClient, validKeys } from '../../domain/clients/decide-client.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { isOneOf, partsOfKey } from '../adapters/client-keys.ts';
import { theStore } from '../services/the-store.ts';

interface Called {
  readonly rawPath: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly requestContext: { readonly timeEpoch: number };
}

/** True for a call at the address of partner systems, where no person signs in. */
export const isMachine = ({ rawPath }: Called): boolean => rawPath.startsWith(`${MACHINE_PATH}/`);

/**
 * The partner system whose key a request has. Throws `Forbidden`, always the same, for a key that is unknown, expired or
 * revoked, and for a route that the system was not allowed.
 */
export async function clientFrom(contract: Route, event: Called): Promise<Actor> {
  const key = /^Bearer (\S+)$/i.exec(event.headers.authorization ?? '')?.[1] ?? '';
  const parts = partsOfKey(key);
  const client = parts && (await theStore().findClient(parts.clientId));
  const at = new Date(event.requestContext.timeEpoch).toISOString();
  const isKnown = client !== undefined && isOneOf(parts?.secret ?? '', validKeys(client, at));
  if (!isKnown || !client.routes.some((name) => name === contract.function))
    throw new CaseError('Forbidden', 'Expected a valid key of a partner system that is allowed this route.');
  return actorOfClient(client);
}
