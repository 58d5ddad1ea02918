import type { FamilyGraph } from '../../../../stages/family-tracing/family-graph.ts';
import type { CaseView } from './use-case.ts';

/** Where a relative is, as far as the reader of the case may know. */
export const WHERE = [
  'here',
  'other-case',
  'outside',
  'deceased',
  'traced',
  'asked',
  'contact',
  'reunited',
  'search-ended',
] as const;
export type Where = (typeof WHERE)[number];

export interface Relative {
  readonly id: string;
  /** Undefined where the reader may not see who it is, or nobody knows. */
  readonly name: string | undefined;
  readonly latin: string | undefined;
  readonly relationship: string | undefined;
  /** Whose relative a sought person is; the others are the principal applicant's. */
  readonly of: string | undefined;
  readonly where: Where;
  /** The case in which somebody is who left this one. */
  readonly caseId: string | undefined;
  readonly requestId: string | undefined;
}

const OF_MEMBER = { active: 'here', deceased: 'deceased', split: 'other-case', left: 'outside' } as const;

const OF_REQUEST: Readonly<Record<CaseView['tracing'][number]['status'], Where>> = {
  opened: 'traced',
  active: 'traced',
  located: 'asked',
  'consent-asked': 'asked',
  'consent-granted': 'contact',
  'contact-restored': 'contact',
  'relationship-verified': 'contact',
  'reunification-agreed': 'contact',
  reunified: 'reunited',
  'followed-up': 'reunited',
  'death-reported': 'traced',
  'to-be-told': 'traced',
  closed: 'search-ended',
};

/** The case to which a member parted or moved, as the record of the change has it. */
function caseOf({ changes }: CaseView, personId: string): string | undefined {
  for (const { change, openedCase } of [...changes].reverse()) {
    if (change.kind === 'parts' && change.members.includes(personId)) return openedCase;
    if (change.kind === 'moves' && change.members.includes(personId)) return change.toCase;
  }
  return undefined;
}

/** The family of a case: its members, those who left it, and whom they look for, with where each one is. */
export const familyOf = (view: CaseView): readonly Relative[] => [
  ...view.persons.map(({ id, name, relationship, status }) => ({
    ...{ id, name, latin: view.latin[id], relationship, of: undefined, where: OF_MEMBER[status] },
    caseId: status === 'split' ? caseOf(view, id) : undefined,
    requestId: undefined,
  })),
  ...view.tracing.map(({ id, sought, seekerId, status, outcome }) => ({
    ...{ id, name: sought?.name, latin: undefined, relationship: sought?.relationship, of: seekerId },
    ...{
      where: status === 'closed' && outcome === 'found-dead' ? ('deceased' as const) : OF_REQUEST[status],
      caseId: undefined,
      requestId: id,
    },
  })),
];

/** The same as a graph: the household, those who are elsewhere, and who is related to whom. */
export function graphOf(relatives: readonly Relative[]): FamilyGraph {
  const head = relatives.find(({ relationship }) => relationship === 'principal-applicant');
  const kindOf = (one: Relative): FamilyGraph['persons'][number]['kind'] => {
    if (one === head) return 'seeker';
    return one.where === 'here' ? 'household' : one.requestId === undefined ? 'relative' : 'found';
  };
  return {
    persons: relatives.map((one) => ({ id: one.id, kind: kindOf(one), name: one.name ?? null })),
    relations: relatives.flatMap(({ id, of, relationship = '' }) => {
      const from = of ?? head?.id;
      return from === undefined || from === id
        ? []
        : [
            {
              from,
              to: id,
              relation: relationship,
              verification: of === undefined ? ('registered' as const) : ('stated' as const),
            },
          ];
    }),
  };
}
