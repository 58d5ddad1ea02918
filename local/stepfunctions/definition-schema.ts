import * as z from 'zod';

/** A JSONata expression in its delimiters; whether it parses is checked with all other expressions. */
const Expression = z.string().regex(/^\{%[\s\S]+%\}$/, 'a JSONata expression, {% … %}, is expected');
const orExpression = <T extends z.ZodType>(schema: T) => z.union([schema, Expression]);
/** Data with expressions anywhere in it: as on AWS, only the expressions are checked. */
const Data = z.unknown().optional();
const StateName = z.string().regex(/^.{1,80}$/, 'a name of 1 to 80 characters is expected');

const Count = z.number().min(0);
const Whole = z.int().min(0);
const Seconds = orExpression(z.int().min(1)).optional();

const Retrier = z.looseObject({
  ErrorEquals: z.array(z.string()),
  IntervalSeconds: Count.optional(),
  MaxAttempts: Count.optional(),
  BackoffRate: Count.optional(),
});
const Catcher = z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string(), Assign: Data });

const common = { QueryLanguage: z.literal('JSONata').optional(), Comment: z.string().optional() };
const step = {
  ...common,
  Next: z.string().optional(),
  End: z.literal(true).optional(),
  Assign: Data,
  Output: Data,
};
const guarded = { Retry: z.array(Retrier).optional(), Catch: z.array(Catcher).optional() };

const Pass = z.strictObject({ Type: z.literal('Pass'), ...step, Result: Data });

const Task = z.strictObject({
  Type: z.literal('Task'),
  ...step,
  ...guarded,
  Resource: z.string(),
  Arguments: Data,
  Credentials: Data,
  TimeoutSeconds: Seconds,
  HeartbeatSeconds: Seconds,
});

const Choice = z.strictObject({
  Type: z.literal('Choice'),
  ...common,
  Choices: z
    .array(z.looseObject({ Condition: Expression, Next: z.string(), Assign: Data, Output: Data }))
    .min(1),
  Default: z.string().optional(),
  Assign: Data,
  Output: Data,
});

const Wait = z.strictObject({
  Type: z.literal('Wait'),
  ...step,
  Seconds: orExpression(Count).optional(),
  Timestamp: orExpression(z.iso.datetime({ offset: true })).optional(),
});

const Succeed = z.strictObject({ Type: z.literal('Succeed'), ...common, Output: Data });
const Fail = z.strictObject({
  Type: z.literal('Fail'),
  ...common,
  Error: z.string().min(1).optional(),
  Cause: z.string().min(1).optional(),
});

const Parallel = z.strictObject({
  Type: z.literal('Parallel'),
  ...step,
  ...guarded,
  Branches: z.array(z.lazy((): z.ZodType => MachineSchema)),
  Arguments: Data,
});

/** The fields of a distributed Map pass here, because they are refused by name elsewhere. */
const MapState = z.strictObject({
  Type: z.literal('Map'),
  ...step,
  ...guarded,
  ItemProcessor: z.lazy((): z.ZodType => ItemProcessor),
  Items: orExpression(z.array(z.unknown())).optional(),
  ItemSelector: Data,
  Label: z.string().optional(),
  MaxConcurrency: orExpression(Count).optional(),
  ToleratedFailureCount: orExpression(Whole).optional(),
  ToleratedFailurePercentage: orExpression(Whole.max(100)).optional(),
  ItemReader: Data,
  ItemBatcher: Data,
  ResultWriter: Data,
});

const State: z.ZodType = z.discriminatedUnion('Type', [
  Pass,
  Task,
  Choice,
  Wait,
  Succeed,
  Fail,
  Parallel,
  MapState,
]);

const machine = {
  Comment: z.string().optional(),
  StartAt: z.string(),
  States: z.record(StateName, State),
};

/** A state machine in JSONata mode, or a branch of a Parallel, as defined by the Amazon States Language. */
export const MachineSchema: z.ZodType = z.strictObject({
  ...machine,
  QueryLanguage: z.string().optional(),
  Version: z.string().optional(),
  TimeoutSeconds: Whole.optional(),
});

const ItemProcessor: z.ZodType = z.looseObject({
  ...machine,
  ProcessorConfig: z.looseObject({ Mode: z.string() }).optional(),
});
