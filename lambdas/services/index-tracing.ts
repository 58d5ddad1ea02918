import type { Consent } from '../../domain/case/consent.ts';
import type { RightsRequest } from '../../domain/case/rights-request.ts';
import { furtherNames } from '../../domain/casework/further-names.ts';
import { isSearching } from '../../domain/tracing-request/tracing-request.ts';
import { tracedId } from '../../stages/family-tracing/traced-person.ts';
import type { Changed, Removed } from './changed.ts';
import { compareAlike } from './compare-alike.ts';
import { theTracingRegistry } from './the-registries.ts';
import { theStore } from './the-store.ts';
import type { Cause } from './tracing-changes.ts';
import {
  endAsking,
  enterHousehold,
  erasePerson,
  eraseRequest,
  keepProposals,
  searchAgain,
  tellOfDeath,
  withdrawProposals,
} from './tracing-changes.ts';
import { fileIfThere } from './tracing-consent.ts';

/** The cases in which a batch changes people or open requests, each with its last change. */
interface Touched {
  households: Map<string, Cause>;
  /** Persons who are new, or whose identity was corrected. */
  newcomers: Set<string>;
  requests: Map<string, Cause>;
  /** Cases in which a consent to tracing ended. */
  withdrawn: Set<string>;
}

const endsTracing = ({ purpose, withdrawnAt, except }: Consent): boolean =>
  purpose === 'tracing' && (withdrawnAt !== undefined || except !== undefined);

/** A restriction, an erasure or an objection to tracing: those it is about are searched no longer. */
const standsInTheWay = ({ status, right, purpose }: RightsRequest): boolean =>
  status === 'granted' && (right === 'objection' ? purpose === 'tracing' : right !== 'correction');

/** Whether a person has just been entered, or is described otherwise than before. */
const isNewOrOther = ({ before, after }: Changed): boolean =>
  after.type === 'person' &&
  (before?.type !== 'person' ||
    before.name !== after.name ||
    before.birthDate !== after.birthDate ||
    before.individualNumber !== after.individualNumber ||
    differ(before.identityPapers, after.identityPapers) ||
    differ(furtherNames(before), furtherNames(after)));

const differ = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);

function touchedBy(changes: readonly (Changed | Removed)[]): Touched {
  const touched: Touched = {
    ...{ households: new Map(), newcomers: new Set(), requests: new Map(), withdrawn: new Set() },
  };
  for (const change of changes) {
    const entity = 'after' in change ? change.after : change.before;
    if (entity.type === 'person' || entity.type === 'consent' || entity.type === 'rights-request')
      touched.households.set(entity.caseId, change);
    if ('after' in change && change.after.type === 'person' && isNewOrOther(change))
      touched.newcomers.add(change.after.id);
    if (
      (entity.type === 'consent' && endsTracing(entity)) ||
      (entity.type === 'rights-request' && standsInTheWay(entity))
    )
      touched.withdrawn.add(entity.caseId);
    if ('after' in change && entity.type === 'tracing-request' && isSearching(entity))
      touched.requests.set(entity.caseId, change);
  }
  return touched;
}

async function takeOut({ before, ...cause }: Removed): Promise<void> {
  if (before.type === 'tracing-request') return eraseRequest(before);
  if (before.type !== 'person') return;
  const persons = await theStore().loadHousehold(before.caseId);
  if (!persons.some(({ id }) => id === before.id)) await erasePerson(tracedId(before), cause);
}

async function followRequest({ before, after, ...cause }: Changed): Promise<void> {
  if (after.type !== 'tracing-request') return;
  await keepProposals(before?.type === 'tracing-request' ? before : undefined, after, cause);
  const wasOpen = before?.type === 'tracing-request' && before.status !== 'closed';
  if (wasOpen) await endAsking(after, cause);
  if (!isSearching(after)) await theTracingRegistry().close(`${after.caseId}/${after.id}`);
}

/** A death that a second person confirmed is told to those who look for the person, now or later. */
async function followDeath({ after, ...cause }: Changed): Promise<void> {
  if (after.type !== 'household-change' || after.status !== 'confirmed') return;
  const { change } = after;
  if (change.kind !== 'leaves' || change.because !== 'died') return;
  const file = await fileIfThere(after.caseId);
  if (file) await enterHousehold(file.persons, file, cause);
  await tellOfDeath(after.caseId, change.personId, cause);
}

/** Keeps the tracing index, and the requests that search it, in line with the people of the changed cases. */
export async function indexTracing(changes: readonly Changed[], removed: readonly Removed[]): Promise<void> {
  for (const removal of removed) await takeOut(removal);
  const { households, newcomers, requests, withdrawn } = touchedBy([...changes, ...removed]);
  for (const [caseId, cause] of new Map([...requests, ...households])) {
    const file = households.has(caseId) ? await fileIfThere(caseId) : undefined;
    const persons = file?.persons ?? (await theStore().loadHousehold(caseId));
    if (households.has(caseId)) await enterHousehold(persons, file, cause);
    if (file) await compareAlike(file, [...newcomers], cause);
    if (file && withdrawn.has(caseId)) await withdrawProposals(file, cause);
    await searchAgain(caseId, persons, file?.tracing ?? (await theStore().loadTracing(caseId)), cause);
  }
  for (const change of changes) {
    await followRequest(change);
    await followDeath(change);
  }
}
