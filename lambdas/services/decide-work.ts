import { refuseOtherOffice } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { changeOf, HOUSEHOLD_CHANGE } from '../../domain/household/change-kind.ts';
import { isPending } from '../../domain/household/household-change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { KNOWN_FAMILY } from '../../domain/sponsorship/known-family-work.ts';
import type { SponsorFile } from '../../domain/sponsorship/sponsor-file.ts';
import { decideSponsorWork } from '../../domain/sponsorship/sponsor-work.ts';
import { decideWorkItem } from '../../domain/work-item/decide-work-item.ts';
import type { DecisionAnswer } from '../../domain/work-item/decided-as.ts';
import { workItemOf } from '../../domain/work-item/work-of-case.ts';
import { refuseElsewhere, refuseUncompared } from './live-elsewhere.ts';
import { otherCaseOf } from './other-case.ts';
import type { Store } from './the-store.ts';
import { householdNamed } from './unknown-households.ts';

/** Nobody may be booked or board in one case while in another. */
const TRAVELS = new Set(['travel-booking', 'departure']);

/** Somebody's decision on a work item. */
export interface Deciding {
  readonly workItemId: string;
  readonly form: unknown;
  readonly command: Command;
  readonly expectedVersion?: number | undefined;
}

/** The case that a record is compared with, for who may read both. */
async function comparedCase(store: Store, file: CaseFile, kind: string, { actor, at }: Command) {
  if (kind !== 'same-number' || !file.case.held) return undefined;
  const other = await store.loadCase(file.case.held.by);
  refuseOtherOffice(other, actor, 'own-office', at);
  return other;
}

/** What follows from a decision on a case's work, with what it asks of other cases. */
export async function decideCaseWork(
  store: Store,
  file: CaseFile,
  { workItemId, form, command, expectedVersion }: Deciding,
): Promise<Change<DecisionAnswer>> {
  const { kind, subject } = workItemOf(file, workItemId);
  if (TRAVELS.has(kind)) {
    refuseUncompared(file);
    await refuseElsewhere(store, file);
  }
  const asked = kind === HOUSEHOLD_CHANGE ? changeOf(file, subject) : undefined;
  const other =
    asked && isPending(asked)
      ? await otherCaseOf(store, file, asked.change, command)
      : await comparedCase(store, file, kind, command);
  return decideWorkItem(file, workItemId, form, command, expectedVersion, other);
}

/** The sponsor's file with the household that a number means to whoever matches a family, of their own office. */
async function withMeant(
  store: Store,
  file: SponsorFile,
  { workItemId, form, command }: Deciding,
): Promise<SponsorFile> {
  const { decision, caseNumber } = form as { decision?: unknown; caseNumber?: unknown };
  if (workItemOf(file, workItemId).kind !== KNOWN_FAMILY || decision !== 'matched') return file;
  if (typeof caseNumber !== 'string' || caseNumber.length > MOST_OF_NUMBER) return file;
  const reader = { store, actor: command.actor, grant: OWN_OFFICE, at: command.at };
  const found = await householdNamed(caseNumber, reader);
  return found ? { ...file, meant: await store.loadCase(found.id) } : file;
}
const MOST_OF_NUMBER = 60;
const OWN_OFFICE = { reach: 'own-office' } as const;

/** The same, whether the work is about a case or a sponsor. */
export const decideWork = async (
  store: Store,
  file: CaseFile | SponsorFile,
  deciding: Deciding,
): Promise<Change<DecisionAnswer>> =>
  'case' in file
    ? decideCaseWork(store, file, deciding)
    : decideSponsorWork(
        await withMeant(store, file, deciding),
        deciding.workItemId,
        deciding.form,
        deciding.command,
        deciding.expectedVersion,
      );
