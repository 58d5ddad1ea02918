import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { todayAt } from '../../domain/policy/policy.ts';
import type { DeathReport } from '../../domain/tracing-request/death-report.ts';
import { NewDeathReportSchema } from '../../domain/tracing-request/death-report.ts';
import type { TracingStatus } from '../../domain/tracing-request/tracing-request.ts';
import { foundPerson, mayBeReported } from '../../domain/tracing-request/tracing-request.ts';
import { NoteSchema } from '../../domain/work-item/kind.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import { SHARING } from './end-sharing.ts';
import { markDead } from './registered-dead.ts';
import { requestNamed } from './search.ts';

/** What whoever learns of a death while asking somebody writes down. */
export const died = z.strictObject({
  decision: z.literal('died'),
  ...NewDeathReportSchema.shape,
  note: NoteSchema,
});

/** Where a request goes on whose report of a death is not confirmed: whoever was being asked is asked again. */
export const backTo = ({ before }: DeathReport): TracingStatus =>
  before === 'consent-asked' ? 'located' : (before as TracingStatus);

type Said = Omit<DeathReport, 'reportedBy' | 'reportedAt' | 'before'>;

/**
 * Records that the sought person is said to have died. What was being done for the request stops, and a second person
 * is asked to confirm it; until then nobody is told.
 */
export function reportDeath(
  file: CaseFile,
  requestId: string,
  said: Said,
  { at, actor }: Command,
  whileDeciding?: string,
): Change<{ requestId: string; revision: number }> {
  const { awaiting: _woken, ...request } = requestNamed(file, requestId);
  if (!mayBeReported(request))
    throw new CaseError(
      'WrongState',
      `Expected a request that looks for somebody or has found them, received one that is ${request.status}.`,
    );
  if (said.diedOn !== undefined && said.diedOn > todayAt(file.policy, file.case.office, at))
    throw invalid('diedOn', rule('not-in-future'), 'a later date');
  const { proof, source } = said;
  const work = file.workItems.filter(
    (item) =>
      item.stage === 'family-tracing' &&
      isOpen(item) &&
      item.kind !== SHARING &&
      item.id !== whileDeciding &&
      item.subject?.split('/')[0] === request.id,
  );
  const action = { at, kind: 'death', outcome: 'reported', by: actor.id };
  return {
    patch: {},
    writes: [
      {
        ...request,
        status: 'death-reported',
        death: { ...said, reportedBy: actor.id, reportedAt: at, before: request.status },
        actions: [...request.actions, action],
      },
      ...work.map((item) => ({ ...item, status: 'cancelled' as const, version: item.version + 1 })),
    ],
    facts: [{ act: 'tracing-request.death-reported', subject: request.id, details: { proof, source } }],
    answer: { requestId: request.id, revision: request.revision },
  };
}

/**
 * The found person's own household has recorded, and a second person confirmed, that they died: the request learns of it
 * from the registry, and its officers look at it as at any report; of somebody not decided on, that they died. Nothing of
 * their record goes along.
 */
export function reportRecordedDeath(
  file: CaseFile,
  requestId: string,
  personId: string,
  command: Command,
): Change {
  const request = file.tracing.find(({ id }) => id === requestId);
  if (request === undefined) return noChange({});
  if (foundPerson(request)?.personId !== personId) return markDead(request, personId, command);
  if (!mayBeReported(request)) return noChange({});
  const said = { proof: 'household-record', source: 'own-registry' } as const;
  return { ...reportDeath(file, requestId, said, command), answer: {} };
}
