import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import { activeMembers, memberOf } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { mergeChanges } from '../case/change.ts';
import type { Consent } from '../case/consent.ts';
import { ConsentSchema, ConsentTakenSchema } from '../case/consent.ts';
import { stillMissing } from '../case/consent-work.ts';
import { LanguageSchema } from '../case/place-codes.ts';
import type { Command } from '../kernel/actor.ts';
import { ageAt, startOf } from '../kernel/calendar.ts';
import { identifier } from '../kernel/identifier.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import { todayAt } from '../policy/policy.ts';
import { decidedAs } from '../work-item/decided-as.ts';
import { isOpen } from '../work-item/work-item.ts';

/** A consent to record for one person. `guardianId` signs for a child; a child who is alone has a representative. */
export const NewConsentOfMemberSchema = z.strictObject({
  ...ConsentSchema.pick({
    personId: true,
    purpose: true,
    recipient: true,
    fields: true,
    textVersion: true,
    givenOn: true,
    expiresOn: true,
    childView: true,
  }).shape,
  language: LanguageSchema,
  taken: ConsentTakenSchema.exclude(['before-schema-2']).default('signed'),
  guardianId: z.string().optional(),
});
export type NewConsentOfMember = z.infer<typeof NewConsentOfMemberSchema>;

/** Who signs for the person: themselves, an adult of the household for a child, or a child's representative. */
function signed(
  file: CaseFile,
  { personId, guardianId, childView, givenOn }: NewConsentOfMember,
  at: string,
) {
  const { majority } = file.policy.bestInterests;
  const { viewFrom } = file.policy.consent;
  const age = ageAt(memberOf(file, personId).birthDate, at);
  if (age >= majority) return { signatory: personId, signedAs: 'self' as const };
  const then = ageAt(memberOf(file, personId).birthDate, startOf(givenOn));
  if (then >= viewFrom && childView === undefined)
    throw invalid('childView', rule('child-view-from', { viewFrom }), 'nothing');
  const adults = activeMembers(file).filter((person) => ageAt(person.birthDate, at) >= majority);
  if (adults.length === 0 && guardianId === undefined) return { signedAs: 'representative' as const };
  const guardian = adults.find(({ id }) => id === guardianId);
  if (!guardian)
    throw invalid(
      'guardianId',
      rule('guardian-of-child'),
      guardianId === undefined ? 'nothing' : 'another id',
    );
  return { signatory: guardian.id, signedAs: 'guardian' as const };
}

/** A consent as it is stored. */
export function consentOf(file: CaseFile, given: NewConsentOfMember, command: Command): Consent {
  const { guardianId: _signs, expiresOn, childView, ...consent } = given;
  const today = todayAt(file.policy, command.actor.office ?? file.case.office, command.at);
  if (consent.givenOn > today) throw invalid('givenOn', rule('not-in-future'), 'a later date');
  return {
    type: 'consent',
    schema: 3,
    id: identifier('consent', file.case.id, command.id, given.personId, given.purpose),
    caseId: file.case.id,
    ...consent,
    ...signed(file, given, command.at),
    guards: false,
    ...(expiresOn === undefined ? {} : { expiresOn }),
    ...(childView === undefined ? {} : { childView }),
  };
}

/** Kinds of work that only ask for consent. */
const ASKING_KINDS = ['consent-request', 'seeker-consent'];

/** Records consents; completes work that only asked for them, so that its workflow continues. */
export function withConsents(file: CaseFile, consents: readonly Consent[], command: Command): Change {
  const after = { ...file, consents: [...file.consents, ...consents] };
  const asked = file.workItems.filter(
    (item) =>
      ASKING_KINDS.includes(item.kind) && isOpen(item) && stillMissing(after, item, command.at).length === 0,
  );
  const recorded: Change = {
    patch: {},
    writes: [...consents],
    facts: consents.map(({ id, personId, purpose, textVersion: _text, signedAs, taken }) => ({
      act: 'consent.given',
      subject: id,
      details: { personId, purpose, signedAs, taken },
    })),
    answer: {},
  };
  return asked
    .map((item) => decidedAs(item, 'given', {}, { decision: 'given' }, command))
    .reduce((change, done) => mergeChanges(change, done), recorded);
}

/** Records the consent of one person. */
export function recordConsent(
  file: CaseFile,
  given: NewConsentOfMember,
  command: Command,
): Change<{ consentId: string }> {
  const consent = consentOf(file, given, command);
  return { ...withConsents(file, [consent], command), answer: { consentId: consent.id } };
}
