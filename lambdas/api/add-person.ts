import { AddPerson } from '../../contracts/api/people.ts';
import { askForAccess, wholePlace } from '../../domain/staff/change-access.ts';
import { newAccess } from '../../domain/staff/staff-access.ts';
import { apiHandler } from '../middleware/api.ts';
import { carryOut, inDirectory } from '../services/colleagues.ts';
import { theDirectory } from '../services/the-directory.ts';

export const handler = apiHandler(AddPerson, async ({ body, command, store }) => {
  const { login, name, language, ...place } = body;
  const wanted = wholePlace(place);
  const { id, invitation } = await inDirectory(() => theDirectory().add({ login, name, language }));
  const change = askForAccess(newAccess(id), { roles: [] }, wanted, command);
  const added = { act: 'staff.added', subject: change.record.id, details: { language } };
  await carryOut(store, { ...change, facts: [added, ...change.facts] }, command);
  return { personId: id, invitation };
});
