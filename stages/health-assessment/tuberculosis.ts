import type * as z from 'zod';
import type { Policy } from '../../domain/policy/policy.ts';
import { TuberculosisClassSchema } from './policy.ts';

type TuberculosisClass = z.infer<typeof TuberculosisClassSchema>;
/** The classes with which a person may travel. */
export const TravellingClassSchema = TuberculosisClassSchema.exclude(['a']);
/** The list that they are of. */
export const TUBERCULOSIS = { scheme: 'cdc-overseas-tuberculosis', version: '2022' } as const;

/** `finding`: recorded before there were classes, as a finding that suggests tuberculosis. */
export type KnownClass = TuberculosisClass | 'finding';

type ClassRule = Policy['health']['tuberculosisClasses'][number];

/** What the policy says of a class; undefined if nothing. */
export const ruleOfClass = ({ health }: Policy, known: KnownClass): ClassRule | undefined =>
  health.tuberculosisClasses.find((one) => one.class === known);
