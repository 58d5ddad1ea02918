import type { Appointment, AppointmentKind } from '../appointments/appointment.ts';
import type { CaseFile } from '../case/case-file.ts';
import { stageDone } from '../case/case-file.ts';
import { mayUse } from '../case/consent-question.ts';
import { stillMissing } from '../case/consent-work.ts';
import { heldBack } from '../case/held-back.ts';
import type { PageLine, PageWords } from '../case/page-line.ts';
import { EXPIRING_PAPER } from '../casework/expiring-papers.ts';
import { stagesUnderWay } from '../casework/under-way.ts';
import { missingDocuments } from '../documents/required.ts';
import { isBefore, plus } from '../kernel/calendar.ts';
import type { DocumentKind } from '../kernel/document-kind.ts';
import type { StageName } from '../policy/stage-name.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen } from '../work-item/work-item.ts';

export interface ToldStage {
  readonly name: StageName;
  readonly state: 'done' | 'now' | 'later';
  /** Its words, of a stage that brings its own. */
  readonly words?: PageWords;
}

export interface ToldAppointment extends Pick<Appointment, 'kind' | 'startsAt' | 'timeZone' | 'minutes'> {
  /** Absent for a visit: it is at somebody's home. */
  readonly place?: string;
}

/** What the office needs from the person: one of these documents, a newer paper, or an answer about a consent. */
export type Needed =
  | { readonly what: 'document'; readonly kinds: readonly DocumentKind[] }
  | { readonly what: 'paper' }
  | { readonly what: 'consent' };

/** What a person is told about their own case. */
export interface PersonView {
  readonly standing: 'registered' | 'active' | 'closed';
  readonly stages: readonly ToldStage[];
  readonly appointments: readonly ToldAppointment[];
  readonly needed: readonly Needed[];
  readonly sections: readonly { readonly stage: string; readonly lines: readonly PageLine[] }[];
}

/**
 * Stages that are about somebody else, or that tell by their name that somebody may need protection: a procedure for a
 * child, a search for a relative. They stand on no page.
 */
const NOT_TOLD: ReadonlySet<string> = new Set(['best-interests', 'family-tracing', 'closure']);

function stagesOf(file: CaseFile): ToldStage[] {
  const now = stagesUnderWay(file);
  const state = (name: StageName): ToldStage['state'] =>
    stageDone(file, name) ? 'done' : now.includes(name) ? 'now' : 'later';
  const skipped = (name: StageName): boolean => file.case.stages[name]?.status === 'skipped';
  return file.policy.stages
    .filter((name) => !NOT_TOLD.has(name) && !skipped(name))
    .map((name) => {
      const words = file.rules.stages.find((stage) => stage.name === name)?.pageWords;
      return { name, state: state(name), ...(words ? { words } : {}) };
    });
}

/** Today's stay until they are over. */
const isAhead = ({ startsAt, minutes }: Appointment, at: string): boolean =>
  isBefore(at, plus(startsAt, `PT${minutes}M`));

const MOST_SHOWN = 20;

const appointmentsOf = (file: CaseFile, personId: string, at: string): ToldAppointment[] =>
  file.appointments
    .filter((one) => one.status === 'planned' && one.personIds.includes(personId) && isAhead(one, at))
    .sort((one, other) => (isBefore(one.startsAt, other.startsAt) ? -1 : 1))
    .slice(0, MOST_SHOWN)
    .map(({ kind, startsAt, timeZone, minutes, place }) => ({
      ...{ kind, startsAt, timeZone, minutes },
      ...(AT_HOME.has(kind) ? {} : { place }),
    }));
const AT_HOME: ReadonlySet<AppointmentKind> = new Set(['visit']);

/** Documents that work asks of this person, or of the household as a whole; what is asked of others alone is not told. */
function documentsFor(file: CaseFile, items: readonly WorkItem[], personId: string, at: string): Needed[] {
  const asked = items
    .flatMap((item) => missingDocuments(file, item, at))
    .filter(({ personIds }) => personIds.length === 0 || personIds.includes(personId));
  const kinds = new Map(asked.map((one) => [[...one.kinds].sort().join(), one.kinds]));
  return [...kinds.values()].map((those) => ({ what: 'document', kinds: those }));
}

function neededOf(file: CaseFile, personId: string, at: string): Needed[] {
  const open = file.workItems.filter(
    (item) => isOpen(item) && !NOT_TOLD_OF.has(item.kind) && !file.rules.kindNamed(item.kind).hidden,
  );
  const about = (kind: string): boolean =>
    open.some((item) => item.kind === kind && item.subject === personId);
  const asksConsent = open.some(
    (item) => item.kind === 'consent-request' && stillMissing(file, item, at).includes(personId),
  );
  return [
    ...documentsFor(file, open, personId, at),
    ...(about(EXPIRING_PAPER) ? [{ what: 'paper' } as const] : []),
    ...(asksConsent ? [{ what: 'consent' } as const] : []),
  ];
}
const NOT_TOLD_OF: ReadonlySet<string> = new Set(['protection-concern', 'identity-sharing']);

/** Whether the person's consent to the work on their case has ended by their own wish. */
function hasWithdrawn(file: CaseFile, personId: string, at: string): boolean {
  const answer = mayUse(file, { personId, purpose: 'assessment' }, at);
  return 'missing' in answer && answer.missing === 'withdrawn';
}

/**
 * What a person's page shows at an instant; undefined if it shows nothing: a restriction of their data stands, or they
 * withdrew their consent to the work on their case.
 */
export function personView(file: CaseFile, personId: string, at: string): PersonView | undefined {
  const back = heldBack(file, 'persons-page');
  if (back.whole !== undefined || back.persons.has(personId)) return undefined;
  if (hasWithdrawn(file, personId, at)) return undefined;
  const { status } = file.case;
  const standing = status === 'closing' ? 'closed' : status;
  const told = file.rules.stages.map(({ name, tellsPerson }) => ({
    stage: name,
    lines: standing === 'closed' ? [] : (tellsPerson?.(file, personId, at) ?? []),
  }));
  return {
    standing,
    stages: standing === 'closed' ? [] : stagesOf(file),
    appointments: appointmentsOf(file, personId, at),
    needed: standing === 'closed' ? [] : neededOf(file, personId, at),
    sections: told.filter(({ lines }) => lines.length > 0),
  };
}
