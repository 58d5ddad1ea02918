import type { CaseFile } from '../../domain/case/case-file.ts';
import { destinationOf, stageDone } from '../../domain/case/case-file.ts';
import type { Change, RunAnswer } from '../../domain/case/change.ts';
import { answering, mergeChanges, noChange, withStage } from '../../domain/case/change.ts';
import { inNewRun } from '../../domain/casework/awaited-work.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { isBefore, plus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { toRole } from '../../domain/notices/to.ts';
import { oweTo, providedBy } from '../../domain/plan/provider.ts';
import { HOUSEHOLD } from '../../domain/plan/service-plan.ts';
import type { ReportedBy } from '../../domain/sponsorship/reported-by.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import type { Offer } from './offer.ts';
import { releaseOffer } from './release-offer.ts';

const NAME = 'sponsorship';

/** The sponsorship ended after the journey began: somebody finds the household a safe place first. */
export const BROKEN_DOWN = 'broken-down';
/** The reason for which a protection officer acts too. */
export const SAFETY = 'safety';
/** The household is safe, and another sponsor is sought while its follow-up goes on. */
export const SOUGHT_ANEW = 'sought-anew';

const outcomeOf = ({ case: { stages } }: CaseFile): string | undefined => stages[NAME]?.outcome;

/** Whether a sponsorship broke down and nobody has taken its place yet. */
export const isUnmended = (file: CaseFile): boolean =>
  [BROKEN_DOWN, SOUGHT_ANEW].some((outcome) => outcome === outcomeOf(file));

/** Whether a household that has left has a sponsor, whose sponsorship can break down. */
export const mayBreakDown = ({ case: { status }, offers, travel }: CaseFile): boolean =>
  status === 'active' &&
  travel?.departedAt !== undefined &&
  offers.some((offer) => offer.status === 'accepted');

/** Whether a sponsor or an agency receives the household. */
export const isPlaced = (file: CaseFile): boolean => stageDone(file, NAME) && !isUnmended(file);

/** What the household needs the same day: a safe place for the night. */
const safeHousing = ({ id }: Offer, file: CaseFile, at: string) => ({
  whom: HOUSEHOLD,
  service: { list: 'kinbridge-1', code: 'housing' } as const,
  owner: 'sponsorship-officer' as const,
  source: { kind: 'sponsorship' as const, reference: `breakdown/${id}` },
  due: { at: plus(at, file.policy.sponsorship.breakdown.safeHousingWithin) },
});

/**
 * A sponsorship ends after the household has left [PROCESS.md, stage 8]: safe housing is owed the same day, and a new run
 * of the case waits for it beside its stage; what the sponsor had promised is seen to by the office until another takes it over. The stage stays
 * done, so that visits go on meanwhile.
 */
export function recordBreakdown(
  file: CaseFile,
  reasonCode: string,
  reportedBy: ReportedBy,
  command: Command,
): Change<RunAnswer> {
  const accepted = file.offers.find((offer) => offer.status === 'accepted');
  if (!accepted || file.case.status !== 'active')
    throw new CaseError('WrongState', 'Expected an active case of a household with a sponsor.');
  const office = destinationOf(file);
  const adapted = providedBy(
    file,
    { kind: 'sponsor', id: accepted.sponsorId },
    { kind: 'office', id: office },
  );
  const stages = withStage(file.case.stages, NAME, 'completed', BROKEN_DOWN, command.at);
  const change: Change = {
    patch: { stages, ...inNewRun(file) },
    writes:
      reasonCode === SAFETY
        ? [toRole(file, 'protection-officer', office, 'protection-concern', command)]
        : [],
    facts: [{ act: 'sponsorship.broken-down', subject: accepted.id, details: { reasonCode, reportedBy } }],
    answer: {},
  };
  return answering(
    [
      releaseOffer(file, accepted, BROKEN_DOWN, command, reasonCode),
      oweTo(adapted, file, [safeHousing(accepted, file, command.at)], command),
    ].reduce((whole, part) => mergeChanges(whole, part), change),
    { caseId: file.case.id, run: file.case.run + 1 },
  );
}

/**
 * A search that has waited so long that its execution has ended is begun again by the next decision on the case: its
 * stage is recorded anew, and a new run seeks.
 */
export function withSearchRenewed(file: CaseFile, change: Change, command: Command): Change {
  const state = file.case.stages[NAME];
  if (state?.outcome !== SOUGHT_ANEW || change.patch.stages?.[NAME] || file.case.status !== 'active')
    return change;
  const since = plus(state.at, file.policy.renewal.stageAfter);
  if (isBefore(command.at, since)) return change;
  if (file.workItems.some((item) => item.stage === NAME && isOpen(item))) return change;
  const stages = withStage(
    change.patch.stages ?? file.case.stages,
    NAME,
    'completed',
    SOUGHT_ANEW,
    command.at,
  );
  return mergeChanges(change, { ...noChange({}), patch: { stages, ...inNewRun(file) } });
}
