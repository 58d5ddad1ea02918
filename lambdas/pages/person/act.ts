import * as z from 'zod';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { officesOf } from '../../../domain/case/case-file.ts';
import type { Change } from '../../../domain/case/change.ts';
import { officesOfAccused } from '../../../domain/complaints/accused.ts';
import { complain, receiptOf, WrittenComplaintSchema } from '../../../domain/complaints/decide-complaint.ts';
import type { Command } from '../../../domain/kernel/actor.ts';
import { CaseError } from '../../../domain/kernel/errors.ts';
import { askOffice } from '../../../domain/persons-page/ask-office.ts';
import type { PersonPage } from '../../../domain/persons-page/person-page.ts';
import { todayAt } from '../../../domain/policy/policy.ts';
import type { AskedRight } from '../../../domain/rights/ask-right.ts';
import { askRightOfCase } from '../../../domain/rights/ask-right.ts';
import { mayBreakDown } from '../../../stages/sponsorship/breakdown.ts';
import { loseSponsor } from '../../../stages/sponsorship/record-sponsor-loss.ts';
import { allStaff, readingOffices } from '../../services/complaint-readers.ts';
import type { Store } from '../../services/the-store.ts';
import { BreakdownAct } from '../breakdown.ts';

const text = z.string().trim().min(1).max(2000);

/** What the forms of a person's page can ask for. */
export const PersonActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('ask'), text }),
  z.object({ act: z.literal('correct'), text }),
  z.object({ act: z.literal('copy') }),
  BreakdownAct,
  z.object({ act: z.literal('complain'), ...WrittenComplaintSchema.shape }),
]);
export type PersonAct = z.infer<typeof PersonActSchema>;
export type WrittenAct = Exclude<PersonAct, { act: 'complain' }>;

/** The same words sent twice in a day are one command; on another day it happened again. */
export const partsOf = (wanted: PersonAct, day: string): string[] => [
  wanted.act,
  day,
  ...('text' in wanted ? [wanted.text] : []),
  ...(wanted.act === 'complain' ? [wanted.about, wanted.who ?? '', wanted.reach ?? ''] : []),
];

/** The change made by an act: work for the office, or a request about data that a supervisor decides on. */
export function changeOf(
  file: CaseFile,
  page: PersonPage,
  wanted: WrittenAct,
  command: Command,
  copyText: string,
): Change<unknown> {
  if (wanted.act === 'breakdown') {
    if (!mayBreakDown(file))
      throw new CaseError('WrongState', 'Expected a household that has left and that a sponsor receives.');
    return loseSponsor(file, { reasonCode: wanted.because, reportedBy: 'family' }, command);
  }
  if (wanted.act === 'ask') return askOffice(file, page, { kind: 'question', text: wanted.text }, command);
  if (wanted.act === 'copy') return askOffice(file, page, { kind: 'copy', text: copyText }, command);
  const asked: AskedRight = {
    ...{ personId: page.personId, right: 'correction', askedBy: 'self', channel: 'message' },
    ...{ words: wanted.text, askedOn: todayAt(file.policy, file.case.office, command.at) },
  };
  return askRightOfCase(file, asked, command);
}

/** Stores a complaint apart from the case; tells its number. */
export async function complained(
  store: Store,
  file: CaseFile,
  page: PersonPage,
  wanted: Extract<PersonAct, { act: 'complain' }>,
  command: Command,
): Promise<string> {
  const { id: household, programme } = file.case;
  const own = officesOf(file.case);
  const accused = wanted.about === 'staff' ? officesOfAccused(file, wanted.who, await allStaff(store)) : [];
  const offices = [...new Set([...own, ...accused])];
  const from = { household, programme, complainant: page.personId, offices };
  const readers = await readingOffices(store, { about: wanted.about, offices: from.offices });
  const change = complain(wanted, from, file.policy.complaints, readers, command);
  try {
    await store.commitComplaint(change, command);
  } catch (error) {
    // The same complaint sent again, by a double click, has the same number.
    if (!(error instanceof CaseError) || error.name !== 'AlreadyExists') throw error;
  }
  return receiptOf(change.record);
}

/** Whether somebody outside the offices of a case would read a complaint about their staff. */
export const hasFocalPoint = async (store: Store, file: CaseFile): Promise<boolean> =>
  (await readingOffices(store, { about: 'staff', offices: officesOf(file.case) })).length > 0;
