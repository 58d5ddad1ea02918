import * as z from 'zod';
import type { Policy } from './policy.ts';

/** A version written by one administrator that another has to publish. */
export interface PolicyDraft {
  policy: Policy;
  by: string;
  at: string;
}

/**
 * What happens to a version that an administrator sends: it becomes the draft, or it is published because somebody
 * else drafted it.
 */
export const PublishingSchema = z.enum(['drafted', 'published']);
export type Publishing = z.infer<typeof PublishingSchema>;

/** Four eyes: a version is published if somebody else drafted exactly this; anything else becomes the draft. */
export const publishingOf = (draft: PolicyDraft | undefined, isSame: boolean, by: string): Publishing =>
  draft && isSame && draft.by !== by ? 'published' : 'drafted';
