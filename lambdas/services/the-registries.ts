import type { PersonRegistry } from '../adapters/person-registry.ts';
import { openPersonRegistry } from '../adapters/person-registry.ts';
import type { RequestMatch, TracingRegistry } from '../adapters/tracing-registry.ts';
import { openTracingRegistry } from '../adapters/tracing-registry.ts';
import { openedOnce } from './environment.ts';
import { theTable } from './the-store.ts';

/** Everyone registered, for staff's own search. */
export const thePersonRegistry: () => PersonRegistry = openedOnce(() => openPersonRegistry(theTable()));

/** Those who consented to tracing, for the functions that trace. */
export const theTracingRegistry: () => TracingRegistry = openedOnce(() => openTracingRegistry(theTable()));
export type { RequestMatch };
