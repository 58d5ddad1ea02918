import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import { activeMembers, memberOf } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import type { Consent, ConsentPurpose } from '../case/consent.ts';
import { ConsentTakenSchema } from '../case/consent.ts';
import { usualRecipient } from '../case/consent-recipients.ts';
import { CONSENT_USES } from '../case/consent-uses.ts';
import { isAskingStage, missingFor, stillMissing } from '../case/consent-work.ts';
import { LanguageSchema } from '../case/place-codes.ts';
import type { Command } from '../kernel/actor.ts';
import { ageAt, DateSchema, dateOf } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../work-item/kind.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { consentOf, withConsents } from './record-consent.ts';

/**
 * What is recorded when consent is given: who agreed, and which children old enough to be heard (12 by policy) agreed
 * too.
 */
export const GivenSchema = z.strictObject({
  decision: z.literal('given'),
  consenting: z.array(z.string()).min(1).max(20),
  childrenHeard: z.array(z.string()).max(20).default([]),
  recipient: z.string().min(1).max(100).optional(),
  textVersion: z.string().min(1).max(40),
  language: LanguageSchema,
  taken: ConsentTakenSchema.exclude(['before-schema-2']),
  expiresOn: DateSchema.optional(),
  note: NoteSchema,
});
export const RefusedSchema = z.strictObject({
  decision: z.literal('refused'),
  reasonCode: ReasonCodeSchema,
  note: NoteSchema,
});

/** The file without the item that is being decided. */
export const withoutItem = (file: CaseFile, item: WorkItem): CaseFile => ({
  ...file,
  workItems: file.workItems.filter(({ id }) => id !== item.id),
});

/** The consents that a form records, one for each person it names. */
export function consentsFrom(
  file: CaseFile,
  purpose: ConsentPurpose,
  form: z.infer<typeof GivenSchema>,
  command: Command,
): Consent[] {
  const { majority } = file.policy.bestInterests;
  const isChild = (personId: string) => ageAt(memberOf(file, personId).birthDate, command.at) < majority;
  const guardian = activeMembers(file)
    .filter(({ id }) => !isChild(id))
    .sort(
      (a, b) =>
        Number(b.relationship === 'principal-applicant') - Number(a.relationship === 'principal-applicant'),
    )[0];
  return form.consenting.map((personId) => {
    const agrees = form.childrenHeard.includes(personId) ? { childView: 'agrees' as const } : {};
    const { textVersion, language, taken, expiresOn } = form;
    const recipient = form.recipient ?? usualRecipient(purpose, file.case.destinationOffice);
    if (recipient === undefined) throw invalid('recipient', rule('required'), 'none');
    const given = {
      ...{
        personId,
        purpose,
        recipient,
        fields: [],
        textVersion,
        language,
        taken,
        givenOn: dateOf(command.at),
      },
      ...(expiresOn === undefined ? {} : { expiresOn }),
      ...(isChild(personId) ? { ...agrees, ...(guardian ? { guardianId: guardian.id } : {}) } : {}),
    };
    return consentOf(file, given, command);
  });
}

/**
 * Asks members for a consent that a stage is waiting for. Anyone left out is asked again. If the household goes on
 * without it, the case ends, unless the consent was only for a sponsor.
 */
export const consentRequest = workItemKind({
  kind: 'consent-request',
  stage: 'eligibility-review',
  role: 'caseworker',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [GivenSchema, RefusedSchema]),
  prepare(file, subject, at) {
    if (!isAskingStage(subject)) return {};
    return {
      stage: subject,
      context: { purpose: CONSENT_USES[subject].purpose, missing: missingFor(file, subject, at) },
    };
  },
  decide({ file, item, command }, form): Change {
    const { subject } = item;
    if (!isAskingStage(subject))
      throw new CaseError('WrongState', 'Expected an item that a stage waits for, received another.');
    const { purpose } = CONSENT_USES[subject];
    if (form.decision === 'refused') {
      const details = { purpose, reasonCode: form.reasonCode };
      const closing = { outcome: 'withdrawn' as const, reasonCode: form.reasonCode };
      return {
        patch: subject === 'sponsorship' ? {} : { status: 'closing', closing },
        writes: [],
        facts: [{ act: 'consent.refused', details }],
        answer: {},
      };
    }
    const unknown = form.consenting.filter((id) => !stillMissing(file, item, command.at).includes(id));
    if (unknown.length > 0) throw invalid('consenting', rule('asked-members'), `${unknown.length} others`);
    return withConsents(withoutItem(file, item), consentsFrom(file, purpose, form, command), command);
  },
});
