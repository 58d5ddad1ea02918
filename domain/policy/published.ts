import * as z from 'zod';
import type { Fact } from '../audit/audit-entry.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { differences } from './differences.ts';
import type { Policy, Programme } from './policy.ts';
import { BasePolicySchema } from './policy.ts';

/** A version as listed: who published it and when, and which fields differ from the previous version. */
export const PublishedPolicySchema = z.object({
  version: BasePolicySchema.shape.version,
  note: BasePolicySchema.shape.note,
  /** `null` for a version shipped with Kinbridge. */
  publishedAt: InstantSchema.nullable(),
  publishedBy: z.string().nullable(),
  /** Paths of the fields; `null` for a version shipped with Kinbridge. */
  changed: z.array(z.string()).nullable(),
});
export type PublishedPolicy = z.infer<typeof PublishedPolicySchema>;

/** The owner of the audit chain of a programme's policy. */
export const policyAuditOf = (programme: Programme): string => `policy-${programme}`;

/** The fields in which a version differs from the previous one; the version number and note always do. */
export const changedFields = (before: Policy, after: Policy): string[] =>
  differences(before, after)
    .map(({ path }) => path)
    .filter((path) => path !== 'version' && path !== 'note');

/** The audit event of a published version. */
export const policyPublished = (before: Policy, after: Policy, draftedBy?: string): Fact => ({
  act: 'policy.published',
  subject: `${after.programme}/${after.version}`,
  details: {
    version: after.version,
    before: before.version,
    changed: changedFields(before, after),
    ...(draftedBy === undefined ? {} : { draftedBy }),
  },
});
