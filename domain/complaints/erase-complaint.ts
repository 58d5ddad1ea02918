import type { Command } from '../kernel/actor.ts';
import { isBefore, plus } from '../kernel/calendar.ts';
import type { ComplaintsPolicy } from '../policy/complaints-policy.ts';
import type { Complaint } from './complaint.ts';
import type { ComplaintChange } from './decide-complaint.ts';

const NOBODY = 'erased';

/**
 * Why a complaint is erased now: its time of keeping is over, since it was settled or, if nobody settled it, should have been, or whoever made it was erased. One about staff stays until its
 * own time is over, as others may be in danger of the same person.
 */
export function whyErased(
  { about, outcome, dueAt, erasedAt }: Complaint,
  { keptFor }: ComplaintsPolicy,
  complainantErased: boolean,
  at: string,
): 'time-over' | 'person-erased' | undefined {
  if (erasedAt !== undefined) return undefined;
  if (!isBefore(at, plus(outcome?.at ?? dueAt, keptFor[about]))) return 'time-over';
  return complainantErased && about === 'service' ? 'person-erased' : undefined;
}

/** What is left says what it was about, when, and what came of it, and names nobody. */
export function eraseComplaint(
  { who: _who, reach: _reach, ...complaint }: Complaint,
  reasonCode: 'time-over' | 'person-erased',
  { at }: Command,
): ComplaintChange {
  const { id, version, outcome } = complaint;
  return {
    record: {
      ...complaint,
      ...{ version: version + 1, household: NOBODY, complainant: NOBODY, text: '', erasedAt: at },
      ...(outcome ? { outcome: { ...outcome, note: '' } } : {}),
    },
    facts: [{ act: 'complaint.erased', subject: id, details: { reasonCode } }],
  };
}
