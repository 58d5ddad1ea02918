import { BeginIntakeUpload } from '../../contracts/api/intake-uploads.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(BeginIntakeUpload, async ({ body, actor, command, store }) => {
  const uploadId = identifier('upload', actor.id, command.id);
  await store.beginUpload({ uploadId, by: actor.id, at: command.at, parts: body.parts });
  return { uploadId };
});
