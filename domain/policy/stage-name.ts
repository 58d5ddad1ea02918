import * as z from 'zod';
import { STAGES } from '../kernel/catalogue.ts';

export type StageName = keyof typeof STAGES;
/** The names of the stages of a case, in the order in which a case meets them. */
export const STAGE_NAMES = Object.keys(STAGES) as [StageName, ...StageName[]];
/** A stage of a case. Each is a workflow of the same name except `closure`, which the parent asks for itself. */
export const StageNameSchema = z.enum(STAGE_NAMES);
