import * as z from 'zod';
import type { Command } from '../actor.ts';
import { InstantSchema } from '../calendar.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { CaseError } from '../errors.ts';
import { identifier } from '../identifier.ts';
import { noticeTo, toRole } from '../notices/to.ts';
import { personal } from '../personal-data.ts';
import type { DecisionContext } from '../work-item/kind.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../work-item/kind.ts';
import { sponsorWorkKind } from '../work-item/sponsor-kind.ts';

/** What a worry can be about; safety goes to a protection officer the same day. */
export const WorryTopicSchema = z.enum([
  'safety',
  'health',
  'housing',
  'money',
  'school',
  'relation',
  'other',
]);
export type WorryTopic = z.infer<typeof WorryTopicSchema>;

/** What a sponsor wrote on one of its pages: a question about an offer, or a worry after it accepted. */
export const SponsorMessageSchema = z.object({
  type: z.literal('sponsor-message'),
  schema: z.literal(1),
  id: z.string(),
  caseId: z.string(),
  offerId: z.string(),
  sponsorId: z.string(),
  kind: z.enum(['question', 'worry']),
  topic: WorryTopicSchema.optional(),
  text: personal(z.string().max(4000)),
  at: InstantSchema,
  answer: personal(z.string().max(4000)).optional(),
  answeredAt: InstantSchema.optional(),
});
export type SponsorMessage = z.infer<typeof SponsorMessageSchema>;

/** So many messages about one offer; a link that somebody else got hold of cannot fill a queue. */
const MOST_MESSAGES = 20;

/** Keeps what a sponsor wrote; the relay opens the work item. */
export function writeMessage(
  file: CaseFile,
  wanted: Pick<SponsorMessage, 'offerId' | 'sponsorId' | 'kind' | 'text'> & { topic?: WorryTopic },
  command: Command,
): Change {
  if (file.messages.filter(({ offerId }) => offerId === wanted.offerId).length >= MOST_MESSAGES)
    throw new CaseError('WrongState', `Expected at most ${MOST_MESSAGES} messages about an offer.`);
  const id = identifier('message', file.case.id, command.id);
  const { kind, topic } = wanted;
  const safety = topic === 'safety';
  const office = file.case.destinationOffice;
  return {
    head: {},
    puts: [
      { type: 'sponsor-message', schema: 1, id, caseId: file.case.id, ...wanted, at: command.at },
      ...(safety ? [toRole(file, 'protection-officer', office, 'protection-concern', command)] : []),
    ],
    facts: [
      {
        act: `sponsor-message.${kind}`,
        subject: id,
        details: { offerId: wanted.offerId, ...(topic ? { topic } : {}) },
      },
    ],
    answer: { messageId: id },
  };
}

const messageOf = ({ file, item }: DecisionContext): SponsorMessage => {
  const message = file.messages.find(({ id }) => id === item.subject);
  if (!message) throw new CaseError('NotFound', 'Expected the message that the work item is about.');
  return message;
};

/** A sponsor asked something about an offer; the answer is put on its page and a notice says so. */
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
    if (form.decision === 'closed') return { head: {}, puts: [], facts: [fact], answer: {} };
    const due = file.workItems.find(
      ({ kind, subject }) => kind === 'sponsor-offer' && subject === message.offerId,
    );
    const data = { offerId: message.offerId, ...(due ? { dueAt: due.dueAt } : {}) };
    const to = { kind: 'sponsor' as const, id: message.sponsorId };
    return {
      head: {},
      puts: [
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
    head: {},
    puts: [],
    facts: [{ act, subject: item.subject ?? '', details: { decision } }],
    answer: {},
  });

/** A sponsor told a worry that does not touch anybody's safety: looked at the same day. */
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

/** A notice of a case to a sponsor did not get through: somebody reaches it otherwise, or puts its address right. */
export const contactFailed = workItemKind({ ...failedContact, place: 'destination' });

/** The same of a notice that is about the sponsor itself. */
export const contactFailedOfSponsor = sponsorWorkKind(failedContact);
