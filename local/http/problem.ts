import type { HttpAnswer } from './message.ts';

const PROBLEMS = {
  Malformed: { status: 400, title: 'The request is malformed' },
  NotSignedIn: { status: 401, title: 'Sign in first' },
  WrongOrigin: { status: 403, title: 'Another site asked' },
  NoSuchPath: { status: 404, title: 'Not found' },
  NoSuchMethod: { status: 405, title: 'Not possible with this method' },
  TooLarge: { status: 413, title: 'The body is too large' },
  NotJson: { status: 415, title: 'JSON is expected' },
  WrongHost: { status: 421, title: 'This address is not served here' },
  TooManyRequests: { status: 429, title: 'Too many requests' },
  Unexpected: { status: 500, title: 'Something went wrong' },
  NotReady: { status: 503, title: 'Starting or stopping, try again' },
} as const;
export type ProblemName = keyof typeof PROBLEMS;

/** An RFC 9457 problem document from the host itself, in the form of the handlers' own. */
export function problem(name: ProblemName, detail: string, headers: Record<string, string> = {}): HttpAnswer {
  const { status, title } = PROBLEMS[name];
  return {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify({ type: `urn:kinbridge:error:${name}`, title, status, detail }),
  };
}
