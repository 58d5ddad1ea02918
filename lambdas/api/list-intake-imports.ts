import { ListIntakeImports } from '../../contracts/api/intake-imports.ts';
import { isClientId } from '../../domain/clients/machine-client.ts';
import { UNDONE_WITHIN } from '../../domain/intake/undo-import.ts';
import { minus } from '../../domain/kernel/calendar.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListIntakeImports, async ({ actor, command, store }) => {
  const all = actor.office ? await store.listImports(actor.office, minus(command.at, UNDONE_WITHIN)) : [];
  return { imports: isClientId(actor.id) ? all.filter(({ by }) => by === actor.id) : all };
});
