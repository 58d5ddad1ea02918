import * as z from 'zod';
import { StaffIdSchema } from '../../domain/kernel/actor.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { eventHandler } from '../middleware/event.ts';
import { theStore } from '../services/the-store.ts';

/** The outcome of a sign-in or account action, as codes; nothing that was typed. */
const SignInEventSchema = z.object({
  seq: z.int().positive(),
  person: StaffIdSchema,
  act: z.enum([
    ...(['sign-in.ok', 'sign-in.failed', 'sign-in.locked', 'sign-in.ended', 'sessions.ended'] as const),
    ...(['password.reset', 'second-factor.enrolled', 'role.added', 'role.removed'] as const),
  ]),
  at: z.number().transform((at) => new Date(at).toISOString()),
  code: z
    .string()
    .regex(/^[a-z-]{2,40}$/)
    .optional(),
});

/** Recorded in the person's own chain, among their readings, where auditors look. */
export const handler = eventHandler(
  'RecordSignIn',
  SignInEventSchema,
  async ({ seq, person, act, at, code }) => {
    const actor = { id: person, kind: 'staff', roles: [] } as const;
    const command = {
      id: identifier('command', 'sign-in', person, at, String(seq)),
      actor: { ...actor, roles: [] },
      at,
    };
    const details = { fields: [], cases: [], sponsors: [], ...(code === undefined ? {} : { code }) };
    await theStore().recordReading(command, { act, details }, true);
  },
);
