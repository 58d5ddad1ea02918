import { readFileSync } from 'node:fs';

/** The region of an environment of `cdk.json`; an error names those there are. */
export function regionOf(environment: string): string {
  const { context } = JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8')) as {
    context: { environments: Record<string, { region: string }> };
  };
  const settings = context.environments[environment];
  if (settings) return settings.region;
  const known = Object.keys(context.environments).join(', ');
  throw new Error(`--environment: expected one of ${known}, received ${environment}.`);
}
