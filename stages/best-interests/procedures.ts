import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { ageAt, isBefore } from '../../domain/kernel/calendar.ts';

export interface Procedure {
  personId: string;
  procedure: 'determination' | 'assessment';
}

/**
 * The children whose best interests must be decided before sponsor match, travel or handover, by the programme's rule
 * table (UNHCR Best Interests Procedure Guidelines: determination for an unaccompanied child, assessment where
 * custody is not settled). The first rule that matches a child applies.
 */
export function proceduresDue(file: CaseFile, at: string): Procedure[] {
  const { majority, triggers } = file.policy.bestInterests;
  const children = activeMembers(file).filter((person) => ageAt(person.birthDate, at) < majority);
  return children.flatMap((child) => {
    const rule = triggers.find(
      (trigger) =>
        trigger.anyChild === true ||
        trigger.separation?.includes(child.separation as 'unaccompanied' | 'separated') ||
        trigger.custody?.includes(child.custody as 'one-parent'),
    );
    return rule ? [{ personId: child.id, procedure: rule.procedure }] : [];
  });
}

/**
 * The procedures that still need a decision in favour of proceeding: a decision against it for a child who is still a
 * member, or one from before the stage was reopened, settles nothing.
 */
export function proceduresOpen(file: CaseFile, at: string): Procedure[] {
  const stage = file.case.stages['best-interests'];
  const settled = file.bestInterests.filter(
    (record) =>
      record.decision === 'in-best-interests' &&
      (stage?.status !== 'reopened' || !isBefore(record.at, stage.at)),
  );
  return proceduresDue(file, at).filter(
    ({ personId }) => !settled.some((record) => record.personId === personId),
  );
}
