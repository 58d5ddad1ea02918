import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Person } from '../../domain/case/person.ts';
import type { RightsRequest } from '../../domain/case/rights-request.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { dateOf } from '../../domain/kernel/calendar.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { requestOf } from '../../domain/rights/ask-right.ts';
import { erasedRecords, erasedRequest, eraseNext, refuseErasure } from '../../domain/rights/erasure.ts';
import { isSponsorId } from '../../domain/work-item/work-item.ts';
import { tracedId } from '../../stages/family-tracing/traced-person.ts';
import { listPapers } from '../adapters/paper-listings.ts';
import { carryOutOfSponsor } from './carry-out-of-sponsor.ts';
import { enterLines, isBegun } from './erasure-ledger.ts';
import { forgetOfCase } from './list-findable.ts';
import { theFiles } from './the-files.ts';
import { theKeys } from './the-keys.ts';
import { theStore, theTable } from './the-store.ts';
import { enterHousehold, erasePerson, eraseRequest } from './tracing-changes.ts';

/** More parts than any case has. */
const MOST_PARTS = 200;

/** Whose keys go: the person's, or the case's own and those of everybody in it. */
async function ownersOf({ caseId, personId }: RightsRequest): Promise<string[]> {
  if (personId !== undefined) return [`${caseId}/${personId}`];
  return [...new Set([caseId, ...(await theKeys().ownersOf(caseId))])];
}

const goes =
  ({ personId }: RightsRequest) =>
  ({ id }: Person): boolean =>
    personId === undefined || id === personId;

/** Takes everybody concerned out of every index, and their documents out of the file store. */
async function emptyBeside(file: CaseFile, request: RightsRequest, command: Command): Promise<void> {
  const cause = { id: command.id, at: command.at };
  const persons = file.persons.filter(goes(request));
  for (const person of persons) {
    await erasePerson(tracedId(person), cause);
    await listPapers(theTable(), person, undefined);
  }
  await forgetOfCase(file.case, persons, request.personId === undefined);
  for (const record of erasedRecords(file, request)) {
    if (record.type === 'tracing-request') await eraseRequest(record);
    if (record.type === 'document') await theFiles().remove(record.id);
  }
}

/** Removes the records part by part, each with an entry that says so. */
async function removeRecords(request: RightsRequest, command: Command): Promise<void> {
  const store = theStore();
  for (let part = 1; part <= MOST_PARTS; part += 1) {
    const by = { ...command, id: identifier('erasure', command.id, String(part)) };
    const { left } = await store.change(request.caseId, by, (file) => eraseNext(file, request, by));
    if (left === 0) return;
  }
}

/**
 * Erases a person, or a whole case: the ledger says so first; then indexes, files and records go, what was said is taken
 * out of the requests, and at last the keys are destroyed. Every step can be repeated, so whatever stops it is made good
 * by carrying it out again.
 */
export async function carryOutErasure(caseId: string, requestId: string, command: Command): Promise<void> {
  if (isSponsorId(caseId)) return carryOutOfSponsor(caseId, requestId, command);
  const store = theStore();
  const file = await store.loadCase(caseId);
  const request = requestOf(file.rights, requestId);
  if (request.right !== 'erasure' || (request.status !== 'granted' && request.status !== 'erased')) return;
  const owners = await ownersOf(request);
  if (request.status === 'granted') {
    if (!(await isBegun(owners, request.id))) refuseErasure(file, request);
    const erased = await enterLines(owners, request.id, command.at);
    await theFiles().intake.removeBefore(dateOf(command.at));
    await emptyBeside(file, request, command);
    await removeRecords(request, command);
    const left = await store.loadCase(caseId);
    await enterHousehold(left.persons, left, { id: command.id, at: command.at });
    const done = { ...command, id: identifier('erasure', command.id, 'done') };
    await store.change(caseId, done, ({ rights }) => erasedRequest(rights, requestId, erased));
  }
  for (const owner of owners) await theKeys().destroy(owner, command.at);
}
