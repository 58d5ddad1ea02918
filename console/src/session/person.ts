import type { Role } from '../../../domain/kernel/actor.ts';

/** Who is signed in. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly office: string | undefined;
}

/** From the claims of an ID token, as written by Cognito and the embedded host. */
export function personOf(claims: Readonly<Record<string, unknown>>): Person {
  const text = (name: string): string | undefined => {
    const claim = claims[name];
    return typeof claim === 'string' && claim !== '' ? claim : undefined;
  };
  const groups = claims['cognito:groups'];
  const id = text('sub') ?? '';
  return {
    id,
    name: text('name') ?? text('email') ?? id,
    // A group that is not a role opens no page; the server checks on every request anyway.
    roles: (Array.isArray(groups) ? groups : []).map((group) => String(group) as Role),
    office: text('custom:office'),
  };
}
