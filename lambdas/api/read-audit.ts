import { ReadAudit } from '../../contracts/api/audit.ts';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import { apiHandler } from '../middleware/api.ts';
import { ownersIn, staffIn } from '../services/named-in-audit.ts';

export const handler = apiHandler(ReadAudit, async ({ params, query, command, actor, grant, store }) => {
  const file = await store.loadCase(params.caseId);
  refuseOtherOffice(file, actor, grant.reach, command.at);
  const { entries, findings, next } = await store.readChainPart(params.caseId, query.after, query.limit);
  const names = await ownersIn(entries, file.persons, { store, actor, sees: grant.sees });
  return { entries, findings, next, people: await staffIn(store, entries), names };
});
