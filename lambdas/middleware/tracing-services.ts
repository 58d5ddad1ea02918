import type { Meeting, TracingRegistry } from '../adapters/tracing-registry.ts';
import { openTracingRegistry } from '../adapters/tracing-registry.ts';
import { theEnvironment } from './environment.ts';

let registry: TracingRegistry | undefined;

/** The registry of persons, for the functions that trace. */
export function theTracingRegistry(): TracingRegistry {
  registry ??= openTracingRegistry(theEnvironment().TABLE_NAME);
  return registry;
}
export type { Meeting };
