import { isHeldBack } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import { activeMembers, memberOf } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { mergeChanges, noChange } from '../case/change.ts';
import type { Person } from '../case/person.ts';
import { hasArrived, isUnderWay } from '../casework/journey.ts';
import { askedFacts, protectionsOfMembers } from '../casework/protections-of-members.ts';
import { recompose } from '../casework/recompose.ts';
import { recordsOfMembers } from '../casework/records-of-members.ts';
import { comparedWith } from '../casework/same-number.ts';
import { thoseLeft } from '../casework/those-left.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import type { HouseholdChange, WantedChange } from './household-change.ts';
import { MAX_MEMBERS } from './household-change.ts';
import { laterActs } from './later-acts.ts';

type Of<K extends WantedChange['kind']> = Extract<WantedChange, { kind: K }>;

/** How a case ends when all its members have moved to another. */
const ENDING = { outcome: 'cancelled', reasonCode: 'joined-another-case' } as const;

const linkedTo = ({ case: { linked = [] } }: CaseFile, caseId: string) =>
  linked.some((link) => link.caseId === caseId)
    ? linked
    : [...linked, { caseId, because: 'family' as const }];

/** Refuses a case that members cannot join or leave now. */
export function refuseUnmovable(file: CaseFile, other: CaseFile, members: readonly string[]): void {
  const { id, office } = file.case;
  const { status } = other.case;
  const apart = other.case.id === id || other.case.office !== office;
  if (apart || status === 'closing' || status === 'closed' || isHeldBack(other.case))
    throw invalid('change.toCase', rule('another-case'), apart ? 'another office' : status);
  refuseTravelled(file);
  refuseTravelled(other);
  const together = new Set([...activeMembers(other).map((one) => one.id), ...members]).size;
  if (together > MAX_MEMBERS)
    throw invalid('change.members', rule('household-at-most', { most: MAX_MEMBERS }), `${together}`);
}

/** Refuses a household that has departed: nobody travels a second time, or counts as arrived who never travelled. */
function refuseTravelled(file: CaseFile): void {
  if (isUnderWay(file))
    throw new CaseError('WrongState', 'Expected a household that is not travelling, received one that is.');
  if (hasArrived(file))
    throw new CaseError('WrongState', 'Expected a household that has not travelled, received one that has.');
}

/** What members bring from one case to another: their consents, what protects them, and what stages recorded. */
function brought(
  from: CaseFile,
  members: readonly string[],
  to: CaseFile,
  flags: CaseFile['flags'] = from.flags,
): Change['writes'] {
  const caseId = to.case.id;
  return [
    ...from.consents
      .filter(({ personId }) => members.includes(personId))
      .map((consent) => ({ ...consent, caseId })),
    ...flags
      .filter(({ id, liftedAt }) => liftedAt === undefined && !to.flags.some((flag) => flag.id === id))
      .map((flag) => ({ ...flag, caseId })),
    ...protectionsOfMembers(from, members, caseId, to),
    ...from.rules.stages.flatMap(({ carried }) => carried?.(from, members, to) ?? []),
  ];
}

function withWrites(
  change: Change,
  writes: Change['writes'],
  facts: Change['facts'],
  from: CaseFile,
  to: string,
) {
  return mergeChanges(change, { ...noChange({}), patch: { linked: linkedTo(from, to) }, writes, facts });
}

/**
 * Moves members to another case in one commit, so that nobody is in none or in two. If all move, the two cases become
 * one and the first ends.
 */
export function move(
  from: CaseFile,
  to: CaseFile,
  { already = [] }: Pick<HouseholdChange, 'already'>,
  change: Of<'moves'>,
  command: Command,
): Change {
  const { members } = change;
  const coming = members.filter((id) => !already.includes(id));
  refuseUnmovable(from, to, members);
  const { changed } = thoseLeft(from, members, change.newPrincipalId, command.at);
  const leaving = members.map((id) => memberOf(from, id));
  const details = { members: [...members] };
  const left = mergeChanges(
    recompose(from, [...leaving.map((one) => gone(one)), ...changed], ENDING, command),
    comparedWith(from, to.case.id),
  );
  const comers = leaving
    .filter(({ id }) => coming.includes(id))
    .map((person) => arriving(person, to, besides(person)));
  const along = recordsOfMembers(from, coming, to.case.id, command.at);
  const told = [{ act: 'members.moved', subject: to.case.id, details }, ...along.facts];
  const comes = brought(from, coming, to);
  const joined = mergeChanges(recomposedBy(to, comers, command), comparedWith(to, from.case.id));
  return {
    ...withWrites(left, along.left, told, from, to.case.id),
    beside: [
      {
        file: to,
        change: withWrites(
          joined,
          [...comes, ...along.brought],
          [{ act: 'members.joined', subject: from.case.id, details }, ...askedFacts(comes)],
          to,
          from.case.id,
        ),
      },
    ],
  };
}

/** A household that nobody joins or leaves goes on as it is. */
const recomposedBy = (file: CaseFile, changed: readonly Person[], command: Command): Change =>
  changed.length === 0 ? noChange({}) : recompose(file, changed, ENDING, command);

const back = (person: Person): Person => ({ ...person, version: person.version + 1, status: 'active' });
const gone = (person: Person): Person => ({ ...person, version: person.version + 1, status: 'split' });

/** A principal applicant is a relative of the one who leads the other household. */
const besides = ({ relationship }: Person): Person['relationship'] =>
  relationship === 'principal-applicant' ? 'other-relative' : relationship;

function arriving(person: Person, to: CaseFile, relationship: Person['relationship']): Person {
  const { undecided: _undecided, ...known } = person;
  const before = to.persons.find(({ id }) => id === person.id);
  return {
    ...known,
    ...{ caseId: to.case.id, version: (before?.version ?? 0) + 1, status: 'active', relationship },
  };
}

/** The move that is taken back; `WrongState` if it never took effect or was taken back before. */
export function moveOf(file: CaseFile, changeId: string): HouseholdChange & { change: Of<'moves'> } {
  const found = file.changes.find(({ id }) => id === changeId);
  if (found?.change.kind !== 'moves' || found.status !== 'confirmed')
    throw new CaseError('WrongState', 'Expected a confirmed move to another case, received another change.');
  return { ...found, change: found.change };
}

/**
 * Takes a move back: the members return with what was recorded about them since, to the case as it was before. Every
 * later act in the other case has been assigned to one of the two by a person; both cases keep both acts.
 */
export function moveBack(
  file: CaseFile,
  other: CaseFile,
  change: Of<'moves-back'>,
  command: Command,
): Change {
  const moved = moveOf(file, change.changeId);
  const acts = laterActs(other, moved);
  const assigned = new Map(change.acts.map(({ id, belongs }) => [id, belongs]));
  const open = acts.filter(({ id }) => !assigned.has(id));
  if (open.length > 0) throw invalid('change.acts', rule('every-act'), `${open.length} not assigned`);
  const { already = [] } = moved;
  const members = moved.change.members.filter((id) => activeMembers(other).some((one) => one.id === id));
  if (members.length + already.length === 0)
    throw new CaseError('WrongState', 'Expected members who are still in the other case, received none.');
  refuseTravelled(other);
  const { changed } =
    members.length === 0 ? { changed: [] } : thoseLeft(other, members, change.newPrincipalId, command.at);
  const leaving = members.map((id) => memberOf(other, id));
  const stayed = already.map((id) => memberOf(file, id));
  const returning = leaving.map((person) => {
    const own = memberOf(file, person.id);
    return {
      ...arriving(person, file, own.relationship),
      ...(own.undecided ? { undecided: own.undecided } : {}),
    };
  });
  const comers = [...returning, ...stayed.map(back)];
  const here = acts.filter(({ id }) => assigned.get(id) === 'here').map(({ id }) => id);
  const details = {
    members: [...members, ...already],
    move: moved.id,
    here,
    there: acts.map(({ id }) => id).filter((id) => !here.includes(id)),
  };
  const along = recordsOfMembers(other, members, file.case.id, command.at);
  // The other household's own flags are not theirs; of those raised since, the ones assigned to this case.
  const comes = brought(
    other,
    members,
    file,
    other.flags.filter(({ id }) => here.includes(id)),
  );
  const again = mergeChanges(restored(file, moved, comers, command), {
    ...noChange({}),
    writes: [...comes, ...along.brought, { ...moved, version: moved.version + 1, status: 'moved-back' }],
    facts: [{ act: 'members.moved-back', subject: other.case.id, details }, ...askedFacts(comes)],
  });
  const left = recomposedBy(other, [...leaving.map((one) => gone(one)), ...changed], command);
  const told: Change = {
    ...noChange({}),
    writes: along.left,
    facts: [{ act: 'members.returned', subject: file.case.id, details }, ...along.facts],
  };
  return { ...again, beside: [{ file: other, change: mergeChanges(left, told) }] };
}

/** The case with its members back: one that the move had ended is as it was before, and goes on from there. */
function restored(
  file: CaseFile,
  { before }: HouseholdChange,
  comers: readonly Person[],
  command: Command,
): Change {
  const { status, run } = file.case;
  const over = status === 'closing' || status === 'closed';
  const ended = over && activeMembers(file).length === 0;
  if (!before || (over && !ended))
    throw new CaseError('WrongState', `Expected a case that goes on, received one that is ${status}.`);
  if (!ended) return recompose(file, comers, ENDING, command);
  const again = before.status === 'registered' ? {} : { run: run + 1, interruptedRun: run };
  return {
    ...noChange({}),
    patch: { status: before.status, stages: before.stages, closing: undefined, ...again },
    writes: [...comers],
  };
}
