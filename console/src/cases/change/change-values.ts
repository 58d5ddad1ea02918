import type { MemberValues } from '../new/member-values.ts';
import { emptyMember, memberOf } from '../new/member-values.ts';

/** What can change in a household, as the form offers it. */
export const CHANGES = ['joins', 'leaves', 'parts', 'moves', 'leads', 'custody'] as const;
export type ChangeKind = (typeof CHANGES)[number];

/** A change as a form holds it: everything that was entered, whatever is chosen now. */
export interface ChangeValues {
  readonly kind: ChangeKind | '';
  readonly because: string;
  readonly happenedOn: string;
  readonly evidence: string;
  /** How it is known that a newcomer is somebody else than one like them; only once that is asked. */
  readonly another?: string;
  readonly member: MemberValues;
  readonly personId: string;
  readonly members: readonly string[];
  readonly newPrincipalId: string;
  readonly toCase: string;
  readonly formerRelationship: string;
  readonly custody: string;
  readonly separation: string;
}

export const noChange = (): ChangeValues => ({
  ...{ kind: '', because: '', happenedOn: '', evidence: '', personId: '', members: [], newPrincipalId: '' },
  ...{ toCase: '', formerRelationship: '', custody: '', separation: '' },
  member: emptyMember(''),
});

/** Whether whoever leads the household goes, so that another member has to lead it. */
export function needsNewPrincipal(
  values: ChangeValues,
  principalId: string | undefined,
  active: number,
): boolean {
  if (principalId === undefined) return false;
  if (values.kind === 'leaves') return values.personId === principalId && active > 1;
  const moving = values.kind === 'parts' || values.kind === 'moves';
  return moving && values.members.includes(principalId) && values.members.length < active;
}

/** The change in the form that the server accepts. */
export function changeOf(
  values: ChangeValues,
  majority: number,
  needsPrincipal: boolean,
  now: Date,
): unknown {
  const { kind, because, personId, members, toCase, custody, separation, formerRelationship } = values;
  const newPrincipal = needsPrincipal ? { newPrincipalId: values.newPrincipalId } : {};
  switch (kind) {
    case 'joins':
      return { kind, because, member: memberOf(values.member, majority, now) };
    case 'leaves':
      return { kind, because, personId, ...newPrincipal };
    case 'parts':
      return { kind, members, ...newPrincipal };
    case 'moves':
      return { kind, members, toCase, ...newPrincipal };
    case 'leads':
      return { kind, personId, formerRelationship };
    case 'custody':
      return { kind, personId, custody, separation };
    default:
      return { kind };
  }
}
