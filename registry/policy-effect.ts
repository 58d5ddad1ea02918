import * as z from 'zod';
import { CaseRecordSchema } from '../domain/case/case.ts';
import { ProgrammeSchema } from '../domain/policy/policy.ts';
import { StageNameSchema } from '../domain/policy/stage-name.ts';

/** A difference that affects a case: its remaining stages, the deadlines there, or the rules of a stage. */
export const EffectKindSchema = z.enum(['stage-added', 'stage-removed', 'stage-moved', 'deadlines', 'rules']);
/** What differs: a stage ahead of the case, or something that applies at any stage. */
export const EffectSubjectSchema = z.union([
  StageNameSchema,
  z.enum(['consent', 'access', 'tracing', 'renewal', 'today']),
]);
export const PolicyEffectSchema = z.object({ effect: EffectKindSchema, subject: EffectSubjectSchema });
export type PolicyEffect = z.infer<typeof PolicyEffectSchema>;

const { office, destinationOffice, status, priority, policyVersion } = CaseRecordSchema.shape;

/** What a policy version would mean for the open cases of its programme. Ids and codes, no names or case numbers. */
export const DryRunSchema = z.object({
  programme: ProgrammeSchema,
  version: policyVersion,
  /** How many open cases were examined. */
  open: z.int().min(0),
  /** False if there are more open cases than were examined. */
  complete: z.boolean(),
  /** How many of them the version would affect. */
  touched: z.int().min(0),
  effects: z.array(PolicyEffectSchema.extend({ cases: z.int().positive() })),
  /** Affected cases that the asker may know of, at most 200; each keeps the version under which it was registered. */
  cases: z.array(
    z.object({
      ...{ caseId: z.string(), office, destinationOffice, status, priority, policyVersion },
      effects: z.array(PolicyEffectSchema),
    }),
  ),
  /** How many more are affected and only counted. */
  untold: z.int().min(0),
  /** True if work about sponsors changes; it follows the newest version at once. */
  sponsors: z.boolean(),
});
export type DryRun = z.infer<typeof DryRunSchema>;
