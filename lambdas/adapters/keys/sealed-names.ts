import { SEALED_FIELDS } from './sealed-fields.ts';

/** Names of fields that are sealed in some items; `name` is read by nobody else's expressions either. */
const NAMES = new Set([...SEALED_FIELDS.values()].flat());

const EXPRESSIONS = [
  'UpdateExpression',
  'ConditionExpression',
  'FilterExpression',
  'ProjectionExpression',
] as const;
type Asked = { [Name in (typeof EXPRESSIONS)[number]]?: string } & {
  ExpressionAttributeNames?: Record<string, string>;
};

/** Names in an expression that are no placeholders; expressions are constants of the program. */
const known = new Map<string, string[]>();
function wordsOf(expression: string): string[] {
  const before = known.get(expression);
  if (before) return before;
  const words = [...expression.matchAll(/(?<![:#\w])[a-zA-Z]\w*/g)].map(([word]) => word);
  if (known.size < 1000) known.set(expression, words);
  return words;
}

function refuse(asked: Asked): void {
  const names = [
    ...EXPRESSIONS.flatMap((each) => (asked[each] === undefined ? [] : wordsOf(asked[each]))),
    ...Object.values(asked.ExpressionAttributeNames ?? {}),
  ];
  const sealed = names.find((name) => NAMES.has(name));
  if (sealed !== undefined)
    throw new Error(
      `Expected an expression that names no sealed field, received one with ${sealed}: read the item and put it whole.`,
    );
}

/** Throws for a call that would write or ask for a sealed field by name: the table does not know it. */
export function refuseSealedNames(input: Record<string, unknown>): void {
  refuse(input as Asked);
  for (const write of (input.TransactItems ?? []) as Record<string, Asked>[])
    for (const one of Object.values(write)) refuse(one);
}
