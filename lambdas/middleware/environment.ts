import type { Environment } from '../../contracts/environment.ts';
import { EnvironmentSchema } from '../../contracts/environment.ts';

let environment: Environment | undefined;

/** What the host tells this function; names what is missing or wrong. Read once. */
export function theEnvironment(): Environment {
  if (environment) return environment;
  const parsed = EnvironmentSchema.safeParse(process.env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new Error(`The environment of this function is not complete: ${faults}`);
  }
  environment = parsed.data;
  return environment;
}
