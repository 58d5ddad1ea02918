import * as z from 'zod';
import { invalid } from '../../domain/invalid-input.ts';
import { PolicySchema, ProgrammeSchema } from '../../domain/policy/policy.ts';
import { apiHandler } from '../middleware/api.ts';

const PathSchema = z.object({ programme: ProgrammeSchema, version: z.coerce.number().int().positive() });

export const handler = apiHandler(
  'PublishPolicy',
  { path: PathSchema, body: PolicySchema },
  async ({ path, body, store }) => {
    if (body.programme !== path.programme || body.version !== path.version)
      throw invalid('version', 'and programme are those of the path', `${body.programme} ${body.version}`);
    await store.publishPolicy(body);
    return { status: 201, body: { programme: body.programme, version: body.version } };
  },
);
