import * as z from 'zod';
import type { Fact } from '../audit/audit-entry.ts';
import { GENESIS } from '../audit/chain.ts';
import type { Command } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { identifier } from '../kernel/identifier.ts';

/** Shorter ends the work of whoever reads a file; longer than an hour is more than NIST SP 800-63B-4 (2.2.3) advises. */
export const MIN_IDLE_MINUTES = 5;
export const MAX_IDLE_MINUTES = 60;
/** What NIST SP 800-63B (revision 3, 4.2.3) asks of sign-ins with a second factor. */
export const USUAL_IDLE_MINUTES = 30;

export const IdleMinutesSchema = z.int().min(MIN_IDLE_MINUTES).max(MAX_IDLE_MINUTES);

/** What administrators decided about everybody's sign-in. One record for each installation. */
export const SignInRulesSchema = z.object({
  type: z.literal('sign-in-rules'),
  schema: z.literal(1),
  id: z.string(),
  version: z.int().min(0),
  /** After how long without a touch or a key somebody is signed out. */
  idleMinutes: IdleMinutesSchema,
  changed: z.object({ at: InstantSchema, by: z.string() }).optional(),
  audit: z.object({ seq: z.int().min(0), hash: z.string() }),
});
export type SignInRules = z.infer<typeof SignInRulesSchema>;

export const SIGN_IN_RULES_ID = identifier('rules', 'sign-in');

/** As long as nobody decided anything. */
export const USUAL_RULES: SignInRules = {
  ...{ type: 'sign-in-rules', schema: 1, id: SIGN_IN_RULES_ID, version: 0 },
  ...{ idleMinutes: USUAL_IDLE_MINUTES, audit: { seq: 0, hash: GENESIS } },
};

/** A new state of the rules, and what their own chain says about it. */
export interface RulesChange {
  readonly record: SignInRules;
  readonly facts: Fact[];
}

/** Undefined if it is so already. */
export function changeIdleTime(
  rules: SignInRules,
  idleMinutes: number,
  command: Command,
): RulesChange | undefined {
  if (idleMinutes === rules.idleMinutes) return undefined;
  const changed = { at: command.at, by: command.actor.id };
  return {
    record: { ...rules, version: rules.version + 1, idleMinutes, changed },
    facts: [
      {
        act: 'sign-in-rules.idle-time-changed',
        subject: rules.id,
        details: { fromMinutes: rules.idleMinutes, minutes: idleMinutes },
      },
    ],
  };
}

declare module '../case/entities.ts' {
  interface Entities {
    'sign-in-rules': SignInRules;
  }
}
