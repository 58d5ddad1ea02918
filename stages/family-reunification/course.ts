import type { CaseFile } from '../../domain/case/case-file.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Decision } from '../../domain/work-item/decisions.ts';
import { latestDecision } from '../../domain/work-item/decisions.ts';

/** Where the stage goes on: what is established, agreed and applied for is not asked again. */
export type Step = 'evidence' | 'dna' | 'agreements' | 'application' | 'biometrics';

/** The latest decision on a kind, if it is this one and was made since then. */
export function decidedSince(
  file: CaseFile,
  kind: string,
  code: string,
  since: string,
): Decision | undefined {
  const latest = latestDecision(file, kind);
  return latest?.code === code && latest.at >= since ? latest : undefined;
}

/** What was decided before somebody joined the household is asked anew. */
function begunAt(file: CaseFile): string {
  const state = file.case.stages['family-reunification'];
  return state?.status === 'reopened' ? state.at : '';
}

/** When the relationship was established; undefined while it is not, or since somebody joined the household. */
export const establishedAt = (file: CaseFile): string | undefined =>
  decidedSince(file, 'relationship-evidence', 'established', begunAt(file))?.at;

/** The DNA test that was asked for and neither reported nor stopped. */
export function testAsked(file: CaseFile): Decision | undefined {
  const asked = decidedSince(file, 'relationship-evidence', 'dna-test', begunAt(file));
  const isOver = file.workItems.some(
    ({ kind, status, openedAt, decision }) =>
      kind === 'dna-test' &&
      (status === 'cancelled' ? openedAt : (decision?.at ?? '')) >= (asked?.at ?? '') &&
      (status === 'cancelled' || decision !== undefined),
  );
  return isOver ? undefined : asked;
}

/** Whether a DNA test was reported since the stage began. */
export const isTestReported = (file: CaseFile): boolean =>
  decidedSince(file, 'dna-test', 'reported', begunAt(file)) !== undefined;

/** When the application was submitted; undefined while it was not. */
export function submittedOn(file: CaseFile): string | undefined {
  const established = establishedAt(file);
  if (established === undefined) return undefined;
  const { submittedOn: on } =
    decidedSince(file, 'reunification-application', 'submitted', established)?.form ?? {};
  return typeof on === 'string' ? on : undefined;
}

/** The step that comes next. */
export function nextStep(file: CaseFile): Step {
  const established = establishedAt(file);
  if (established === undefined) return testAsked(file) ? 'dna' : 'evidence';
  const agree = ['anchor-agreement', 'applicant-agreement'];
  if (!agree.every((kind) => decidedSince(file, kind, 'agrees', established))) return 'agreements';
  return submittedOn(file) === undefined ? 'application' : 'biometrics';
}

/** Refuses what is not due at this step; throws `WrongState`. */
export function refuseOtherStep(file: CaseFile, step: Step): void {
  if (nextStep(file) !== step)
    throw new CaseError('WrongState', `Expected a family reunification at ${step}, received another step.`);
}
