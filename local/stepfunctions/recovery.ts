import type { Core } from './core.ts';
import type { Execution, Frame } from './execution.ts';
import { EXECUTION_DEADLINE } from './timers.ts';

/** Resumes what an earlier run left: timers are set, ready frames continue, unanswered Lambda calls are repeated. */
export async function resumeFromJournal(
  core: Core,
  call: (execution: Execution, frame: Frame) => void,
): Promise<void> {
  const { journal, timers, executions, scheduler } = core;
  const clock = journal.one('SELECT time FROM clock');
  if (clock) core.clock.catchUp(clock.time as number);
  const deadlines = journal.all(
    "SELECT num, deadline FROM executions WHERE status = 'RUNNING' AND deadline IS NOT NULL ORDER BY deadline, num",
  );
  for (const row of deadlines) timers.set(row.num as number, EXECUTION_DEADLINE, row.deadline as number);
  const wakes = journal.all(
    'SELECT execution, frame, wake FROM frames WHERE wake IS NOT NULL ORDER BY wake, execution, frame',
  );
  for (const row of wakes) timers.set(row.execution as number, row.frame as number, row.wake as number);
  for (const row of journal.all(
    "SELECT DISTINCT execution FROM frames WHERE kind = 'run' ORDER BY execution",
  )) {
    const execution = executions.load(row.execution as number);
    if (execution?.facts.status !== 'RUNNING') continue;
    for (const frame of execution.frames.values()) if (frame.phase === 'wait') call(execution, frame);
    scheduler.enqueue(execution);
  }
}
