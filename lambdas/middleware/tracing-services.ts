import type { Meeting, TracingRegistry } from '../adapters/tracing-registry.ts';
import { openTracingRegistry } from '../adapters/tracing-registry.ts';
import { openedOnce, theEnvironment } from './environment.ts';
import { theTable } from './table-services.ts';

/** The registry of persons, for the functions that trace. */
export const theTracingRegistry: () => TracingRegistry = openedOnce(() =>
  openTracingRegistry(theEnvironment().TABLE_NAME, theTable()),
);
export type { Meeting };
