import * as z from 'zod';
import type { Change } from '../case/change.ts';
import { noticeTo } from '../case/notice-to.ts';
import { CaseError } from '../kernel/errors.ts';
import { personal } from '../kernel/personal-data.ts';
import type { DecisionContext } from '../work-item/kind.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../work-item/kind.ts';
import { sponsorWorkKind } from './sponsor-kind.ts';
import type { SponsorMessage } from './sponsor-message.ts';

const messageOf = ({ file, item }: DecisionContext): SponsorMessage => {
  const message = file.messages.find(({ id }) => id === item.subject);
  if (!message) throw new CaseError('NotFound', 'Expected the message that the work item is about.');
  return message;
};

/** A sponsor asked something about an offer; the answer appears on its page and a notice says so. */
export const sponsorQuestion = workItemKind({
  kind: 'sponsor-question',
  stage: 'sponsorship',
  role: 'sponsorship-officer',
  place: 'destination',
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('answered'), answer: personal(z.string().trim().min(1).max(4000)) }),
    z.strictObject({ decision: z.literal('closed'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  decide(context, form): Change {
    const message = messageOf(context);
    const { file, command } = context;
    const fact = { act: `sponsor-question.${form.decision}`, subject: message.id };
    // Answered in another way, such as by phone, which the page says.
    if (form.decision === 'closed')
      return {
        patch: {},
        writes: [{ ...message, answeredAt: command.at }],
        facts: [fact],
        answer: {},
      };
    const due = file.workItems.find(
      ({ kind, subject }) => kind === 'sponsor-offer' && subject === message.offerId,
    );
    const data = { offerId: message.offerId, ...(due ? { dueAt: due.dueAt } : {}) };
    const to = { kind: 'sponsor' as const, id: message.sponsorId };
    return {
      patch: {},
      writes: [
        { ...message, answer: form.answer, answeredAt: command.at },
        noticeTo(file.case.id, to, 'sponsor-answered', command, data),
      ],
      facts: [fact],
      answer: {},
    };
  },
});

const settledForm = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('resolved'), note: NoteSchema }),
  z.strictObject({ decision: z.literal('referred'), to: z.string().max(60), note: NoteSchema }),
]);
const settle =
  (act: string) =>
  ({ item }: Pick<DecisionContext, 'item'>, { decision }: { decision: string }): Change => ({
    patch: {},
    writes: [],
    facts: [{ act, subject: item.subject ?? '', details: { decision } }],
    answer: {},
  });

/** A sponsor reported a worry that does not concern anybody's safety: dealt with the same day. */
export const sponsorWorry = workItemKind({
  kind: 'sponsor-worry',
  stage: 'post-arrival-follow-up',
  role: 'sponsorship-officer',
  place: 'destination',
  form: settledForm,
  decide: settle('sponsor-worry.settled'),
});

const failedContact = {
  kind: 'contact-failed',
  stage: 'sponsorship',
  role: 'sponsorship-officer',
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('contacted'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('not-reached'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  decide: settle('contact-failed.settled'),
} as const;

/** A notice about a case did not reach a sponsor: somebody reaches it in another way or corrects its address. */
export const contactFailed = workItemKind({ ...failedContact, place: 'destination' });

/** The same for a notice about the sponsor itself. */
export const contactFailedOfSponsor = sponsorWorkKind(failedContact);
