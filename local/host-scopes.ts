import { AsyncLocalStorage } from 'node:async_hooks';
import type { HostScope } from '../contracts/client-seam.ts';
import { HOST_SCOPES } from '../contracts/client-seam.ts';

const shared = globalThis as { [HOST_SCOPES]?: AsyncLocalStorage<HostScope> };

/** Runs work of a host so that its handlers find the host's own services, whatever else runs in this process. */
export function inScope<T>(scope: HostScope, work: () => T): T {
  shared[HOST_SCOPES] ??= new AsyncLocalStorage<HostScope>();
  return shared[HOST_SCOPES].run(scope, work);
}
