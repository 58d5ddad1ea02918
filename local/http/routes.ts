import type { RouteContract } from '../../contracts/routes.ts';

export type Match =
  | { kind: 'route'; route: RouteContract; parameters: Record<string, string> }
  | { kind: 'other-method'; allowed: string[] }
  | { kind: 'none' };

type Segment = { text: string } | { parameter: string };
interface Pattern {
  readonly route: RouteContract;
  readonly segments: readonly Segment[];
}

/** Finds the route of a method and a raw path, as an HTTP API does: fixed segments win over parameters. */
export function routeTable(routes: readonly RouteContract[]): (method: string, path: string) => Match {
  const patterns = routes.map(patternOf).sort((a, b) => fixed(b) - fixed(a));
  return (method, path) => {
    const given = segmentsOf(path);
    if (!given) return { kind: 'none' };
    const found = patterns.flatMap((pattern) => {
      const parameters = parametersOf(pattern, given);
      return parameters ? [{ route: pattern.route, parameters }] : [];
    });
    const match = found.find(({ route }) => route.method === method);
    if (match) return { kind: 'route', ...match };
    if (found.length === 0) return { kind: 'none' };
    return { kind: 'other-method', allowed: [...new Set(found.map(({ route }) => route.method))] };
  };
}

function patternOf(route: RouteContract): Pattern {
  const segments = route.path
    .slice(1)
    .split('/')
    .map((text) => (/^\{\w+\}$/.test(text) ? { parameter: text.slice(1, -1) } : { text }));
  return { route, segments };
}

const fixed = ({ segments }: Pattern): number => segments.filter((segment) => 'text' in segment).length;

/** Undefined for a path that does not start with a slash or has a broken escape. */
function segmentsOf(path: string): string[] | undefined {
  if (!path.startsWith('/')) return undefined;
  try {
    return path.slice(1).split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function parametersOf({ segments }: Pattern, given: readonly string[]): Record<string, string> | undefined {
  if (segments.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = given[index]!;
    if ('text' in segment ? segment.text !== value : value === '') return undefined;
    if ('parameter' in segment) parameters[segment.parameter] = value;
  }
  return parameters;
}
