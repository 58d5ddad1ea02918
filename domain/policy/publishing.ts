import * as z from 'zod';
import type { Policy } from './policy.ts';

/** A version that one administrator wrote and another has to publish. */
export interface PolicyDraft {
  policy: Policy;
  by: string;
  at: string;
}

/** What an administrator's sending of a version makes of it: a draft, or what the draft's writer is not alone with. */
export const PublishingSchema = z.enum(['drafted', 'published']);
export type Publishing = z.infer<typeof PublishingSchema>;

/** Four eyes: published is what somebody else has drafted, unchanged; anything else becomes the draft. */
export const publishingOf = (draft: PolicyDraft | undefined, isSame: boolean, by: string): Publishing =>
  draft && isSame && draft.by !== by ? 'published' : 'drafted';
