import type { Appointment } from '../appointments/appointment.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import type { Document } from '../documents/document.ts';
import { isLive } from '../documents/document.ts';
import { PLATFORM } from '../kernel/actor.ts';
import { dateOf } from '../kernel/calendar.ts';
import type { Note } from '../notes/note.ts';
import type { ServicePlan } from '../plan/service-plan.ts';

type RecordsFile = Pick<CaseFile, 'documents' | 'notes' | 'appointments' | 'consents' | 'servicePlans'>;

/** What goes along with members who leave for another case, and what is left of it in this one. */
export interface FollowingRecords {
  readonly brought: Change['writes'];
  readonly left: Change['writes'];
  readonly facts: Change['facts'];
}

/** The record of a document that is in another case now; its bytes are there. */
function documentLeft(document: Document, at: string): Document {
  const { name: _name, digest: _digest, thumbnail: _picture, thumbnailDigest: _of, ...left } = document;
  return { ...left, status: 'removed', endedAt: at };
}

function noteLeft({ text: _text, ...note }: Note, at: string): Note {
  return { ...note, earlier: [], erasedAt: at };
}

/** What was still owed to a member is owed in the other case now. */
const planLeft = (plan: ServicePlan, at: string): ServicePlan => ({
  ...plan,
  lines: plan.lines.map((line) =>
    line.state === 'planned'
      ? {
          ...line,
          state: 'cancelled',
          settled: { on: dateOf(at), at, by: PLATFORM.id, reasonCode: 'moved-with-person' },
        }
      : line,
  ),
});

/**
 * Documents and notes about members who leave, or about their consents, appointments of theirs alone that are
 * still to come, and what is owed to them: they go along, so that the other case has them and nobody reads them here.
 */
export function recordsOfMembers(
  file: RecordsFile,
  members: readonly string[],
  toCase: string,
  at: string,
): FollowingRecords {
  const consents = file.consents.filter(({ personId }) => members.includes(personId)).map(({ id }) => id);
  const isTheirs = ({ about }: { about?: string | undefined }): boolean =>
    about !== undefined && (members.includes(about) || consents.includes(about));
  const documents = file.documents.filter((one) => isLive(one) && isTheirs(one));
  const notes = file.notes.filter((one) => one.text !== undefined && isTheirs(one));
  const appointments = file.appointments.filter(
    ({ status, personIds }) =>
      status === 'planned' && personIds.length > 0 && personIds.every((id) => members.includes(id)),
  );
  const plans = file.servicePlans.filter(({ id }) => members.includes(id));
  const all: (Document | Note | Appointment | ServicePlan)[] = [
    ...[...documents, ...notes, ...appointments],
    ...plans,
  ];
  const details = { documents: documents.length, notes: notes.length, appointments: appointments.length };
  return {
    brought: all.map((one) => ({ ...one, caseId: toCase })),
    left: [
      ...documents.map((one) => documentLeft(one, at)),
      ...notes.map((one) => noteLeft(one, at)),
      ...appointments.map((one) => ({ ...one, status: 'cancelled' as const })),
      ...plans.map((plan) => planLeft(plan, at)),
    ],
    facts: all.length === 0 ? [] : [{ act: 'records.moved', subject: toCase, details }],
  };
}
