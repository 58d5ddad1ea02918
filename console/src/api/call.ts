import type * as z from 'zod';
import type { Route } from '../../../contracts/api/route.ts';
import { ApiProblem, problemOf } from './api-problem.ts';

type Given<Schema> = Schema extends z.ZodType ? z.input<Schema> : never;
type Part<Name extends string, Schema> =
  NonNullable<Schema> extends z.ZodUnknown
    ? { readonly [N in Name]?: undefined }
    : Partial<Given<NonNullable<Schema>>> extends Given<NonNullable<Schema>>
      ? { readonly [N in Name]?: Given<NonNullable<Schema>> }
      : { readonly [N in Name]: Given<NonNullable<Schema>> };

/** The input of a call: path parameters, query and body as typed by the route's contract. */
export type CallInput<R extends Route> = Part<'params', R['params']> &
  Part<'query', R['query']> &
  Part<'body', R['body']> & {
    /** The `Idempotency-Key` of a write: the same for every attempt until there is a final answer. */
    readonly key?: string;
    /** The version that the person worked from; `VersionConflict` if it is no longer current. */
    readonly version?: number;
    readonly signal?: AbortSignal;
  };
export type Answer<R extends Route> = z.output<R['answer']>;
export type Call = <R extends Route>(route: R, input: CallInput<R>) => Promise<Answer<R>>;

const PATIENCE_MS = 30_000;

/**
 * Calls routes with a person's token. Answers are not validated: they come from the same release of the same
 * contract.
 */
export function openCall(token: () => Promise<string>, onSignedOut: () => void): Call {
  return async (route, input) => {
    const given = input as Loose;
    const answer = await send(addressOf(route.path, given), {
      method: route.method,
      headers: headersOf(await token(), given),
      signal: AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), ...(given.signal ? [given.signal] : [])]),
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    });
    const body = await bodyOf(answer);
    if (answer.ok) return body as Answer<typeof route>;
    if (answer.status === 401) onSignedOut();
    throw problemOf(answer.status, body, answer.headers.get('retry-after'));
  };
}

interface Loose {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  key?: string;
  version?: number;
  signal?: AbortSignal;
}

/** The path with its parameters filled in and the query appended; undefined values are left out. */
export function addressOf(
  path: string,
  { params = {}, query = {} }: Pick<Loose, 'params' | 'query'>,
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(params[name])));
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, String(value)]));
  return search.size === 0 ? filled : `${filled}?${search}`;
}

const headersOf = (token: string, { body, key, version }: Loose): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  accept: 'application/json, application/problem+json',
  ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(key === undefined ? {} : { 'idempotency-key': key }),
  ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
});

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...init, credentials: 'omit', redirect: 'error' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(navigator.onLine ? 'NoAnswer' : 'Offline', 0);
  }
}

async function bodyOf(answer: Response): Promise<unknown> {
  const text = await answer.text().catch(() => {
    throw new ApiProblem('NoAnswer', 0);
  });
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
