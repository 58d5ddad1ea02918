import type { Entities } from '../case/entities.ts';

interface Start {
  readonly kind: 'start';
  readonly workflow: 'case-attention';
  readonly execution: string;
  readonly input: Record<string, unknown>;
}

const begun = (execution: string, input: Record<string, unknown>): Start => ({
  ...{ kind: 'start', workflow: 'case-attention', execution },
  input: { stage: 'sponsorship', ...input },
});

/** A family that a sponsor named is looked for; once it is found, the household is asked. */
export function familyActions(before: Entities['sponsor'] | undefined, after: Entities['sponsor']): Start[] {
  const known = new Map(before?.families?.map(({ id, state }) => [id, state]));
  return (after.families ?? []).flatMap(({ id, state, caseId, relation }): Start[] => {
    if (known.get(id) === state) return [];
    if (state === 'asked') {
      const about = { caseId: after.id, kind: 'known-family', subject: id, context: { relation } };
      return [begun(id, about)];
    }
    if (state !== 'matched' || caseId === undefined) return [];
    const context = { sponsorId: after.id, relation };
    return [begun(`${id}-household`, { caseId, kind: 'known-sponsor', subject: id, context })];
  });
}
