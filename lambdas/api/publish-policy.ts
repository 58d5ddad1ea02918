import { PublishPolicy } from '../../contracts/api/policies.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(PublishPolicy, async ({ params, body, command, store }) => {
  if (body.programme !== params.programme || body.version !== params.version)
    throw invalid('version', 'and programme are those of the path', `${body.programme} ${body.version}`);
  const state = await store.proposePolicy(body, command);
  return { programme: body.programme, version: body.version, state };
});
