import * as z from 'zod';
import { DurationSchema } from '../../domain/kernel/calendar.ts';
import { DocumentKindSchema } from '../../domain/kernel/document-kind.ts';
import type { StagePolicy } from '../../domain/policy/stage-policy.ts';

/** What a member is to the relative whom they join. */
export const AnchorRelationSchema = z.enum(['spouse', 'child', 'parent', 'sibling', 'other-relative']);
export type AnchorRelation = z.infer<typeof AnchorRelationSchema>;

/**
 * A document of an application: one of these kinds, of each member who is this to the anchor, of each member, of the
 * anchor themselves (a document about no member), or once for the household.
 */
const ApplicationDocumentSchema = z.strictObject({
  kinds: z.array(DocumentKindSchema).min(1),
  of: z.enum([...AnchorRelationSchema.options, 'each-member', 'anchor', 'household']),
});
export type ApplicationDocument = z.infer<typeof ApplicationDocumentSchema>;

const ReunificationPolicySchema = z.strictObject({
  moreEvidence: DurationSchema,
  /** Applied for within this time of the anchor's status, the privileged terms hold (Directive 2003/86/EC, 12(1)). */
  privilegedWithin: DurationSchema.default('P3M'),
  /**
   * What an application is complete with (IOM Family Assistance Programme, Germany; partly seen, see its facts), and that
   * it is checked for it before biometrics are taken; absent where the family applies alone.
   */
  application: z.array(ApplicationDocumentSchema).max(20).optional(),
  /** When somebody who missed biometrics is asked again. */
  biometricsAgain: DurationSchema.default('P14D'),
});

/** This stage's section of a policy. */
export const reunificationPolicy = {
  sections: { reunification: ReunificationPolicySchema },
} satisfies StagePolicy;

declare module '../../domain/policy/policy.ts' {
  interface StageSections {
    reunification: z.infer<typeof ReunificationPolicySchema>;
  }
}
