import type * as z from 'zod';
import type { STAGES } from '../kernel/catalogue.ts';
import type { Programme } from '../policy/policy.ts';
import type { StageName } from '../policy/stage-name.ts';
import type { StageModule } from './stage-module.ts';

/** The stages that stand in a programme's own folder. */
export type OwnStage<P extends Programme> = {
  [Name in StageName]: (typeof STAGES)[Name] extends { programme: P } ? Name : never;
}[StageName];

/** The stages that any programme may have. */
export type SharedStage = {
  [Name in StageName]: (typeof STAGES)[Name] extends { programme: string } ? never : Name;
}[StageName];

/** What a programme's folder hands over: its own stages, each of them, and what they store. */
export interface ProgrammeModule<P extends Programme = Programme> {
  /** The policies that come with it, as JSON. */
  readonly policies: readonly unknown[];
  readonly stages: { readonly [Name in OwnStage<P>]: StageModule & { readonly name: Name } };
  readonly records: Readonly<Record<string, z.ZodType>>;
}
