import type { Actor } from '../../domain/kernel/actor.ts';
import { ActorSchema, RoleSchema } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';

type Claims = Record<string, unknown>;

/** API Gateway writes a list claim as `[a b]`; other hosts pass the list itself. */
const listOf = (claim: unknown): string[] =>
  Array.isArray(claim)
    ? claim.map(String)
    : String(claim ?? '')
        .replace(/^\[|\]$/g, '')
        .split(/[\s,]+/)
        .filter(Boolean);

/** The person's name in the token; undefined if it has none. */
export const nameFrom = (claims: Claims | undefined): string | undefined =>
  typeof claims?.name === 'string' && claims.name.trim() !== ''
    ? claims.name.trim().slice(0, 200)
    : undefined;

/** Roles that belong to no office. */
const OF_NO_OFFICE = new Set(['programme-manager', 'auditor', 'administrator', 'partner-staff', 'sponsor']);

/**
 * The caller, from the claims of the token that the host verified; throws `Forbidden` if they name nobody. An API
 * Gateway authorizer also accepts access tokens, which have roles but no office: only ID tokens name a person.
 */
export function actorFrom(claims: Claims | undefined): Actor {
  const roles = listOf(claims?.['cognito:groups']).filter((group) => RoleSchema.safeParse(group).success);
  const office = claims?.['custom:office'];
  const parsed = ActorSchema.safeParse({
    id: claims?.sub,
    kind: roles.includes('sponsor') ? 'sponsor' : 'staff',
    roles,
    ...(office === undefined || office === '' ? {} : { office }),
  });
  const whole =
    parsed.success && (parsed.data.office !== undefined || roles.every((role) => OF_NO_OFFICE.has(role)));
  if (claims?.token_use !== 'id' || !whole || roles.length === 0)
    throw new CaseError(
      'Forbidden',
      'Expected the ID token of a signed-in person with a role and an office, received a token that names none.',
    );
  return parsed.data;
}
