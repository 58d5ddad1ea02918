/** The state machines that are measured. */
const INVOKE = 'arn:aws:states:::lambda:invoke';

function states(all: Record<string, object>): {
  QueryLanguage: 'JSONata';
  StartAt: string;
  States: Record<string, object>;
} {
  return { QueryLanguage: 'JSONata', StartAt: Object.keys(all)[0]!, States: all };
}

/** Ten states of Pass and Choice in turn, with an assignment and a condition in each pair. */
export const chain = states({
  ...Object.fromEntries(
    [0, 1, 2, 3, 4].flatMap((at) => [
      [`Count${at}`, { Type: 'Pass', Assign: { n: '{% $states.input.n + 1 %}' }, Next: `Look${at}` }],
      [
        `Look${at}`,
        {
          Type: 'Choice',
          Choices: [{ Condition: '{% $n > 1000 %}', Next: 'Done' }],
          Default: at === 4 ? 'Done' : `Count${at + 1}`,
        },
      ],
    ]),
  ),
  Done: { Type: 'Succeed' },
});

/** Five Lambda tasks in a row. */
export const tasks = states(
  Object.fromEntries(
    [0, 1, 2, 3, 4].map((at) => [
      `Call${at}`,
      {
        Type: 'Task',
        Resource: INVOKE,
        Arguments: { FunctionName: 'noop', Payload: { n: '{% $states.input.n %}' } },
        Output: '{% $states.result.Payload %}',
        ...(at === 4 ? { End: true } : { Next: `Call${at + 1}` }),
      },
    ]),
  ),
);

function pass(name: string): object {
  return { StartAt: name, States: { [name]: { Type: 'Pass', End: true } } };
}

/** Four branches, then a Map over twenty items. */
export const fanOut = states({
  Branch: { Type: 'Parallel', Branches: ['A', 'B', 'C', 'D'].map(pass), Next: 'Each' },
  Each: { Type: 'Map', Items: '{% [1..20] %}', ItemProcessor: pass('Item'), End: true },
});

export const callback = states({
  Ask: {
    Type: 'Task',
    Resource: `${INVOKE}.waitForTaskToken`,
    Arguments: { FunctionName: 'keep', Payload: { token: '{% $states.context.Task.Token %}' } },
    End: true,
  },
});

export const sleeper = states({ Sleep: { Type: 'Wait', Seconds: 8_640_000, End: true } });

/** The chain in the peer's dialect: JSONPath is all it knows. */
export const peerChain = {
  StartAt: 'Count0',
  States: {
    ...Object.fromEntries(
      [0, 1, 2, 3, 4].flatMap((at) => [
        [`Count${at}`, { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: `Look${at}` }],
        [
          `Look${at}`,
          {
            Type: 'Choice',
            Choices: [{ Variable: '$.n', NumericGreaterThan: 1000, Next: 'Done' }],
            Default: at === 4 ? 'Done' : `Count${at + 1}`,
          },
        ],
      ]),
    ),
    Done: { Type: 'Succeed' },
  },
};
