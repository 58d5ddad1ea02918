import { ListIntakeImports } from '../../contracts/api/intake-imports.ts';
import { UNDONE_WITHIN } from '../../domain/intake/undo-import.ts';
import { minus } from '../../domain/kernel/calendar.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListIntakeImports, async ({ actor, command, store }) => ({
  imports: actor.office ? await store.listImports(actor.office, minus(command.at, UNDONE_WITHIN)) : [],
}));
