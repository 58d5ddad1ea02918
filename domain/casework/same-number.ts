import { hasCaseInScope, isWithheldFrom } from '../case/access.ts';
import type { Case } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Change, OpenedCase } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { Actor, Command } from '../kernel/actor.ts';
import type { MakeIdentifier } from '../kernel/identifier.ts';
import { normalizedNumber } from '../kernel/written-text.ts';
import type { Policy } from '../policy/policy.ts';
import { isOpen } from '../work-item/work-item.ts';
import type { ListedCase } from './case-row.ts';
import type { NewCase } from './register-case.ts';
import { registerCase } from './register-case.ts';

/** The id of a record whose number belongs to a case of another office. */
export const heldIdOf = (make: MakeIdentifier, programme: string, number: string, office: string): string =>
  make('case', programme, normalizedNumber(number), office);

/** The id of a record whose number was registered before by an import that was undone, for the n-th time. */
export const againIdOf = (
  make: MakeIdentifier,
  programme: string,
  number: string,
  office: string,
  time: number,
): string => make('case', programme, normalizedNumber(number), office, `again-${time}`);

/** Whether this person may know of a case: it belongs to their office and is not withheld, or they registered it. */
export const isKnownTo = (
  { caseRecord, overview, registeredBy }: ListedCase & { registeredBy?: string | undefined },
  actor: Actor,
  office: string,
  at: string,
): boolean =>
  hasCaseInScope(caseRecord, { ...actor, office }, 'own-office') &&
  (registeredBy === actor.id || !isWithheldFrom(overview, actor, at));

/**
 * Registers a household under a case or individual number of a case that the caller may not know about. It is
 * answered and shown to its own offices like any other registration, but held before its first stage until a
 * supervisor who may see both says whether it is the same household.
 */
export function holdCase(
  wanted: NewCase,
  policy: Policy,
  start: boolean,
  known: readonly Known[],
  command: Command,
  id: string,
): OpenedCase {
  const opened = registerCase(wanted, policy, start, command, id);
  return { ...opened, case: { ...opened.case, held: heldBy(known, wanted) } };
}

type Offices = Pick<Case, 'office' | 'destinationOffice'>;
type Known = Offices & Pick<Case, 'id'>;
type Held = NonNullable<Case['held']>;

/** The most cases that one record is compared with. */
const MAX_COMPARED = 20;

/** Which case holds a record, and whose supervisor is asked: that of an office that has both, if there is one. */
function askedAbout(known: Known, own: Offices): { by: string; office: string } {
  const shared = [known.office, known.destinationOffice].find(
    (office) => office === own.office || office === own.destinationOffice,
  );
  return { by: known.id, office: shared ?? known.office };
}

const distinct = <T extends { by: string }>(all: readonly T[]): T[] =>
  all.filter(({ by }, index) => all.findIndex((one) => one.by === by) === index).slice(0, MAX_COMPARED);

/** The first case to compare it with, and the ones after it. */
function heldBy(known: readonly Known[], own: Offices): Held | undefined {
  const [first, ...also] = distinct(known.map((one) => askedAbout(one, own)));
  return first && { ...first, ...(also.length > 0 ? { also } : {}) };
}

/** The next comparison, if the last case turned out to be a different household. */
export function heldNext({ held, version }: Case): Held | undefined {
  const [next, ...also] = held?.also ?? [];
  const running = held?.running ? { running: held.running } : {};
  return next && { ...next, since: version, ...running, ...(also.length > 0 ? { also } : {}) };
}

/**
 * What follows when a correction gives a member the number of a person in a case that the caller may not know about:
 * it is accepted like any other. A case that has not started is held from then on, a running one is asked about
 * meanwhile, and one near its end stays as it is. If a question is already open, the case is compared with both, one
 * after the other.
 */
export function holdCorrected({ case: caseRecord }: CaseFile, known: readonly Known[]): Change['patch'] {
  if (caseRecord.status === 'closing' || caseRecord.status === 'closed') return {};
  if (caseRecord.held) {
    const [present, ...also] = distinct([
      caseRecord.held,
      ...(caseRecord.held.also ?? []),
      ...known.map((one) => askedAbout(one, caseRecord)),
    ]);
    return also.length > (caseRecord.held.also ?? []).length
      ? { held: { ...caseRecord.held, ...present, also } }
      : {};
  }
  const running = caseRecord.status === 'active' ? { running: true as const } : {};
  const held = heldBy(known, caseRecord);
  return held ? { held: { ...held, since: caseRecord.version, ...running } } : {};
}

/**
 * What follows when members of a household are probably persons of another case: somebody who may see both compares
 * them. The case goes on meanwhile, but its journey waits.
 */
export function holdAlike(file: CaseFile, known: readonly Known[]): Change['patch'] {
  const { held, status, id } = file.case;
  const unasked = known.filter((other) => other.id !== id && other.id !== held?.by);
  if (unasked.length === 0) return {};
  const patch = holdCorrected(file, unasked);
  return patch.held && !held && status === 'registered' ? { held: { ...patch.held, running: true } } : patch;
}

/** Ends the question whether a household is the same as another: its members have moved from one to the other. */
export function comparedWith({ case: caseRecord, workItems }: CaseFile, otherId: string): Change {
  if (caseRecord.held?.by !== otherId) return noChange({});
  const asking = workItems.filter((item) => item.kind === 'same-number' && isOpen(item));
  return {
    ...noChange({}),
    patch: { held: heldNext(caseRecord) },
    writes: asking.map((item) => ({ ...item, status: 'cancelled' as const, version: item.version + 1 })),
    facts: [{ act: 'number.decided', subject: caseRecord.id, details: { decision: 'members-moved' } }],
  };
}

/** A record that never started goes straight to closure. */
export const closingUnstarted = ({ run }: Case, closing: Case['closing']): Change => ({
  ...noChange({}),
  patch: { status: 'closing', run: Math.max(run, 1), closing },
});
