import * as z from 'zod';
import { memberOf } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { stateRecipients } from '../../domain/case/consent-recipients.ts';
import { requireConsent } from '../../domain/case/consent-uses.ts';
import { DateSchema } from '../../domain/kernel/calendar.ts';
import { DocumentKindSchema } from '../../domain/kernel/document-kind.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { todayAt } from '../../domain/policy/policy.ts';
import { latestDecision } from '../../domain/work-item/decisions.ts';
import { NoteSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { isPrivileged } from './agreements.ts';
import { lackingForApplication, withoutStandIn } from './checklist.ts';
import { refuseOtherStep } from './course.ts';

const kindsOf = (documents: readonly { kinds: readonly string[] }[]): string[] => [
  ...new Set(documents.flatMap(({ kinds }) => kinds)),
];

/**
 * The application of the family. It is checked for completeness before the rare appointment: what is missing is named and
 * asked of the family, and it is submitted once it is complete, or it is said what stands in for what is missing.
 */
export const reunificationApplication = workItemKind({
  kind: 'reunification-application',
  stage: 'family-reunification',
  role: 'caseworker',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('submitted'),
      submittedOn: DateSchema,
      /** What stands in for each document that is missing, and why there is none. */
      alternatives: z
        .array(
          z.strictObject({
            kind: DocumentKindSchema,
            personId: z.string().optional(),
            instead: personal(z.string().trim().min(1).max(1000)),
          }),
        )
        .max(40)
        .optional(),
      note: NoteSchema,
    }),
  ]),
  lacks: lackingForApplication,
  opens(file, _subject, { at }) {
    const kinds = kindsOf(lackingForApplication(file, at));
    return {
      writes: [],
      facts: kinds.length === 0 ? [] : [{ act: 'application.documents-asked', details: { kinds } }],
    };
  },
  decide({ file, command }, form): Change {
    refuseOtherStep(file, 'application');
    const { submittedOn, alternatives = [] } = form;
    if (submittedOn > todayAt(file.policy, file.case.office, command.at))
      throw invalid('submittedOn', rule('not-in-future'), 'a later date');
    for (const { personId } of alternatives) if (personId !== undefined) memberOf(file, personId);
    const lacking = lackingForApplication(file, command.at);
    const [first, ...others] = withoutStandIn(lacking, alternatives);
    if (first !== undefined)
      throw invalid(
        'alternatives',
        rule('document-or-stand-in', { kinds: kindsOf([first, ...others]).join(', ') }),
        `${alternatives.length} of ${lacking.length}`,
      );
    const recipients = stateRecipients(file.case.destinationOffice);
    const consents = requireConsent(file, 'reunification-application', recipients, command.at);
    const privileged = isPrivileged(
      file,
      latestDecision(file, 'anchor-agreement')?.form.statusSince,
      submittedOn,
    );
    const details = {
      on: submittedOn,
      ...(lacking.length > 0 ? { kinds: kindsOf(lacking) } : {}),
      ...(privileged === undefined ? {} : { privileged }),
      consents,
    };
    return { patch: {}, writes: [], facts: [{ act: 'application.submitted', details }], answer: {} };
  },
});
