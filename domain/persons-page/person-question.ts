import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import { stageDone } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { CaseError } from '../kernel/errors.ts';
import { personal } from '../kernel/personal-data.ts';
import type { Prepared } from '../work-item/kind.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../work-item/kind.ts';
import type { PersonMessage } from './person-message.ts';

/** The kind of work that answers what a person asked on their page. */
export const PERSON_QUESTION = 'person-question';

/** The message that an item is about. */
export const askedIn = (
  { asked }: Pick<CaseFile, 'asked'>,
  subject: string | undefined,
): (PersonMessage & { topic?: undefined }) | undefined => asked.find(({ id }) => id === subject);

const form = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('answered'), answer: personal(z.string().trim().min(1).max(4000)) }),
  z.strictObject({ decision: z.literal('closed'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
]);

/** Who looks after the family answers: from the arrival on, the office where it arrived. */
function officeThatCares(file: CaseFile): Prepared {
  const { destinationOffice } = file.case;
  return destinationOffice !== undefined && stageDone(file, 'travel') ? { office: destinationOffice } : {};
}

/** A person asked something on their page; the answer appears there. */
export const personQuestion = workItemKind({
  kind: PERSON_QUESTION,
  stage: 'closure',
  role: 'caseworker',
  place: 'asylum',
  anyTime: true,
  prepare: officeThatCares,
  form,
  decide({ file, item, command }, wanted): Change {
    const message = askedIn(file, item.subject);
    if (!message) throw new CaseError('NotFound', 'Expected the message that the work item is about.');
    const answer = wanted.decision === 'answered' ? { answer: wanted.answer } : {};
    return {
      patch: {},
      writes: [{ ...message, ...answer, answeredAt: command.at }],
      facts: [
        {
          act: `person-question.${wanted.decision}`,
          subject: message.id,
          details: { personId: message.personId },
        },
      ],
      answer: {},
    };
  },
});
