import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import { consents } from '../../domain/case/consent-uses.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';

/** States in which nothing depends on the seeker's consent to tracing any more. */
const OVER = new Set(['reunified', 'followed-up', 'closed']);

/**
 * What follows when a consent to tracing ends: every request of a seeker who no longer consents is closed, its work
 * is cancelled, and the waiting execution finds it closed.
 */
export function stopTracing(file: CaseFile, command: Command): Change {
  const stopped = file.tracing.filter(
    ({ status, seekerId }) => !OVER.has(status) && !consents(file, 'tracing-request', seekerId, command.at),
  );
  if (stopped.length === 0) return noChange({});
  const ids = new Set(stopped.map((request) => request.id));
  const work = file.workItems.filter(
    (item) => item.stage === 'family-tracing' && isOpen(item) && ids.has(item.subject?.split('/')[0] ?? ''),
  );
  const outcome = 'consent-withdrawn';
  return {
    patch: {},
    writes: [
      ...stopped.map(({ awaiting: _woken, ...request }) => ({
        ...request,
        status: 'closed' as const,
        outcome,
        actions: [...request.actions, { at: command.at, kind: 'consent', outcome }],
      })),
      ...work.map((item) => ({ ...item, status: 'cancelled' as const, version: item.version + 1 })),
    ],
    facts: stopped.map((request) => ({
      act: 'tracing-request.stopped',
      subject: request.id,
      details: { outcome },
    })),
    answer: {},
  };
}
