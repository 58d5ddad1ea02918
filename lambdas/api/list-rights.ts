import { ListRights } from '../../contracts/api/rights.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { LegalHold } from '../../domain/case/legal-hold.ts';
import type { RightsRequest } from '../../domain/case/rights-request.ts';
import { leftoversOf } from '../../domain/rights/leftovers.ts';
import type { Kept } from '../../domain/rights/retention.ts';
import { keptOf } from '../../domain/rights/retention.ts';
import type { SponsorFile } from '../../domain/sponsorship/sponsor-file.ts';
import { apiHandler } from '../middleware/api.ts';
import { peopleNamed } from '../services/people-named.ts';
import { readRightsOf } from '../services/rights-owners.ts';

/** What was said stays with those who may see whom it is about. */
const requestView = (
  { type: _type, schema: _schema, caseId: _case, words, outcome, ...request }: RightsRequest,
  seen: boolean,
  languages: readonly string[],
) => ({
  ...request,
  languages: seen ? [...languages] : [],
  ...(seen && words !== undefined ? { words } : {}),
  ...(seen && outcome !== undefined ? { outcome } : {}),
  ...(request.carriedOut ? { leftovers: leftoversOf(request.carriedOut) } : {}),
});

/** What whoever a request is about speaks: the person, the whole household, or a sponsor in its mail. */
function spokenBy(file: CaseFile | SponsorFile, { personId }: RightsRequest): readonly string[] {
  if (!('case' in file)) return file.sponsor.erasedAt === undefined ? [file.sponsor.mailLanguage] : [];
  const concerned = file.persons.filter(({ id }) => personId === undefined || id === personId);
  return [...new Set(concerned.flatMap(({ languages }) => languages))];
}

const holdView = (
  { type: _type, schema: _schema, caseId: _case, reference, note, ...hold }: LegalHold,
  seen: boolean,
) => ({ ...hold, ...(seen ? { reference, ...(note === undefined ? {} : { note }) } : {}) });

const keptView = ({ note, ...kept }: Kept, seen: boolean) => ({
  ...kept,
  ...(seen && note !== undefined ? { note } : {}),
});

export const handler = apiHandler(ListRights, async (request) => {
  const { params, grant, store } = request;
  const file = await readRightsOf(params.recordId, request);
  const { rights, holds, workItems } = file;
  const kept = keptOf({ workItems });
  const seen = grant.sees.includes('identity');
  const ids = [
    ...rights.flatMap(({ recordedBy, decision, lifted }) => [recordedBy, decision?.by, lifted?.by]),
    ...holds.flatMap(({ setBy, lifted }) => [setBy, lifted?.by]),
    kept?.by,
  ].filter((id) => id !== undefined);
  return {
    recordId: params.recordId,
    requests: rights
      .map((one) => requestView(one, seen, spokenBy(file, one)))
      .sort((a, b) => b.recordedAt.localeCompare(a.recordedAt)),
    holds: holds.map((one) => holdView(one, seen)).sort((a, b) => b.setAt.localeCompare(a.setAt)),
    kept: kept ? keptView(kept, seen) : null,
    people: await peopleNamed(store, [...new Set(ids)]),
  };
});
