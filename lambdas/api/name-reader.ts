import type * as z from 'zod';
import { NameReader } from '../../contracts/api/access.ts';
import { refuseReader } from '../../domain/case/access.ts';
import { nameReader } from '../../domain/casework/name-reader.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(NameReader, async ({ params, body, actor, command, grant, store }) => {
  const known = await store.loadStaff(body.reader);
  const answer = await store.change(
    params.caseId,
    command,
    (file) => {
      refuseReader(file, actor, grant.reach, command.at);
      return nameReader(file, body, known?.office, command);
    },
    true,
  );
  return answer as z.infer<typeof NameReader.answer>;
});
