import * as z from 'zod';
import { CaseRecordSchema } from '../domain/case/case.ts';
import { ProgrammeSchema } from '../domain/policy/policy.ts';
import { StageNameSchema } from '../domain/policy/stage-name.ts';

/** A difference that a case would meet: stages ahead of it, how long work may wait there, or the rules of a stage. */
export const EffectKindSchema = z.enum(['stage-added', 'stage-removed', 'stage-moved', 'deadlines', 'rules']);
/** What differs: a stage that is ahead of the case, or what holds for a case at any stage. */
export const EffectSubjectSchema = z.union([
  StageNameSchema,
  z.enum(['consent', 'access', 'tracing', 'renewal', 'today']),
]);
export const PolicyEffectSchema = z.object({ effect: EffectKindSchema, subject: EffectSubjectSchema });
export type PolicyEffect = z.infer<typeof PolicyEffectSchema>;

const { office, destinationOffice, status, priority, policyVersion } = CaseRecordSchema.shape;

/** What a version of a policy would mean for the open cases of its programme. Ids and codes, nobody's name or number. */
export const DryRunSchema = z.object({
  programme: ProgrammeSchema,
  version: policyVersion,
  /** How many open cases were looked at. */
  open: z.int().min(0),
  /** False when there are more open cases than are looked at. */
  complete: z.boolean(),
  /** How many of them the version would touch. */
  touched: z.int().min(0),
  effects: z.array(PolicyEffectSchema.extend({ cases: z.int().positive() })),
  /** Those that the asker may be told of, at most 200; each keeps the version that it was registered under. */
  cases: z.array(
    z.object({
      ...{ caseId: z.string(), office, destinationOffice, status, priority, policyVersion },
      effects: z.array(PolicyEffectSchema),
    }),
  ),
  /** How many are touched besides and only counted. */
  untold: z.int().min(0),
  /** Work about sponsors goes by the newest version at once. */
  sponsors: z.boolean(),
});
export type DryRun = z.infer<typeof DryRunSchema>;
