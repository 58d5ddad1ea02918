import { ageAt, dateOf } from '../kernel/calendar.ts';
import { type Lever, waysOtherwise } from '../kernel/smallest-change.ts';
import type { Why } from '../kernel/why.ts';
import type { CaseFile } from './case-file.ts';
import type { Consent, ConsentPurpose } from './consent.ts';
import { usualRecipient } from './consent-recipients.ts';
import { CONSENT_USES } from './consent-uses.ts';
import { isAskingStage, missingFor } from './consent-work.ts';

/** Why members are asked for a consent before a stage, and what would have left them unasked; undefined if nobody is. */
export function whyConsentAsked(file: CaseFile, stage: string | undefined, at: string): Why | undefined {
  if (!isAskingStage(stage)) return undefined;
  const missing = missingFor(file, stage, at);
  if (missing.length === 0) return undefined;
  const { purpose } = CONSENT_USES[stage];
  const held = (now: CaseFile, personId: string): Consent[] =>
    now.consents.filter((consent) => consent.personId === personId && consent.purpose === purpose);
  const levers = missing.flatMap((personId): Lever<CaseFile>[] => {
    const given = ifGiven(file, purpose, personId, at);
    const over = (change: (consent: Consent) => Consent) => (now: CaseFile) => ({
      ...now,
      consents: now.consents.map((one) => (held(now, personId).includes(one) ? change(one) : one)),
    });
    const as = (lever: Lever<CaseFile>['lever'], apply: (now: CaseFile) => CaseFile): Lever<CaseFile> => ({
      ...{ lever, personId, steps: [{ values: {}, apply }] },
    });
    const known = held(file, personId);
    if (known.some(({ withdrawnAt }) => withdrawnAt !== undefined))
      return [
        as(
          'consent-not-withdrawn',
          over(({ withdrawnAt: _, ...kept }) => kept),
        ),
      ];
    if (known.some(({ expiresOn }) => expiresOn !== undefined))
      return [
        as(
          'consent-not-ended',
          over(({ expiresOn: _, ...kept }) => kept),
        ),
      ];
    return [as('consent-given', (now) => ({ ...now, consents: [...now.consents, ...given] }))];
  });
  return {
    rule: 'consent-before-stage',
    // Only what a sponsor would be told may stay untold: everything else ends the case.
    values: {
      purpose,
      stage,
      ends: stage === 'sponsorship' ? 'sponsors' : 'case',
      policy: file.policy.version,
    },
    ways: waysOtherwise((now) => missingFor(now, stage, at).length === 0, file, levers),
  };
}

/** A consent as it would stand if the person, or a guardian for a child, had given it today. */
export function ifGiven(
  { case: { id, destinationOffice }, persons, policy }: CaseFile,
  purpose: ConsentPurpose,
  personId: string,
  at: string,
): Consent[] {
  const recipient = usualRecipient(purpose, destinationOffice);
  const person = persons.find((one) => one.id === personId);
  if (recipient === undefined || !person) return [];
  const isChild = ageAt(person.birthDate, at) < policy.bestInterests.majority;
  const signed = isChild
    ? ({ signedAs: 'guardian', childView: 'agrees' } as const)
    : ({ signedAs: 'self', signatory: personId } as const);
  return [
    {
      ...{ type: 'consent', schema: 3, id: `if-given-${personId}`, caseId: id, personId, purpose, recipient },
      ...{ fields: [], textVersion: '', givenOn: dateOf(at), taken: 'signed', guards: false },
      ...signed,
    },
  ];
}
