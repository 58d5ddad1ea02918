import { BreakGlass } from '../../contracts/api/access.ts';
import { breakGlass } from '../../domain/casework/grant-access.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(BreakGlass, async ({ params, body, command, store }) => {
  const decided = (file: Parameters<typeof breakGlass>[0]) => breakGlass(file, body, command);
  return store.change(params.caseId, command, decided, true);
});
