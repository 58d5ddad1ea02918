import type { PersonRegistry } from '../adapters/person-registry.ts';
import { openPersonRegistry } from '../adapters/person-registry.ts';
import type { RequestMatch, TracingRegistry } from '../adapters/tracing-registry.ts';
import { openTracingRegistry } from '../adapters/tracing-registry.ts';
import { openedOnce, theEnvironment } from './environment.ts';
import { theTable } from './the-store.ts';

/** Everyone registered, for staff's own search. */
export const thePersonRegistry: () => PersonRegistry = openedOnce(() =>
  openPersonRegistry(theEnvironment().TABLE_NAME, theTable()),
);

/** Those who consented to tracing, for the functions that trace. */
export const theTracingRegistry: () => TracingRegistry = openedOnce(() =>
  openTracingRegistry(theEnvironment().TABLE_NAME, theTable()),
);
export type { RequestMatch };
