import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkflowName } from '../../contracts/workflows.ts';
import { definitionOf, placeholdersIn, WORKFLOWS } from '../../contracts/workflows.ts';
import { callsOf } from '../../lib/workflow-calls.ts';
import type { Statement, Synthesized } from './synthesized.ts';
import { spelled, statementsByRole, synthesize } from './synthesized.ts';

interface MachineProperties {
  StateMachineName: string;
  RoleArn: unknown;
  DefinitionSubstitutions?: Record<string, unknown>;
  LoggingConfiguration: { Destinations: unknown[] };
}

let synthesized: Synthesized;
let machines: Map<string, MachineProperties>;
let statements: Map<string, Statement[]>;
let functionIds: Map<string, string>;

beforeAll(() => {
  synthesized = synthesize();
  const found = Object.values(synthesized.workflows.findResources('AWS::StepFunctions::StateMachine'));
  machines = new Map(
    found.map(({ Properties }) => [
      (Properties as MachineProperties).StateMachineName,
      Properties as MachineProperties,
    ]),
  );
  statements = statementsByRole(synthesized.workflows);
  const functions = Object.entries(synthesized.workflows.findResources('AWS::Lambda::Function'));
  functionIds = new Map(
    functions.map(([id, { Properties }]) => [Properties.FunctionName.slice('kinbridge-dev-'.length), id]),
  );
});

const machine = (workflow: WorkflowName): MachineProperties => machines.get(`kinbridge-dev-${workflow}`)!;
const definition = (workflow: WorkflowName): string =>
  readFileSync(join(import.meta.dirname, '../..', definitionOf(workflow)), 'utf8');
const arn = (kind: string, workflow: string): string =>
  `arn:aws:states:eu-central-1:ACCOUNT:${kind}:kinbridge-dev-${workflow}`;

const resourcesFor = (workflow: WorkflowName, action: string): string[] =>
  statements
    .get(spelled(machine(workflow).RoleArn).replace(/\.Arn$/, ''))!
    .filter(({ actions }) => actions.includes(action))
    .flatMap(({ resources }) => resources)
    .sort();

describe('state machines', () => {
  it('exist for each workflow of the contract and no other', () => {
    expect([...machines.keys()].sort()).toEqual(
      WORKFLOWS.map((workflow) => `kinbridge-dev-${workflow}`).sort(),
    );
  });

  describe.each(WORKFLOWS)('%s', (workflow) => {
    it('logs every event without its data, is traced, and is encrypted with our key', () => {
      expect(machine(workflow)).toMatchObject({
        LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
        TracingConfiguration: { Enabled: true },
        EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY' },
      });
      expect(machine(workflow).LoggingConfiguration.Destinations).toHaveLength(1);
    });

    it('has every placeholder of its definition resolved, each to what it names', () => {
      const substitutions = machine(workflow).DefinitionSubstitutions ?? {};
      expect(Object.keys(substitutions).sort()).toEqual(placeholdersIn(definition(workflow)));
      for (const [name, value] of Object.entries(substitutions)) {
        const target =
          name.endsWith('Workflow') && !functionIds.has(name) ? undefined : `${functionIds.get(name)}.Arn`;
        if (target) expect(spelled(value)).toBe(target);
        else expect(spelled(value)).toMatch(/:stateMachine:kinbridge-dev-[a-z-]+$/);
      }
    });

    it('may invoke the functions it names and no others', () => {
      const { functions } = callsOf(workflow, definition(workflow));
      const expected = functions.map((name) => `${functionIds.get(name)}.Arn`);
      expect(resourcesFor(workflow, 'lambda:InvokeFunction')).toEqual(expected.sort());
    });

    it('may start the workflows it names and no others', () => {
      const { started } = callsOf(workflow, definition(workflow));
      expect(resourcesFor(workflow, 'states:StartExecution')).toEqual(
        started.map((name) => arn('stateMachine', name)).sort(),
      );
    });

    it('may watch and stop only the children it waits for', () => {
      const { waitedFor } = callsOf(workflow, definition(workflow));
      const executions = waitedFor.map((name) => `${arn('execution', name)}:*`).sort();
      expect(resourcesFor(workflow, 'states:DescribeExecution')).toEqual(executions);
      expect(resourcesFor(workflow, 'states:StopExecution')).toEqual(executions);
      const rule =
        'arn:aws:events:eu-central-1:ACCOUNT:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule';
      expect(resourcesFor(workflow, 'events:PutRule')).toEqual(waitedFor.length > 0 ? [rule] : []);
    });
  });
});
