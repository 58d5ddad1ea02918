import type { Person } from '../../domain/case/person.ts';
import type { Relation } from '../../domain/tracing/schema.ts';

type Relationship = Person['relationship'];
export type Kin = Pick<Person, 'id' | 'name' | 'sex' | 'relationship' | 'birthDate'>;

/** Roles in a household, relative to the principal applicant, from which relations between two members follow. */
type Role = 'self' | 'spouse' | 'child' | 'parent' | 'sibling' | 'other';

const ROLES: Partial<Record<Relationship, Role>> = {
  'principal-applicant': 'self',
  spouse: 'spouse',
  son: 'child',
  daughter: 'child',
  mother: 'parent',
  father: 'parent',
  brother: 'sibling',
  sister: 'sibling',
};
const roleOf = (relationship: Relationship): Role => ROLES[relationship] ?? 'other';

const PARENT: Record<Person['sex'], Relation> = { f: 'mother', m: 'father', x: 'other', u: 'other' };
const grandparent = (sex: Person['sex']): Relation => (sex === 'm' ? 'grandfather' : 'other');

/** What the member with the second role is to the member with the first; unlisted roles are `other`. */
const KINSHIP: Record<string, Relation | ((sex: Person['sex']) => Relation)> = {
  'self spouse': 'spouse',
  'self child': 'child',
  'self parent': (sex) => PARENT[sex],
  'self sibling': 'sibling',
  'spouse self': 'spouse',
  'spouse child': 'child',
  'child self': (sex) => PARENT[sex],
  'child spouse': (sex) => PARENT[sex],
  'child child': 'sibling',
  'child parent': grandparent,
  'parent self': 'child',
  'parent sibling': 'child',
  'parent parent': 'spouse',
  'sibling self': 'sibling',
  'sibling sibling': 'sibling',
  'sibling parent': (sex) => PARENT[sex],
};

/** What `other` is to `member`, as far as it follows from their relationships to the principal applicant. */
export function relationBetween(member: Kin, other: Kin): Relation {
  const known = KINSHIP[`${roleOf(member.relationship)} ${roleOf(other.relationship)}`] ?? 'other';
  return typeof known === 'function' ? known(other.sex) : known;
}

/** What somebody with this relation to the seeker is to a sought person with that relationship to the seeker. */
const BRIDGED: Record<string, Relation | ((sex: Person['sex']) => Relation)> = {
  'sibling mother': 'mother',
  'sibling father': 'father',
  'sibling grandfather': 'grandfather',
  'sibling sibling': 'sibling',
  'parent sibling': 'child',
  'parent mother': 'spouse',
  'parent father': 'spouse',
  'child child': 'sibling',
  'child spouse': (sex) => PARENT[sex],
  'child father': grandparent,
  'spouse child': 'child',
};

/** What a relative of the seeker is to the person the seeker looks for; undefined if it does not follow. */
export function relationToSought(
  sought: Relationship,
  toSeeker: Relation,
  sex: Person['sex'],
): Relation | undefined {
  const known = BRIDGED[`${roleOf(sought)} ${toSeeker}`];
  return typeof known === 'function' ? known(sex) : known;
}

/** What the seeker is to the sought person. */
export function seekerRelation(sought: Relationship, seekerSex: Person['sex']): Relation {
  switch (roleOf(sought)) {
    case 'spouse':
      return 'spouse';
    case 'child':
      return PARENT[seekerSex];
    case 'parent':
      return 'child';
    case 'sibling':
      return 'sibling';
    default:
      return sought === 'grandchild' ? grandparent(seekerSex) : 'other';
  }
}
