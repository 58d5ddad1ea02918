import type { Consent } from '../case/consent.ts';
import type { Person } from '../case/person.ts';
import { ageAt } from '../kernel/calendar.ts';
import { identifier } from '../kernel/identifier.ts';
import { present } from '../kernel/present.ts';
import type { Policy } from '../policy/policy.ts';
import type { NewConsent } from './new-consent.ts';

type Signed = Pick<Consent, 'personId' | 'signedAs' | 'guards'> & { signatory?: string };

function signed(
  { member, guardian }: NewConsent,
  persons: readonly Person[],
  isChild: (person: Person) => boolean,
): Signed {
  const principal = present(
    persons.find((person) => person.relationship === 'principal-applicant'),
    'a household with a principal applicant',
  );
  const person =
    member === undefined ? principal : present(persons[member], `a consent of a member, member ${member}`);
  if (!isChild(person))
    return { personId: person.id, signatory: person.id, signedAs: 'self', guards: member === undefined };
  const adults = persons.filter((one) => !isChild(one));
  const named = guardian === undefined ? undefined : persons[guardian];
  const signatory = [named, principal, ...adults].find((one) => one !== undefined && !isChild(one));
  const by = { personId: person.id, guards: false };
  return signatory
    ? { ...by, signatory: signatory.id, signedAs: 'guardian' }
    : { ...by, signedAs: 'representative' };
}

/** The consents of a newly registered household, one per person. A child who applies alone agrees by applying. */
export function newConsents(
  wanted: readonly NewConsent[],
  persons: readonly Person[],
  policy: Policy,
  at: string,
): Consent[] {
  const isChild = ({ birthDate }: Person) => ageAt(birthDate, at) < policy.bestInterests.majority;
  return wanted.map((given): Consent => {
    const { member, guardian: _signs, taken = 'signed', ...consent } = given;
    const { purpose, recipient, givenOn } = consent;
    const by = signed(given, persons, isChild);
    const { caseId } = present(persons[0], 'a household with a member');
    const own = member === undefined ? [] : [by.personId];
    const applies = by.signedAs !== 'self' && member === undefined;
    return {
      type: 'consent',
      schema: 3,
      id: identifier('consent', caseId, purpose, recipient, givenOn, ...own),
      caseId,
      taken,
      ...by,
      ...(applies ? { childView: 'agrees' as const } : {}),
      ...consent,
    };
  });
}
