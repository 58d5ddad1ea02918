import { STREAM_CONSUMERS } from '../../contracts/streams.ts';
import { PLATFORM } from '../../domain/actor.ts';
import type { Person } from '../../domain/case/person.ts';
import { worthALook } from '../../domain/tracing-request/proposals.ts';
import { registeredOf } from '../../domain/tracing-request/registered.ts';
import { takeUpRegistered } from '../../domain/tracing-request/search.ts';
import {
  personOf,
  registryEntry,
  tracedId,
  tracedPersons,
} from '../../domain/tracing-request/traced-person.ts';
import type { TracingRequest } from '../../domain/tracing-request/tracing-request.ts';
import { isSearching } from '../../domain/tracing-request/tracing-request.ts';
import { theStore } from '../middleware/services.ts';
import type { Changed } from '../middleware/stream.ts';
import { streamBatchHandler } from '../middleware/stream.ts';
import type { Meeting } from '../middleware/tracing-services.ts';
import { theTracingRegistry } from '../middleware/tracing-services.ts';

/**
 * The stream says only whose record changed; the table says what they are now. So records may come twice or in another
 * order, and a household that is registered whole is entered once, with each member as a relative of the others.
 */
async function enterHousehold(caseId: string): Promise<Meeting[]> {
  const registry = theTracingRegistry();
  const persons = await theStore().loadHousehold(caseId);
  const entries = tracedPersons(persons).map(registryEntry);
  const gone = persons.filter((person) => person.status !== 'active').map(tracedId);
  if (gone.length > 0) await registry.leave(gone);
  if (entries.length === 0) return [];
  await registry.enter(entries);
  return registry.meetings(entries);
}

/** Tells an open request of the registered persons who may be the sought one. */
async function takeUp({ query, candidates }: Meeting, change: Changed): Promise<void> {
  const matched = worthALook(candidates);
  const { caseId, personId: requestId } = personOf(query.id);
  if (matched.length === 0 || caseId === personOf(matched[0]!.person).caseId) return;
  const store = theStore();
  const registered = registeredOf(
    matched,
    await store.loadPersons(matched.map(({ person }) => personOf(person))),
  );
  const command = { id: `stream/${change.id}/${requestId}`, actor: PLATFORM, at: change.at };
  await store.change(caseId, command, (file) => takeUpRegistered(file, requestId, registered, command));
}

const isPerson = (change: Changed): change is Changed & { after: Person } => change.after.type === 'person';
const isRequest = (change: Changed): change is Changed & { after: TracingRequest } =>
  change.after.type === 'tracing-request';

export const handler = streamBatchHandler('IndexTracing', STREAM_CONSUMERS[2].types, async (changes) => {
  const lastOfCase = new Map(changes.filter(isPerson).map((change) => [change.after.caseId, change]));
  for (const [caseId, change] of lastOfCase)
    for (const meeting of await enterHousehold(caseId)) await takeUp(meeting, change);
  const over = changes.filter(isRequest).filter(({ after }) => !isSearching(after));
  for (const { after } of over) await theTracingRegistry().close(`${after.caseId}/${after.id}`);
});
