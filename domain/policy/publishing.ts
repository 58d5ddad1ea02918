import * as z from 'zod';
import { InstantSchema } from '../kernel/calendar.ts';
import { PolicySchema } from './policy.ts';

/** A version that one administrator wrote and another has to publish. */
export const PolicyDraftSchema = z.object({ policy: PolicySchema, by: z.string(), at: InstantSchema });
export type PolicyDraft = z.infer<typeof PolicyDraftSchema>;

/** What an administrator's sending of a version makes of it: a draft, or what the draft's writer is not alone with. */
export const PublishingSchema = z.enum(['drafted', 'published']);
export type Publishing = z.infer<typeof PublishingSchema>;

/** Four eyes: published is what somebody else has drafted, unchanged; anything else becomes the draft. */
export const publishingOf = (draft: PolicyDraft | undefined, isSame: boolean, by: string): Publishing =>
  draft && isSame && draft.by !== by ? 'published' : 'drafted';
