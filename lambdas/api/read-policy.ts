import * as z from 'zod';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { apiHandler } from '../middleware/api.ts';

const PathSchema = z.object({
  programme: ProgrammeSchema,
  version: z.union([z.literal('current'), z.coerce.number().int().positive()]),
});

export const handler = apiHandler('ReadPolicy', { path: PathSchema }, async ({ path, store }) => {
  const { programme, version } = path;
  const body =
    version === 'current' ? await store.currentPolicy(programme) : await store.findPolicy(programme, version);
  return { status: 200, body };
});
