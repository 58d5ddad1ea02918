import * as z from 'zod';
import type { Person } from '../../domain/case/person.ts';
import type { TracingQuery } from '../../domain/tracing/schema.ts';
import type { TracingRequest } from '../../domain/tracing-request/tracing-request.ts';
import { relationBetween, seekerRelation } from './kinship.ts';
import { transliterateName } from './reading/name.ts';

/**
 * How certain a relation is: somebody stated it, a household was registered with it, the matcher or officers
 * established it, or evidence shows it.
 */
const VerificationSchema = z.enum(['stated', 'registered', 'proposed', 'confirmed', 'verified', 'rejected']);

export const FamilyGraphSchema = z.object({
  persons: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['seeker', 'household', 'sought', 'relative', 'found']),
      /** `null` if the reader may not see who it is. */
      name: z.string().nullable(),
      /** A possible reading of a name that is not in Latin script: an aid, not a spelling. */
      latin: z.string().optional(),
    }),
  ),
  relations: z.array(
    z.object({ from: z.string(), to: z.string(), relation: z.string(), verification: VerificationSchema }),
  ),
});
export type FamilyGraph = z.infer<typeof FamilyGraphSchema>;
type Edge = FamilyGraph['relations'][number];

const VERIFIED = new Set(['relationship-verified', 'reunification-agreed', 'reunified', 'followed-up']);
const OF_DECISION = {
  open: 'proposed',
  deferred: 'proposed',
  rejected: 'rejected',
  confirmed: 'confirmed',
} as const;

/** An edge says what `to` is to `from`. */
const edge = (from: string, to: string, relation: string, verification: Edge['verification']): Edge => ({
  from,
  to,
  relation,
  verification,
});

interface Known {
  request: TracingRequest;
  household: readonly Person[];
  query: TracingQuery | undefined;
  /** Names of the candidates whom the reader may see, by person id. */
  found: ReadonlyMap<string, string>;
  seesIdentity: boolean;
}

/** The seeker's household, the sought person with their stated relatives, and the candidates. */
export function familyGraph({ request, household, query, found, seesIdentity }: Known): FamilyGraph {
  const named = (name: string | null | undefined) => {
    const latin = name ? transliterateName(name) : undefined;
    return { name: name ?? null, ...(latin === undefined ? {} : { latin }) };
  };
  const seen = (name: string | undefined) => named(seesIdentity ? name : null);
  const seeker = household.find((person) => person.id === request.seekerId);
  const stated = query?.sought.relatives?.slice(0, request.sought.relatives?.length ?? 0) ?? [];
  const verified = VERIFIED.has(request.status);
  const candidates = request.candidates.flatMap(({ personId, decision }) =>
    decision === 'erased' ? [] : [{ personId, decision }],
  );
  const members = household.filter((person) => person.id !== request.seekerId);
  return {
    persons: [
      { id: request.seekerId, kind: 'seeker', ...seen(seeker?.name) },
      ...members.map(({ id, name }) => ({ id, kind: 'household' as const, ...seen(name) })),
      { id: 'sought', kind: 'sought', ...seen(request.sought.name) },
      ...stated.map(({ name }, n) => ({ id: `relative-${n}`, kind: 'relative' as const, ...seen(name) })),
      ...candidates.map(({ personId }) => ({
        id: personId,
        kind: 'found' as const,
        ...named(found.get(personId)),
      })),
    ],
    relations: [
      ...(seeker
        ? members.map((member) => edge(seeker.id, member.id, relationBetween(seeker, member), 'registered'))
        : []),
      edge(
        'sought',
        request.seekerId,
        seekerRelation(request.sought.relationship, seeker?.sex ?? 'u'),
        verified ? 'verified' : 'stated',
      ),
      ...stated.map(({ relation }, n) => edge('sought', `relative-${n}`, relation, 'stated')),
      ...candidates.map(({ personId, decision }) =>
        edge(
          'sought',
          personId,
          'same-person',
          verified && decision === 'confirmed' ? 'verified' : OF_DECISION[decision],
        ),
      ),
    ],
  };
}
