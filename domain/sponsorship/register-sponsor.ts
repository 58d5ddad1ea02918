import * as z from 'zod';
import type { Command } from '../actor.ts';
import { identifier } from '../identifier.ts';
import type { Sponsor } from './sponsor.ts';
import { SponsorSchema } from './sponsor.ts';

export const NewSponsorSchema = z.strictObject(
  SponsorSchema.omit({ type: true, schema: true, id: true, version: true, taken: true, held: true }).shape,
);

/** A sponsor as it is registered: every place free. */
export const registerSponsor = (wanted: z.infer<typeof NewSponsorSchema>, command: Command): Sponsor => ({
  type: 'sponsor',
  schema: 1,
  id: identifier('sponsor', command.id),
  version: 1,
  taken: 0,
  held: 0,
  ...wanted,
});
