import { randomUUID } from 'node:crypto';
import { ApiError } from '../errors.ts';
import type { Execution } from '../execution.ts';
import type { Row } from '../journal.ts';
import type { JsonObject } from '../json.ts';
import { checkExecutionArn, checkMachineArn } from '../names.ts';
import { whyNotRedrivable } from '../redrive.ts';
import { startExecution as start } from '../start-execution.ts';
import {
  type Action,
  pageSize,
  pageToken,
  type Room,
  readPageToken,
  requiredText,
  seconds,
  textField,
  validation,
} from './action.ts';

/**
 * PENDING_REDRIVE is a status of this API too, but only for runs of a distributed Map, which this engine does not
 * have.
 */
const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'];

export const startExecution: Action = {
  writes: true,
  run({ core }, body) {
    const { facts } = start(core, {
      stateMachineArn: requiredText(body, 'stateMachineArn'),
      name: body.name ?? randomUUID(),
      input: body.input,
      parent: null,
      origin: null,
    });
    return { executionArn: facts.arn, startDate: seconds(facts.started) };
  },
};

export const stopExecution: Action = {
  writes: true,
  run({ core, interpreter }, body) {
    core.scheduler.refuseWhenFull();
    const execution = executionOf({ core }, body);
    const error = textField(body, 'error');
    const cause = textField(body, 'cause');
    if (execution.facts.status === 'RUNNING') interpreter.end(execution, { status: 'ABORTED', error, cause });
    return { stopDate: seconds(execution.facts.stopped!) };
  },
};

export const describeExecution: Action = {
  writes: false,
  run({ core }, body) {
    const arn = checkExecutionArn(requiredText(body, 'executionArn'));
    const row = core.journal.one(
      'SELECT * FROM executions JOIN payloads ON execution = num WHERE arn = ?',
      arn,
    );
    if (!row) throw doesNotExist(arn);
    const why = whyNotRedrivable(
      row.status as string,
      row.stopped as number | null,
      row.redrives as number,
      core.clock.now(),
    );
    return {
      ...listed(row),
      input: row.input as string,
      inputDetails: { included: true },
      ...(row.output === null ? {} : { output: row.output as string, outputDetails: { included: true } }),
      ...(row.error === null ? {} : { error: row.error as string }),
      ...(row.cause === null ? {} : { cause: row.cause as string }),
      redriveStatus: why === undefined ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
      ...(why === undefined ? {} : { redriveStatusReason: why }),
    };
  },
};

export const listExecutions: Action = {
  writes: false,
  run({ core }, body) {
    const machine = checkMachineArn(requiredText(body, 'stateMachineArn'));
    const status = textField(body, 'statusFilter');
    if (status !== undefined && !STATUSES.includes(status)) {
      throw validation(
        `Value '${status}' at 'statusFilter' failed to satisfy constraint: Member must satisfy enum value set: [${STATUSES}]`,
      );
    }
    const known =
      core.machines.get(machine) ??
      core.journal.one('SELECT 1 FROM executions WHERE machine = ? LIMIT 1', machine);
    if (!known) throw new ApiError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${machine}'`);
    const size = pageSize(body);
    const before = readPageToken(body, 'executions') ?? Number.MAX_SAFE_INTEGER;
    const where = `machine = ?${status === undefined ? '' : ' AND status = ?'}${redriveFilter(body)} AND num < ?`;
    const values = status === undefined ? [machine] : [machine, status];
    const rows = core.journal.all(
      `SELECT * FROM executions WHERE ${where} ORDER BY num DESC LIMIT ?`,
      ...[...values, before, size + 1],
    );
    const page = rows.slice(0, size);
    const more = rows.length > size ? { nextToken: pageToken('executions', page.at(-1)!.num as number) } : {};
    return { executions: page.map(listed), ...more };
  },
};

function redriveFilter(body: JsonObject): string {
  const filter = textField(body, 'redriveFilter');
  if (filter === undefined) return '';
  if (filter !== 'REDRIVEN' && filter !== 'NOT_REDRIVEN') {
    throw validation(
      `Value '${filter}' at 'redriveFilter' failed to satisfy constraint: Member must satisfy enum value set: [REDRIVEN, NOT_REDRIVEN]`,
    );
  }
  return filter === 'REDRIVEN' ? ' AND redrives > 0' : ' AND redrives = 0';
}

function listed(row: Row): JsonObject {
  return {
    executionArn: row.arn as string,
    stateMachineArn: row.machine as string,
    name: row.name as string,
    status: row.status as string,
    startDate: seconds(row.started as number),
    ...(row.stopped === null ? {} : { stopDate: seconds(row.stopped as number) }),
    redriveCount: row.redrives as number,
    ...(row.redriven === null ? {} : { redriveDate: seconds(row.redriven as number) }),
  };
}

export function executionOf({ core }: Pick<Room, 'core'>, body: JsonObject): Execution {
  const arn = checkExecutionArn(requiredText(body, 'executionArn'));
  const execution = core.executions.find(arn);
  if (!execution) throw doesNotExist(arn);
  return execution;
}

function doesNotExist(arn: string): ApiError {
  return new ApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
}
