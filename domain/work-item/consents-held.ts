import * as z from 'zod';
import { activeMembers, type CaseFile } from '../case/case-file.ts';
import { ConsentPurposeSchema } from '../case/consent.ts';
import { CONSENT_GAPS, mayUse } from '../case/consent-question.ts';
import type { FieldClass } from '../case/field-class.ts';
import { DateSchema } from '../kernel/calendar.ts';
import { STAGES } from '../kernel/catalogue.ts';
import { personal } from '../kernel/personal-data.ts';
import type { WorkItem } from './work-item.ts';

/** One purpose: for whom a consent holds now, and for whom of those whose consent the stage asks for it does not. */
export const ConsentsHeldSchema = z.object({
  purpose: ConsentPurposeSchema,
  /** Whether the stage of the work asks for it. */
  asked: z.boolean(),
  holds: z.array(
    z.object({
      personId: z.string(),
      /** The last day that it holds; null without an end. */
      until: DateSchema.nullable(),
      /** For whom it was given; null for readers who may not see identity. */
      recipients: personal(z.array(z.string())).nullable(),
    }),
  ),
  lacks: z.array(z.object({ personId: z.string(), why: z.enum(CONSENT_GAPS) })),
});
export type ConsentsHeld = z.infer<typeof ConsentsHeldSchema>;

const askedBy = ({ stage }: WorkItem) => {
  const rule = stage === 'family-tracing' ? { consent: { purpose: 'tracing' } } : STAGES[stage];
  return 'consent' in rule ? rule.consent.purpose : undefined;
};

/** The consents of a household that hold at this moment, by purpose; first the one that the work's stage asks for. */
export function consentsHeld(
  file: CaseFile,
  item: WorkItem,
  at: string,
  sees: readonly FieldClass[],
): ConsentsHeld[] {
  const asked = askedBy(item);
  const purposes = ConsentPurposeSchema.options.toSorted((a, b) => Number(b === asked) - Number(a === asked));
  return purposes
    .map((purpose) => {
      const recipients = file.consents.filter((one) => one.purpose === purpose).map((one) => one.recipient);
      const answers = activeMembers(file).map(({ id: personId }) => ({
        personId,
        answer: mayUse(file, { personId, purpose, recipients }, at),
      }));
      return {
        purpose,
        asked: purpose === asked,
        holds: answers.flatMap(({ personId, answer }) => {
          if ('missing' in answer) return [];
          const ends = answer.holding.map(({ expiresOn }) => expiresOn ?? '');
          const until = ends.includes('') ? null : (ends.toSorted().at(-1) ?? null);
          const given = [...new Set(answer.holding.map(({ recipient }) => recipient))];
          return [{ personId, until, recipients: sees.includes('identity') ? given : null }];
        }),
        lacks: answers.flatMap(({ personId, answer }) =>
          'missing' in answer && purpose === asked ? [{ personId, why: answer.missing }] : [],
        ),
      };
    })
    .filter(({ asked: isAsked, holds }) => isAsked || holds.length > 0);
}
