import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const CONTRACT = /\/contracts\/api\/[\w-]+\.ts$/;

interface Like {
  readonly method: string;
  readonly path: string;
}

/**
 * Reduces each route contract to what a call needs, its method and path: the schemas are only types to the console,
 * and would add half of the domain.
 */
export const routeContracts = (): Plugin => ({
  name: 'route-contracts',
  enforce: 'pre',
  async load(id) {
    if (!CONTRACT.test(id)) return undefined;
    const exported = (await import(pathToFileURL(id).href)) as Record<string, unknown>;
    const routes = Object.entries(exported).filter((entry): entry is [string, Like] => isRoute(entry[1]));
    return routes
      .map(([name, { method, path }]) => `export const ${name} = ${JSON.stringify({ method, path })};`)
      .join('\n');
  },
});

const isRoute = (value: unknown): value is Like =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
