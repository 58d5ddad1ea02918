import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { Entity } from '../case/entities.ts';
import { standingHolds } from '../case/legal-hold.ts';
import { recordsAbout } from '../case/records-about.ts';
import type { RightsRequest } from '../case/rights-request.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { isOpen } from '../work-item/work-item.ts';
import { requestOf } from './ask-right.ts';
import { isOutsider } from './outside-persons.ts';
import { RETENTION_REVIEW } from './retention.ts';

/** Why nothing can be erased yet; each has words that say what to do. */
export const ERASURE_OBSTACLES = ['legal-hold', 'case-open', 'member-active', 'work-open'] as const;
export type ErasureObstacle = (typeof ERASURE_OBSTACLES)[number];

type Scope = Pick<RightsRequest, 'personId'>;
/** What belongs to a case besides its head. */
type Belonging = Exclude<Entity, { type: 'case' }>;

/** Everything that a case file holds of its case, whichever stage stored it. */
export const recordsOf = (file: CaseFile): Belonging[] =>
  Object.values(file)
    .flat()
    .filter(
      (one): one is Belonging =>
        typeof one === 'object' &&
        one !== null &&
        'type' in one &&
        'schema' in one &&
        (one as { caseId?: string }).caseId === file.case.id,
    );

/** What stays of an erased case: what became of it in codes, and what was asked about its data. */
const STAYS: ReadonlySet<Belonging['type']> = new Set(['case-stages', 'rights-request']);

/** The records that go with a person, or with the whole case. */
export function erasedRecords(file: CaseFile, { personId }: Scope): Belonging[] {
  const records = recordsOf(file);
  const theirs = personId === undefined ? records : recordsAbout(records, personId);
  return theirs.filter(({ type }) => !STAYS.has(type));
}

/** What stands in the way of an erasure now; undefined if nothing does. The work that asks about it does not. */
export function obstacleTo(
  file: CaseFile,
  { personId }: Scope,
  asking = 'rights-request',
): ErasureObstacle | undefined {
  if (standingHolds(file.holds).length > 0) return 'legal-hold';
  // Work about somebody outside the registry ends with the erasure itself.
  if (isOutsider(file, personId)) return undefined;
  const closed = file.case.status === 'closed';
  if (personId === undefined && !closed) return 'case-open';
  const person = file.persons.find(({ id }) => id === personId);
  if (!closed && person?.status === 'active') return 'member-active';
  const goes = erasedRecords(file, { personId });
  const waits = file.workItems.some(
    (item) => isOpen(item) && item.kind !== 'rights-request' && item.kind !== asking && goes.includes(item),
  );
  return waits ? 'work-open' : undefined;
}

/** Refuses an erasure that something stands in the way of. */
export function refuseErasure(file: CaseFile, scope: Scope, asking?: string): void {
  const obstacle = obstacleTo(file, scope, asking);
  if (obstacle !== undefined)
    throw new CaseError('WrongState', `Expected nothing in the way of an erasure, received ${obstacle}.`);
}

/** What an erasure would do: how many records of each type go and stay, and why it cannot be done yet. */
export interface ErasurePreview {
  readonly goes: Readonly<Record<string, number>>;
  readonly stays: Readonly<Record<string, number>>;
  readonly obstacle: ErasureObstacle | null;
}

/** How many there are of each type. */
export const counted = (records: readonly { type: string }[]): Record<string, number> =>
  Object.fromEntries(
    [...Map.groupBy(records, ({ type }) => type)].map(([type, those]) => [type, those.length]).sort(),
  );

/**
 * The work whose decision would be the next step to an erasure: what was asked, or else the review of the record, which
 * then stands in nothing's way.
 */
export const nextToErase = (rights: readonly RightsRequest[]): string | undefined =>
  rights.some(({ right, status }) => right === 'erasure' && status === 'asked')
    ? undefined
    : RETENTION_REVIEW;

/** What erasing a person, or the whole case, would do now; nothing is changed. */
export function previewErasure(file: CaseFile, scope: Scope): ErasurePreview {
  const goes = erasedRecords(file, scope);
  return {
    goes: counted(goes),
    stays: counted(recordsOf(file).filter((record) => !goes.includes(record))),
    obstacle: obstacleTo(file, scope, nextToErase(file.rights)) ?? null,
  };
}

/** How many records go with one commit: a transaction has room for a hundred, and others are rewritten. */
const AT_ONCE = 60;

/** The next part of an erasure that was granted; `left` is how many records are to go after it. */
export function eraseNext(
  file: CaseFile,
  request: RightsRequest,
  command: Command,
): Change<{ left: number }> {
  const { personId } = request;
  const all = erasedRecords(file, request);
  const erases = all.slice(0, AT_ONCE);
  const shared = file.appointments.filter(
    (one) => personId !== undefined && one.personIds.includes(personId) && !all.includes(one),
  );
  const whole = personId === undefined && file.case.erasedAt === undefined;
  const subject = personId ?? file.case.id;
  const nothing = erases.length === 0 && shared.length === 0 && !whole;
  const details = { requestId: request.id, records: erases.length };
  return {
    patch: whole ? { number: ERASED_NUMBER, preferences: [], erasedAt: command.at } : {},
    writes: shared.map((one) => ({ ...one, personIds: one.personIds.filter((id) => id !== personId) })),
    erases,
    facts: nothing ? [] : [{ act: personId ? 'person.erased' : 'case.erased', subject, details }],
    answer: { left: all.length - erases.length },
  };
}

/** What stands where the number of an erased case was. */
export const ERASED_NUMBER = 'erased';

/**
 * The last part: the request is carried out, and what was said in any request about the same person, or in the case, is
 * taken out.
 */
export function erasedRequest(
  rights: readonly RightsRequest[],
  requestId: string,
  erased: NonNullable<RightsRequest['carriedOut']>,
): Change<{ requestId: string }> {
  const request = requestOf(rights, requestId);
  if (request.status === 'erased') return noChange({ requestId });
  const same = rights.filter(
    ({ id, personId }) =>
      id !== requestId && (request.personId === undefined || personId === request.personId),
  );
  const details = { right: request.right, backupsUntil: erased.backupsUntil };
  return {
    patch: {},
    writes: [
      { ...withoutWords(request), status: 'erased', carriedOut: erased },
      ...same.filter((one) => one.words !== undefined || one.outcome !== undefined).map(withoutWords),
    ],
    facts: [{ act: 'right.carried-out', subject: requestId, details }],
    answer: { requestId },
  };
}

/** The request as it is kept: what was asked and done, and nothing that was said. */
function withoutWords({ words: _words, outcome: _outcome, ...request }: RightsRequest): RightsRequest {
  return request;
}
