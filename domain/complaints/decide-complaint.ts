import * as z from 'zod';
import type { Fact } from '../audit/audit-entry.ts';
import { GENESIS } from '../audit/chain.ts';
import type { Notice } from '../case/notice.ts';
import { noticeTo } from '../case/notice-to.ts';
import type { Actor, Command } from '../kernel/actor.ts';
import { plus } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import type { ComplaintsPolicy } from '../policy/complaints-policy.ts';
import type { Complaint } from './complaint.ts';
import { ComplaintSchema } from './complaint.ts';

/** A new state of a complaint, and what its own chain says about it. */
export interface ComplaintChange {
  record: Complaint;
  facts: Fact[];
  writes?: Notice[];
}

export const WrittenComplaintSchema = z.object({
  about: ComplaintSchema.shape.about,
  text: z.string().trim().min(1).max(2000),
  who: z.string().trim().max(200).optional(),
  reach: z.string().trim().max(200).optional(),
});
type Written = z.infer<typeof WrittenComplaintSchema>;

/** Tells protection officers of these offices, in whose list the complaint stands; the notice says nothing of it. */
const tell = (id: string, offices: readonly string[], dueAt: string, command: Command): Notice[] =>
  offices.map((office) =>
    noticeTo(id, { kind: 'role', role: 'protection-officer', office }, 'complaint-made', command, { dueAt }),
  );

/** What a person wrote, as a complaint, of which its readers are told. */
export function complain(
  { about, text, who, reach }: Written,
  from: Pick<Complaint, 'household' | 'complainant' | 'offices' | 'programme'>,
  { openWithin, settleWithin }: ComplaintsPolicy,
  readers: readonly string[],
  command: Command,
): ComplaintChange {
  const record: Complaint = {
    ...{ type: 'complaint', schema: 3, id: identifier('complaint', command.id), version: 1 },
    ...{ about, ...from, text },
    ...(who ? { who } : {}),
    ...(reach ? { reach } : {}),
    ...{ at: command.at, openBy: plus(command.at, openWithin[about]), status: 'open' },
    dueAt: plus(command.at, settleWithin[about]),
    audit: { seq: 0, hash: GENESIS },
  };
  return {
    record,
    facts: [{ act: 'complaint.made', subject: record.id, details: { about } }],
    writes: tell(record.id, readers, record.openBy, command),
  };
}

/** What the person is told to keep in mind. */
export const receiptOf = ({ id }: Pick<Complaint, 'id'>): string => {
  const short = id.slice(-8).toUpperCase();
  return `${short.slice(0, 4)}-${short.slice(4)}`;
};

/**
 * Who may read a complaint: protection officers, of the case's offices if it is about a service, and of none of them if it
 * is about staff. To everybody else, the accused and their office first of all, there is none (IASC Six Core Principles
 * relating to Sexual Exploitation and Abuse, 2019; Secretary-General's bulletin ST/SGB/2003/13).
 */
export const mayRead = ({ about, offices }: Pick<Complaint, 'about' | 'offices'>, actor: Actor): boolean =>
  actor.roles.includes('protection-officer') &&
  actor.office !== undefined &&
  offices.includes(actor.office) === (about === 'service');

/** The complaint, for whoever may read it; NotFound for anybody else. */
export function readable(complaint: Complaint | undefined, id: string, actor: Actor): Complaint {
  if (complaint && complaint.erasedAt === undefined && mayRead(complaint, actor)) return complaint;
  throw new CaseError('NotFound', `Expected a complaint, received id ${id}.`);
}

/** Its own chain says who read it, each time. */
export const complaintRead = (complaint: Complaint, { at }: Command): ComplaintChange => ({
  record: { ...complaint, version: complaint.version + 1, openedAt: complaint.openedAt ?? at },
  facts: [{ act: 'complaint.read', subject: complaint.id }],
});

export const OutcomeOfComplaintSchema = z.strictObject({
  code: ComplaintSchema.shape.outcome.unwrap().shape.code,
  note: z.string().trim().min(1).max(4000),
});

/** What came of it. It is settled once. */
export function settleComplaint(
  complaint: Complaint,
  { code, note }: z.infer<typeof OutcomeOfComplaintSchema>,
  { actor, at }: Command,
): ComplaintChange {
  if (complaint.status === 'settled')
    throw new CaseError('WrongState', 'Expected a complaint that is open, received one that is settled.');
  return {
    record: {
      ...complaint,
      ...{ status: 'settled', version: complaint.version + 1 },
      outcome: { by: actor.id, at, code, note },
    },
    facts: [{ act: 'complaint.settled', subject: complaint.id, details: { outcome: code } }],
  };
}
