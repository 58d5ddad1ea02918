import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INVOKE, openWorkbench, type Workbench } from './workbench.ts';

let bench: Workbench;
let count = 0;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.close());

const create = (states: object, more: object = {}) =>
  bench.create(`m${count++}`, { StartAt: Object.keys(states)[0], States: states, ...more });
const inner = (state: object) => ({ StartAt: 'I', States: { I: state } });
const pass = { Type: 'Pass', End: true };

describe('definitions that are refused, by name', () => {
  it.each<[string, object, string]>([
    [
      'another query language',
      { A: { ...pass, QueryLanguage: 'JSONPath' } },
      'QueryLanguage is expected to be JSONata',
    ],
    ['InputPath', { A: { ...pass, InputPath: '$.a' } }, 'JSONPath field InputPath'],
    ['ResultPath', { A: { ...pass, ResultPath: '$.a' } }, 'JSONPath field ResultPath'],
    [
      'Parameters in a branch',
      { A: { Type: 'Parallel', Branches: [inner({ ...pass, Parameters: {} })], End: true } },
      'JSONPath field Parameters',
    ],
    [
      'Variable in a Choice',
      { A: { Type: 'Choice', Choices: [{ Variable: '$.a', NumericEquals: 1, Next: 'B' }] }, B: pass },
      'JSONPath field Variable',
    ],
    [
      'an unknown integration',
      { A: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true } },
      'arn:aws:states:::sqs:sendMessage is not supported',
    ],
    [
      'an activity',
      { A: { Type: 'Task', Resource: 'arn:aws:states:eu-central-1:000000000000:activity:x', End: true } },
      'is not supported',
    ],
    [
      'a missing FunctionName',
      { A: { Type: 'Task', Resource: INVOKE, Arguments: {}, End: true } },
      "The field 'FunctionName' is required",
    ],
    [
      'a distributed Map',
      {
        A: {
          Type: 'Map',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            ...inner(pass),
          },
          End: true,
        },
      },
      'DISTRIBUTED is not supported',
    ],
    [
      'an expression that is not one',
      { A: { ...pass, Output: { deep: ['{% 1 + %}'] } } },
      '/States/A/Output/deep[0]',
    ],
    ['a target that is missing', { A: { Type: 'Pass', Next: 'Z' } }, 'MISSING_TRANSITION_TARGET'],
    ['a state that cannot be reached', { A: pass, B: pass }, 'not reachable'],
    ['a state with no way out', { A: { Type: 'Pass' } }, 'MISSING_TERMINAL_STATE'],
    ['an unknown type', { A: { Type: 'Dance', End: true } }, 'SCHEMA_VALIDATION_FAILED'],
    [
      'States.ALL among others',
      {
        A: {
          Type: 'Task',
          Resource: INVOKE,
          Arguments: { FunctionName: 'f' },
          Retry: [{ ErrorEquals: ['States.ALL', 'X'] }],
          End: true,
        },
      },
      'States.ALL must appear alone',
    ],
    [
      'an outer variable assigned in a branch',
      {
        A: { ...pass, Assign: { v: 1 }, End: undefined, Next: 'P' },
        P: { Type: 'Parallel', Branches: [inner({ ...pass, Assign: { v: 2 } })], End: true },
      },
      'the variable v belongs to an outer scope',
    ],
    [
      'a variable named states',
      { A: { ...pass, Assign: { states: 1 } } },
      'states cannot be the name of a variable',
    ],
    ['an Assign that is no object', { A: { ...pass, Assign: 'x' } }, 'Assign is expected to be an object'],
  ])('%s', async (_what, states, message) => {
    await expect(create(states)).rejects.toMatchObject({
      name: 'InvalidDefinition',
      message: expect.stringContaining(message),
    });
  });

  it.each([
    ['not JSON', '{'],
    ['not an object', '[]'],
    ['without states', '{"StartAt":"A"}'],
    ['nested too deep', `${'['.repeat(2000)}${']'.repeat(2000)}`],
  ])('%s', async (_what, definition) => {
    await expect(
      bench.engine.call('CreateStateMachine', { name: 'x', roleArn: 'r', definition }),
    ).rejects.toMatchObject({ name: 'InvalidDefinition' });
  });

  it('says where a StartAt leads that is missing', async () => {
    await expect(create({ A: pass }, { StartAt: 'Z' })).rejects.toMatchObject({ name: 'InvalidDefinition' });
  });
});

it('takes data that looks like a definition as data', async () => {
  await expect(
    create({ Assign: { ...pass, Output: { States: { A: 1 }, Parameters: 2 } } }),
  ).resolves.toContain('stateMachine');
});
