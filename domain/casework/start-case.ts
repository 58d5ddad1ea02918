import type { CaseFile } from '../case/case-file.ts';
import type { Change, RunAnswer } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { tracingForSeparatedChildren } from './register-case.ts';

/** Starts the workflow of a registered case; starting it again changes nothing. */
export function startCase(file: CaseFile, command: Command): Change<RunAnswer> {
  const { status, id } = file.case;
  if (status === 'active') return noChange({ caseId: id, run: file.case.run });
  if (status !== 'registered')
    throw new CaseError('WrongState', `Expected a registered case, received one that is ${status}.`);
  const run = file.case.run + 1;
  return {
    patch: { status: 'active', run },
    writes: tracingForSeparatedChildren(
      file.case.office,
      file.persons,
      file.tracing.map((request) => request.seekerId),
      command,
    ),
    facts: [{ act: 'case.started', subject: id }],
    answer: { caseId: id, run },
  };
}
