import { ageAt, dateOf, startOf } from '../kernel/calendar.ts';
import { identifier } from '../kernel/identifier.ts';
import type { CaseFile } from './case-file.ts';
import type { Consent, ConsentPurpose } from './consent.ts';
import { isFor } from './consent-recipients.ts';
import type { Person } from './person.ts';
import { notUsed } from './rights-request.ts';

/** The part of a case file that questions about consent look at. */
export type ConsentFile = Pick<CaseFile, 'case' | 'persons' | 'consents' | 'policy' | 'rights'>;

/**
 * Whether this may be done with this person's data. `recipients` are the names by which a consent can refer to the
 * recipient.
 */
export interface ConsentQuestion {
  personId: string;
  purpose: ConsentPurpose;
  recipients?: readonly string[];
}

/** Why it may not be done, the nearest miss first. */
export const CONSENT_GAPS = [
  'restricted',
  'objected',
  'withdrawn',
  'expired',
  'not-yet',
  'child-disagrees',
  'child-not-heard',
  'not-their-own',
  'other-recipient',
  'none',
] as const;
export type ConsentGap = (typeof CONSENT_GAPS)[number];

/** The consent that it rests on, with all that are in force; or what is missing. */
export type ConsentAnswer = { restsOn: string; holding: readonly Consent[] } | { missing: ConsentGap };

const idOfBefore = ({ caseId, purpose, recipient, givenOn }: Consent): string =>
  identifier('consent', caseId, purpose, recipient, givenOn);

/**
 * True of a consent that an earlier version copied into the case in which a found person joins a relative, under that
 * person's name although nobody had signed it.
 */
const isForged = (file: ConsentFile, consent: Consent): boolean =>
  consent.taken === 'before-schema-2' &&
  file.case.programme === 'family-reunification' &&
  (file.case.linked ?? []).some(({ because }) => because === 'reunification') &&
  consent.id !== idOfBefore(consent);

function gapOf(file: ConsentFile, consent: Consent, person: Person, at: string): ConsentGap | undefined {
  const on = dateOf(at);
  const { majority } = file.policy.bestInterests;
  const age = ageAt(person.birthDate, at);
  const before = consent.taken === 'before-schema-2';
  const own = consent.personId === person.id;
  const guarded = consent.guards && !own && age < majority;
  if ((!own && !guarded) || isForged(file, consent)) return 'none';
  if (consent.withdrawnAt !== undefined || consent.except?.includes(person.id)) return 'withdrawn';
  if (consent.expiresOn !== undefined && consent.expiresOn < on) return 'expired';
  if (consent.givenOn > on) return 'not-yet';
  // A guardian's consent ends when the child comes of age, and a child's own is not enough by itself.
  if (age >= majority) return consent.signedAs === 'self' ? undefined : 'not-their-own';
  if (own && consent.signedAs === 'self' && !before) return 'not-their-own';
  if (guarded && !signedByAdult(file, consent, at)) return 'not-their-own';
  const heard = own ? consent.childView : undefined;
  if (heard === 'disagrees') return 'child-disagrees';
  const then = ageAt(person.birthDate, startOf(consent.givenOn));
  const asks = then >= file.policy.consent.viewFrom && heard === undefined && !before;
  return asks ? 'child-not-heard' : undefined;
}

const signedByAdult = (file: ConsentFile, { personId }: Consent, at: string): boolean =>
  file.persons.some(
    ({ id, birthDate }) => id === personId && ageAt(birthDate, at) >= file.policy.bestInterests.majority,
  );

/**
 * Whether something may be done with a person's data at an instant, and which consent allows it. Consent is personal:
 * one adult's does not cover another, and a guardian's ends when the child comes of age. A child who was old enough
 * when asked is heard, whoever signed. A restriction or an objection that stands overrides every consent.
 */
export function mayUse(file: ConsentFile, question: ConsentQuestion, at: string): ConsentAnswer {
  const person = file.persons.find(({ id }) => id === question.personId);
  if (!person) return { missing: 'none' };
  const stopped = notUsed(file.rights, person.id, question.purpose);
  if (stopped) return { missing: stopped };
  const ofPurpose = file.consents.filter(({ purpose }) => purpose === question.purpose);
  const gaps = new Set<ConsentGap>();
  const holding = ofPurpose.filter((consent) => {
    const gap = gapOf(file, consent, person, at);
    if (gap !== undefined) gaps.add(gap);
    else if (!isFor(consent, question.recipients ?? [])) gaps.add('other-recipient');
    else return true;
    return false;
  });
  const [first] = holding;
  if (first && !gaps.has('child-disagrees')) return { restsOn: first.id, holding };
  return { missing: CONSENT_GAPS.find((gap) => gaps.has(gap)) ?? 'none' };
}
