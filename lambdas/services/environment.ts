import type { HostScope } from '../../contracts/client-seam.ts';
import { currentScope, currentSeam } from '../../contracts/client-seam.ts';
import type { Environment } from '../../contracts/environment.ts';
import { EnvironmentSchema } from '../../contracts/environment.ts';

const ENDPOINTS = ['', '_DYNAMODB', '_SFN', '_SESV2', '_PINPOINT_SMS_VOICE_V2'];
const NAMES = [
  ...Object.keys(EnvironmentSchema.shape),
  ...ENDPOINTS.map((service) => `AWS_ENDPOINT_URL${service}`),
];

let latest: HostScope | undefined;

/**
 * The host this call runs for: the current scope or, without one, the process for as long as its environment stays
 * the same.
 */
function whom(): HostScope {
  const scope = currentScope();
  if (scope) return scope;
  const clients = currentSeam();
  const known = latest;
  if (
    known &&
    known.clients === clients &&
    NAMES.every((name) => known.environment[name] === process.env[name])
  )
    return known;
  const environment = Object.fromEntries(NAMES.map((name) => [name, process.env[name]]));
  latest = clients ? { environment, clients } : { environment };
  return latest;
}

/**
 * A service that is opened on first use per host; on AWS once in the life of the function. Hosts and test files that
 * share a process do not see each other's.
 */
export function openedOnce<T>(open: () => T): () => T {
  const known = new WeakMap<HostScope, { service: T }>();
  return () => {
    const scope = whom();
    const before = known.get(scope);
    if (before) return before.service;
    const service = open();
    known.set(scope, { service });
    return service;
  };
}

/** This function's environment from its host; names what is missing or wrong. */
export const theEnvironment: () => Environment = openedOnce(() => {
  const parsed = EnvironmentSchema.safeParse(whom().environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new Error(`The environment of this function is not complete: ${faults}`);
  }
  return parsed.data;
});
