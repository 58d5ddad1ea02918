import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import { memberOf, stageDone } from '../case/case-file.ts';
import { stageRules } from '../case/case-rules.ts';
import type { Change } from '../case/change.ts';
import { answering, mergeChanges, noChange, withStage } from '../case/change.ts';
import type { Person } from '../case/person.ts';
import { refuseUnknownCountry } from '../case/place-codes.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import { todayAt } from '../policy/policy.ts';
import { StageNameSchema } from '../policy/stage-name.ts';
import { ReasonCodeSchema } from '../work-item/kind.ts';
import { withPhones } from './identity-of-member.ts';
import { interruptCase } from './interrupt-case.ts';
import { CorrectedMemberSchema, refuseContradictoryMember } from './register-case.ts';

/** The complete corrected member and the reason; optional fields that are absent are removed. */
export const CorrectionSchema = z.strictObject({
  reasonCode: ReasonCodeSchema,
  member: CorrectedMemberSchema,
});
type Member = z.infer<typeof CorrectedMemberSchema>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const changedFields = (before: Person, member: Member): string[] =>
  Object.keys(CorrectedMemberSchema.shape).filter(
    (field) => !same(before[field as keyof Person], member[field as keyof Member]),
  );

/**
 * Corrects a member's data; the audit names the fields and the reason. Throws `VersionConflict`, with the current
 * version, if the caller worked from an older one. A correction that makes a best-interests procedure due stops the
 * work in progress, so that the child's interests are decided first.
 */
export function correctPerson(
  file: CaseFile,
  personId: string,
  { reasonCode, member: written }: z.infer<typeof CorrectionSchema>,
  command: Command,
  expectedVersion?: number,
): Change<{ personId: string; version: number }> {
  const before = memberOf(file, personId);
  if (expectedVersion !== undefined && expectedVersion !== before.version)
    throw new CaseError(
      'VersionConflict',
      `Expected version ${expectedVersion}, the person has version ${before.version}.`,
      { currentVersion: before.version },
    );
  const member = withPhones(written, 'member', file.policy, file.case.office);
  const leads = before.relationship === 'principal-applicant';
  if (leads !== (member.relationship === 'principal-applicant'))
    throw invalid('member.relationship', rule('one-principal'), member.relationship);
  refuseUnknownCountry('member.nationality', member.nationality, before.nationality);
  const today = todayAt(file.policy, file.case.office, command.at);
  const sameBirth = before.birthDate === member.birthDate ? before : undefined;
  refuseContradictoryMember(member, 'member', file.policy, today, sameBirth);
  const fields = changedFields(before, member);
  if (fields.length === 0) return noChange({ personId, version: before.version });
  const { type, schema, id, caseId, version, status, undecided } = before;
  const stays = { type, schema, id, caseId, status, ...(undecided ? { undecided } : {}) };
  const person: Person = { ...stays, version: version + 1, ...member };
  const corrected: Change = {
    patch: {},
    writes: [person],
    facts: [{ act: 'person.corrected', subject: personId, details: { fields, reasonCode } }],
    answer: {},
  };
  const answer = { personId, version: person.version };
  return answering(mergeChanges(reopened(file, person, command), corrected), answer);
}

/** Interrupts the case if the correction starts a completed stage over. */
function reopened(file: CaseFile, person: Person, command: Command): Change {
  if (file.case.status !== 'active') return noChange({});
  const persons = file.persons.map((one) => (one.id === person.id ? person : one));
  const due = StageNameSchema.options.flatMap((stage) => {
    const { reopenedBy } = stageRules(file, stage);
    const because = reopenedBy?.(file, { ...file, persons }, person.id, command.at);
    return because !== undefined && stageDone(file, stage) ? [{ stage, because }] : [];
  });
  if (due.length === 0) return noChange({});
  const stages = due.reduce(
    (known, { stage, because }) => withStage(known, stage, 'reopened', because, command.at),
    file.case.stages,
  );
  return mergeChanges({ ...noChange({}), patch: { stages } }, interruptCase(file, undefined, command));
}
