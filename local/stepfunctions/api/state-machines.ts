import { randomUUID } from 'node:crypto';
import { checkDefinition } from '../definition-check.ts';
import { ApiError } from '../errors.ts';
import type { Json, JsonObject } from '../json.ts';
import type { MachineFacts } from '../machines.ts';
import { checkMachineArn, checkName } from '../names.ts';
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

export const createStateMachine: Action = {
  writes: true,
  run({ core }, body) {
    core.scheduler.refuseWhenFull();
    const name = checkName(requiredText(body, 'name'));
    const roleArn = requiredText(body, 'roleArn');
    if ((body.type ?? 'STANDARD') !== 'STANDARD') {
      throw new ApiError(
        'StateMachineTypeNotSupported',
        `State Machine Type is not supported: '${String(body.type)}'`,
      );
    }
    const definition = core.machines.keepDefinition(checkDefinition(requiredText(body, 'definition')));
    const arn = `arn:aws:states:${core.region}:${core.accountId}:stateMachine:${name}`;
    const existing = core.machines.get(arn);
    if (existing && existing.definition !== definition) {
      throw new ApiError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
    }
    if (existing) return { stateMachineArn: arn, creationDate: seconds(existing.created) };
    const now = core.clock.now();
    const tags = (Array.isArray(body.tags) ? body.tags : []) as { key: string; value: string }[];
    const facts: MachineFacts = {
      ...{
        arn,
        name,
        definition,
        roleArn,
        type: 'STANDARD',
        created: now,
        updated: now,
        revision: randomUUID(),
        tags,
      },
    };
    core.machines.put(facts);
    return { stateMachineArn: arn, creationDate: seconds(now) };
  },
};

export const updateStateMachine: Action = {
  writes: true,
  run({ core }, body) {
    core.scheduler.refuseWhenFull();
    const facts = machineOf({ core }, body);
    const definition = textField(body, 'definition');
    const roleArn = textField(body, 'roleArn');
    if (definition === undefined && roleArn === undefined)
      throw validation('Either the definition or the roleArn must be given');
    const updated = core.clock.now();
    const changed: MachineFacts = {
      ...facts,
      definition:
        definition === undefined
          ? facts.definition
          : core.machines.keepDefinition(checkDefinition(definition)),
      roleArn: roleArn ?? facts.roleArn,
      updated,
      revision: randomUUID(),
    };
    core.machines.put(changed);
    return { updateDate: seconds(updated), revisionId: changed.revision };
  },
};

export const describeStateMachine: Action = {
  writes: false,
  run({ core }, body) {
    const facts = machineOf({ core }, body);
    return {
      stateMachineArn: facts.arn,
      name: facts.name,
      status: 'ACTIVE',
      definition: core.machines.definitionText(facts.definition),
      roleArn: facts.roleArn,
      type: facts.type,
      creationDate: seconds(facts.created),
      ...described(),
      revisionId: facts.revision,
    };
  },
};

export const describeStateMachineForExecution: Action = {
  writes: false,
  run({ core }, body) {
    const arn = requiredText(body, 'executionArn');
    const row = core.journal.one(
      'SELECT machine, definition, role, started FROM executions WHERE arn = ?',
      arn,
    );
    if (!row) throw new ApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    const machineArn = row.machine as string;
    return {
      stateMachineArn: machineArn,
      name: machineArn.slice(machineArn.lastIndexOf(':') + 1),
      definition: core.machines.definitionText(row.definition as string),
      roleArn: row.role,
      updateDate: seconds(core.machines.get(machineArn)?.updated ?? (row.started as number)),
      ...described(),
    } as JsonObject;
  },
};

export const listStateMachines: Action = {
  writes: false,
  run({ core }, body) {
    const size = pageSize(body);
    const from = readPageToken(body, 'machines') ?? 0;
    const all = core.machines.list().sort((a, b) => (a.name < b.name ? -1 : 1));
    const stateMachines: Json = all.slice(from, from + size).map(({ arn, name, type, created }) => ({
      ...{ stateMachineArn: arn, name, type, creationDate: seconds(created) },
    }));
    return {
      stateMachines,
      ...(from + size < all.length ? { nextToken: pageToken('machines', from + size) } : {}),
    };
  },
};

/** Running executions continue to their end with the definition they started with. */
export const deleteStateMachine: Action = {
  writes: true,
  run({ core }, body) {
    core.machines.remove(checkMachineArn(requiredText(body, 'stateMachineArn')));
    return {};
  },
};

function machineOf({ core }: Pick<Room, 'core'>, body: JsonObject): MachineFacts {
  const arn = checkMachineArn(requiredText(body, 'stateMachineArn'));
  const facts = core.machines.get(arn);
  if (!facts) throw new ApiError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  return facts;
}

function described(): JsonObject {
  return {
    loggingConfiguration: { level: 'OFF', includeExecutionData: false },
    tracingConfiguration: { enabled: false },
  };
}
