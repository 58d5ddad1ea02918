import type * as z from 'zod';
import type { FoundRelativeSchema, SoughtMemberSchema } from '../../contracts/sought-before.ts';
import { isWithheldFrom } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { memberOf } from '../../domain/case/case-file.ts';
import { consents } from '../../domain/case/consent-uses.ts';
import { isUndone } from '../../domain/intake/undo-import.ts';
import { isSearching } from '../../domain/tracing-request/tracing-request.ts';
import { comparisonRows } from '../../stages/family-tracing/evidence-view.ts';
import { plausibleCandidates } from '../../stages/family-tracing/proposals.ts';
import {
  personOf,
  registryEntry,
  tracedId,
  tracedPersons,
  tracingQuery,
} from '../../stages/family-tracing/traced-person.ts';
import type { Asker } from './alike-in-registry.ts';
import type { DraftHousehold } from './draft-household.ts';
import { candidatesInScope } from './persons-alike.ts';
import { theTracingRegistry } from './the-registries.ts';
import { consenting, fileIfThere, traceable } from './tracing-consent.ts';

/** The most of either kind that is told; each of them is read from its case. */
const MAX_TOLD = 10;

type SoughtMember = z.infer<typeof SoughtMemberSchema>;
type FoundRelative = z.infer<typeof FoundRelativeSchema>;

const maySee = (file: CaseFile, { actor, command }: Asker): boolean =>
  !isUndone(file.case) &&
  (file.case.overview === undefined || !isWithheldFrom(file.case.overview, actor, command.at));

/** Open requests, of cases that the asker may know about, which members of the new household probably answer. */
export async function soughtMembers(
  draft: DraftHousehold,
  asker: Asker,
  inScope: (file: CaseFile) => boolean,
): Promise<SoughtMember[]> {
  const { at } = asker.command;
  const traced = tracedPersons(draft.persons.filter(({ id }) => consents(draft, 'tracing-index', id, at)));
  if (traced.length === 0) return [];
  const matches = (await theTracingRegistry().matchingRequests(traced.map(registryEntry)))
    .flatMap(({ query, candidates }) =>
      plausibleCandidates(candidates).map((matched) => ({ query, matched })),
    )
    .sort((one, other) => other.matched.probability - one.matched.probability);
  const told: SoughtMember[] = [];
  for (const { query, matched } of matches) {
    if (told.length === MAX_TOLD) break;
    const { caseId, personId: requestId } = personOf(query.id);
    const file = await fileIfThere(caseId);
    const request = file?.tracing.find(({ id }) => id === requestId);
    if (!file || !request || !inScope(file) || !maySee(file, asker)) continue;
    if (!isSearching(request) || !consents(file, 'tracing-request', request.seekerId, at)) continue;
    const person = traced.find(({ id }) => id === matched.person);
    const index = draft.persons.findIndex((one) => tracedId(one) === matched.person);
    if (!person || index === -1) continue;
    const { number } = file.case;
    told.push({
      ...{ index, caseId, requestId, number, name: request.sought.name ?? null },
      ...{ relationship: request.sought.relationship, seeker: memberOf(file, request.seekerId).name },
      ...{ band: matched.band, probability: matched.probability },
      evidence: comparisonRows(matched, query.sought, person),
    });
  }
  return told;
}

/** Registered persons, of cases that the asker may know about, whom the new household is probably looking for. */
export async function foundRelatives(
  draft: DraftHousehold,
  asker: Asker,
  reach: string,
): Promise<FoundRelative[]> {
  const { actor, command, store } = asker;
  const told: FoundRelative[] = [];
  for (const [request, wanted] of draft.requests.entries()) {
    const asks = consents(draft, 'tracing-request', wanted.seekerId, command.at);
    const query = asks ? tracingQuery(wanted, draft.persons) : undefined;
    if (!query) continue;
    const { candidates } = await theTracingRegistry().look(query);
    const matched = await consenting(plausibleCandidates(candidates), command.at);
    for (const { caseRecord, person } of await candidatesInScope(store, matched, actor, reach)) {
      if (told.length === MAX_TOLD) return told;
      const file = await fileIfThere(caseRecord.id);
      const one = matched.find((candidate) => candidate.person === tracedId(person));
      if (!file || !one || !maySee(file, asker)) continue;
      const found = tracedPersons(traceable(file, command.at)).find(({ id }) => id === one.person);
      if (!found) continue;
      const { name, birthDate, sex } = person;
      told.push({
        ...{ request, caseId: caseRecord.id, personId: person.id, number: caseRecord.number },
        ...{ name, birthDate, sex, band: one.band, probability: one.probability },
        evidence: comparisonRows(one, query.sought, found),
      });
    }
  }
  return told;
}
