import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Person } from '../../domain/case/person.ts';
import { PLATFORM } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { TracingRequest } from '../../domain/tracing-request/tracing-request.ts';
import { foundPerson, isSearching } from '../../domain/tracing-request/tracing-request.ts';
import type { ErasedBecause } from '../../stages/family-tracing/erase-candidate.ts';
import { eraseCandidate } from '../../stages/family-tracing/erase-candidate.ts';
import { endMove } from '../../stages/family-tracing/household-move.ts';
import { plausibleCandidates } from '../../stages/family-tracing/proposals.ts';
import { registeredOf } from '../../stages/family-tracing/registered.ts';
import { reportRecordedDeath } from '../../stages/family-tracing/report-death.ts';
import { addNewlyRegisteredCandidates } from '../../stages/family-tracing/search.ts';
import {
  personOf,
  registryEntry,
  tracedId,
  tracedPersons,
  tracingQuery,
} from '../../stages/family-tracing/traced-person.ts';
import type { RequestMatch } from './the-registries.ts';
import { thePersonRegistry, theTracingRegistry } from './the-registries.ts';
import { theStore } from './the-store.ts';
import { consenting, traceable } from './tracing-consent.ts';

/** The stream record that causes a change of a request: repeating it gives the same command. */
export interface Cause {
  readonly id: string;
  readonly at: string;
}

/** As many persons as the store loads in one call. */
const CHECKED_AT_ONCE = 50;

const commandOf = (cause: Cause, subject: string) => ({
  id: `stream/${cause.id}/${subject}`,
  actor: PLATFORM,
  at: cause.at,
});

/** Tells an open request about the registered persons who may be the one sought. */
async function proposeCandidates(
  { query, candidates }: RequestMatch,
  cause: Cause,
  because: 'registration' | 'evidence',
): Promise<void> {
  const { caseId, personId: requestId } = personOf(query.id);
  const others = plausibleCandidates(candidates).filter(({ person }) => personOf(person).caseId !== caseId);
  const matched = await consenting(others, cause.at);
  if (matched.length === 0) return;
  const store = theStore();
  const registered = registeredOf(
    matched,
    await store.loadPersons(matched.map(({ person }) => personOf(person))),
  );
  const command = commandOf(cause, requestId);
  await store.change(caseId, command, (file) =>
    addNewlyRegisteredCandidates(file, requestId, registered, command, because),
  );
}

/**
 * The stream only says whose record changed; the table holds the current state. So records may be repeated or out of
 * order, and a household that is registered together is indexed once, each member with the others as relatives:
 * everyone in the registry, and in the tracing index only those who consent to tracing, and only with such relatives;
 * those who died stay in it, so that whoever looks for them is told.
 */
export async function enterHousehold(
  persons: readonly Person[],
  file: CaseFile | undefined,
  cause: Cause,
): Promise<void> {
  const everybody = thePersonRegistry();
  const gone = persons.filter((person) => person.status !== 'active').map(tracedId);
  const there = persons.filter((person) => person.status === 'active');
  const registered = tracedPersons(there).map(registryEntry);
  await everybody.enter(registered, gone);
  const registry = theTracingRegistry();
  const traced = file ? traceable(file, cause.at) : [];
  const leaving = persons.filter(({ id }) => !traced.some((person) => person.id === id)).map(tracedId);
  const entries = tracedPersons(traced).map(registryEntry);
  await registry.enter(entries, leaving);
  if (entries.length === 0) return;
  for (const match of await registry.matchingRequests(entries))
    await proposeCandidates(match, cause, 'registration');
}

/** Removes those who no longer consent to tracing from every request they were proposed to. */
export async function withdrawProposals(file: CaseFile, cause: Cause): Promise<void> {
  const traced = new Set(traceable(file, cause.at).map(tracedId));
  for (const person of file.persons.map(tracedId))
    if (!traced.has(person)) await erasePerson(person, cause, 'consent-withdrawn');
}

/**
 * Searches again at once for the requests of a case whose evidence differs from what is indexed, because the request
 * or somebody in the seeker's household was corrected. A request is not indexed before its first search.
 */
export async function searchAgain(
  caseId: string,
  persons: readonly Person[],
  requests: readonly TracingRequest[],
  cause: Cause,
): Promise<void> {
  const registry = theTracingRegistry();
  for (const request of requests.filter(isSearching)) {
    const query = tracingQuery(request, persons);
    if (!query) await registry.close(`${caseId}/${request.id}`);
    else if (await registry.asksOtherwise(query)) {
      const { candidates } = await registry.search(query);
      await proposeCandidates({ query, candidates }, cause, 'evidence');
    }
  }
}

/**
 * Removes a person from the tracing index and from every request they were proposed to, because the record or the
 * consent is gone.
 */
export async function erasePerson(
  person: string,
  cause: Cause,
  outcome: ErasedBecause = 'record-erased',
): Promise<void> {
  const registry = theTracingRegistry();
  await registry.leave([person]);
  if (outcome === 'record-erased') await thePersonRegistry().leave([person]);
  for (const request of await registry.proposedTo(person)) {
    const { caseId, personId: requestId } = personOf(request);
    const command = commandOf(cause, `${requestId}/${person}`);
    await theStore()
      .change(caseId, command, (file) => eraseCandidate(file, requestId, personOf(person), command, outcome))
      .catch(unlessGone);
  }
  await registry.deleteProposals(person);
}

/** Tells every request that has found somebody that their household recorded, and confirmed, their death. */
export async function tellOfDeath(caseId: string, personId: string, cause: Cause): Promise<void> {
  const person = tracedId({ caseId, id: personId });
  for (const request of await theTracingRegistry().proposedTo(person)) {
    const seeking = personOf(request);
    const command = commandOf(cause, `${seeking.personId}/${person}/death`);
    await theStore()
      .change(seeking.caseId, command, (file) =>
        reportRecordedDeath(file, seeking.personId, personId, command),
      )
      .catch(unlessGone);
  }
}

/** Cancels what other offices are still asked about the candidates of a closed request. */
export async function endAsking(request: TracingRequest, cause: Cause): Promise<void> {
  const found = foundPerson(request);
  if (request.status !== 'closed' || !found || found.outside) return;
  const command = commandOf(cause, `${request.id}/move`);
  await theStore()
    .change(found.caseId, command, (file) => endMove(file, request.id))
    .catch(unlessGone);
}

function unlessGone(error: unknown): void {
  if (!(error instanceof CaseError && error.name === 'NotFound')) throw error;
}

const proposed = (request: TracingRequest | undefined): string[] =>
  (request?.candidates ?? [])
    .filter(({ evidence, outside }) => evidence !== '' && outside === undefined)
    .map(({ caseId, personId }) => tracedId({ caseId, id: personId }));

/** Removes an erased request from the lists of what is sought. */
export async function eraseRequest(request: TracingRequest): Promise<void> {
  const id = `${request.caseId}/${request.id}`;
  await theTracingRegistry().close(id);
  await theTracingRegistry().dropProposals(id, proposed(request));
}

/** Records who was proposed to a request; somebody erased at the same moment is removed at once. */
export async function keepProposals(
  before: TracingRequest | undefined,
  request: TracingRequest,
  cause: Cause,
): Promise<void> {
  const known = new Set(proposed(before));
  const ids = proposed(request).filter((id) => !known.has(id));
  if (ids.length === 0) return;
  await theTracingRegistry().recordProposals(`${request.caseId}/${request.id}`, ids);
  for (let from = 0; from < ids.length; from += CHECKED_AT_ONCE) {
    const some = ids.slice(from, from + CHECKED_AT_ONCE);
    const records = await theStore().loadPersons(some.map(personOf));
    const there = new Set(records.flatMap((record) => (record.type === 'person' ? [tracedId(record)] : [])));
    for (const id of some) if (!there.has(id)) await erasePerson(id, cause);
    const kept = await consenting(
      [...there].map((person) => ({ person })),
      cause.at,
    );
    for (const person of there)
      if (!kept.some((one) => one.person === person)) await erasePerson(person, cause, 'consent-withdrawn');
  }
}
