import type { Actor } from '../../domain/actor.ts';
import { ActorSchema, RoleSchema } from '../../domain/actor.ts';
import { CaseError } from '../../domain/errors.ts';

type Claims = Record<string, unknown>;

/** API Gateway writes a list claim as `[a b]`; other hosts hand on the list itself. */
const listOf = (claim: unknown): string[] =>
  Array.isArray(claim)
    ? claim.map(String)
    : String(claim ?? '')
        .replace(/^\[|\]$/g, '')
        .split(/[\s,]+/)
        .filter(Boolean);

/** Who calls, from the claims of the token that the host verified; `Forbidden` when they name nobody. */
export function actorFrom(claims: Claims | undefined): Actor {
  const roles = listOf(claims?.['cognito:groups']).filter((group) => RoleSchema.safeParse(group).success);
  const office = claims?.['custom:office'];
  const parsed = ActorSchema.safeParse({
    id: claims?.sub,
    kind: roles.includes('sponsor') ? 'sponsor' : 'staff',
    roles,
    ...(office === undefined || office === '' ? {} : { office }),
  });
  if (!parsed.success || roles.length === 0)
    throw new CaseError(
      'Forbidden',
      'Expected a signed-in person with a role, received a token that names none.',
    );
  return parsed.data;
}
