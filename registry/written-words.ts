import * as z from 'zod';
import type { CaseFile } from '../domain/case/case-file.ts';
import type { FieldClass } from '../domain/case/field-class.ts';
import type { RightsRequest } from '../domain/case/rights-request.ts';
import { RightSchema } from '../domain/case/rights-request.ts';
import type { Role } from '../domain/kernel/actor.ts';
import { InstantSchema } from '../domain/kernel/calendar.ts';
import { personal } from '../domain/kernel/personal-data.ts';
import { askedIn } from '../domain/persons-page/person-question.ts';
import { WorryTopicSchema } from '../domain/sponsorship/sponsor-message.ts';
import type { WorkItem } from '../domain/work-item/work-item.ts';
import { anyKindNamed } from './any-kind.ts';

/** What a sponsor or the family wrote or said, in their own words. */
export const WrittenSchema = z.object({
  id: z.string(),
  from: z.enum(['sponsor', 'family']),
  what: z.enum(['question', 'worry', ...RightSchema.options]),
  topic: WorryTopicSchema.nullable(),
  text: personal(z.string()),
  at: InstantSchema,
  answer: personal(z.string()).nullable(),
});
export type Written = z.infer<typeof WrittenSchema>;

/** Who is told what families ask about their data, on the list of it as well. */
const TOLD_OF_RIGHTS: readonly Role[] = [
  'caseworker',
  'protection-officer',
  'sponsorship-officer',
  'supervisor',
];
const MAX_WRITTEN = 20;

const newestFirst = (a: Written, b: Written): number => Date.parse(b.at) - Date.parse(a.at);

/** What was said with requests about data. */
export const saidWithRequests = (
  rights: readonly RightsRequest[],
  item: WorkItem,
  sees: readonly FieldClass[],
): Written[] =>
  TOLD_OF_RIGHTS.includes(item.role) && sees.includes('identity')
    ? rights.flatMap(({ id, right, words, recordedAt, outcome, askedBy }) =>
        words === undefined || id === item.subject
          ? []
          : [
              {
                ...{ id, what: right, topic: null, text: words, at: recordedAt, answer: outcome ?? null },
                from: askedBy === 'sponsor' ? ('sponsor' as const) : ('family' as const),
              },
            ],
      )
    : [];

/** What was written about a case, but for what the item itself is about: a sponsor's words where sponsors are. */
export function writtenAbout(file: CaseFile, item: WorkItem, sees: readonly FieldClass[]): Written[] {
  const concerns = item.stage === 'sponsorship' || anyKindNamed(item.kind).place === 'destination';
  const messages = concerns ? file.messages : [];
  const seen = messages.filter(
    ({ id, kind }) => id !== item.subject && sees.includes(kind === 'worry' ? 'protection' : 'identity'),
  );
  return [
    ...seen.map(({ id, kind, topic, text, at, answer }) => ({
      ...{ id, from: 'sponsor' as const, what: kind, topic: topic ?? null },
      ...{ text, at, answer: answer ?? null },
    })),
    ...saidWithRequests(file.rights, item, sees),
  ]
    .toSorted(newestFirst)
    .slice(0, MAX_WRITTEN);
}

/** What a sponsor, or a person on their page, wrote that a work item is about. */
export function messageOf(
  file: CaseFile,
  { subject }: WorkItem,
): { text: string; topic: string | null; at: string } | null {
  const found = file.messages.find(({ id }) => id === subject) ?? askedIn(file, subject);
  return found ? { text: found.text, topic: found.topic ?? null, at: found.at } : null;
}
