import * as z from 'zod';
import { DateSchema, InstantSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';
import type { ConsentPurpose } from './consent.ts';
import { ConsentPurposeSchema } from './consent.ts';

/** What somebody can ask for besides a copy of their data and the end of a consent, which have doors of their own. */
export const RightSchema = z.enum(['correction', 'restriction', 'objection', 'erasure']);
export type Right = z.infer<typeof RightSchema>;

/**
 * Who asked: the person, who cares for a child, who acts for somebody, the sponsor, or nobody but the policy's time of
 * keeping, which is over.
 */
export const AskedBySchema = z.enum(['self', 'guardian', 'representative', 'sponsor', 'retention']);
export const RightsChannelSchema = z.enum(['in-person', 'telephone', 'letter', 'message', 'partner']);
/** How somebody was told; years after a closure not everybody can be reached. */
export const ToldSchema = z.enum([...RightsChannelSchema.options, 'not-reached']);

const WordsSchema = personal(z.string().trim().min(1).max(2000));

/**
 * What a person or sponsor asked for about their data, and what became of it. A restriction or an objection stands from
 * `granted` until it is `lifted`; an erasure that was granted is `erased` when everything is gone. Kept for good, without
 * the words once they are erased.
 */
export const RightsRequestSchema = z.object({
  type: z.literal('rights-request'),
  schema: z.literal(4),
  id: z.string(),
  /** The case or sponsor. */
  caseId: z.string(),
  /** The member whose data it is about; absent if it is about the whole household, or a sponsor. */
  personId: z.string().optional(),
  right: RightSchema,
  /** What an objection is against. */
  purpose: ConsentPurposeSchema.optional(),
  askedBy: AskedBySchema,
  /** Absent where nobody asked. */
  channel: RightsChannelSchema.optional(),
  /** What they said; absent once it is erased. */
  words: WordsSchema.optional(),
  askedOn: DateSchema,
  dueOn: DateSchema,
  recordedBy: z.string(),
  recordedAt: InstantSchema,
  status: z.enum(['asked', 'granted', 'refused', 'lifted', 'erased']),
  decision: z
    .object({
      by: z.string(),
      at: InstantSchema,
      reasonCode: z.string().optional(),
      /** How the person was told. */
      told: ToldSchema,
    })
    .optional(),
  /** What was changed, or why not, in words. */
  outcome: personal(z.string().max(4000)).optional(),
  lifted: z.object({ by: z.string(), at: InstantSchema, reasonCode: z.string() }).optional(),
  /** When everything was gone, and the day on which the last backup that may still have it expires. */
  carriedOut: z.object({ at: InstantSchema, backupsUntil: DateSchema }).optional(),
});
export type RightsRequest = z.infer<typeof RightsRequestSchema>;

declare module './entities.ts' {
  interface Entities {
    'rights-request': RightsRequest;
  }
}
declare module './case-file.ts' {
  interface CaseFile {
    /** What members asked for about their data. */
    rights: RightsRequest[];
  }
}

/** Why a member's data may be stored but not used for a purpose. */
export type NotUsed = 'restricted' | 'objected';

/**
 * Whether a restriction or an objection stands in the way of a use, whatever was consented to: asked wherever consent
 * is, and where data is used without one.
 */
export function notUsed(
  rights: readonly RightsRequest[],
  personId: string | undefined,
  purpose: ConsentPurpose | undefined,
): NotUsed | undefined {
  const standing = rights.filter(
    (one) => one.status === 'granted' && (one.personId === undefined || one.personId === personId),
  );
  if (standing.some(({ right }) => right === 'restriction' || right === 'erasure')) return 'restricted';
  const objects = (one: RightsRequest) => one.right === 'objection' && one.purpose === purpose;
  return purpose !== undefined && standing.some(objects) ? 'objected' : undefined;
}

/** True of two records of one request, which members took along from case to case before it was decided on. */
export const isSameAsked = (one: RightsRequest, other: RightsRequest): boolean =>
  one.right === other.right &&
  one.purpose === other.purpose &&
  one.recordedAt === other.recordedAt &&
  (one.personId === undefined || one.personId === other.personId);

/** What the audit says of a request: codes and ids, never what was said. */
export const detailsOf = ({ right, personId, purpose, askedBy, channel }: RightsRequest) => ({
  ...{ right, askedBy },
  ...(channel === undefined ? {} : { channel }),
  ...(personId === undefined ? {} : { personId }),
  ...(purpose === undefined ? {} : { purpose }),
});
