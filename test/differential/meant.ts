import { canonical } from './compare.ts';
import type { Operation } from './operations.ts';
import type { Told } from './peer.ts';

/** A difference that is meant, with its reason. */
export interface Meant {
  readonly reason: string;
  readonly is: (operation: Operation, ours: readonly Told[], locals: readonly Told[]) => boolean;
}

const errorOf = ([first]: readonly Told[]) => first?.error;
const codesOf = (told: readonly Told[]): unknown[] =>
  ((errorOf(told)?.more.CancellationReasons ?? []) as { Code?: string }[]).map(({ Code }) => Code);
const reasonsOf = (told: readonly Told[]): string[] =>
  ((errorOf(told)?.more.CancellationReasons ?? []) as { Code?: string; Message?: string }[])
    .filter(({ Code }) => Code === 'ValidationError')
    .map(({ Message = '' }) => sayingOf(Message));
/** What a message says, where the two word it differently. */
function sayingOf(message: string): string {
  if (/38 (significant )?digits/.test(message)) return 'digits';
  if (/^(Type mismatch for key|The provided key element)/.test(message)) return 'key';
  return message.replace(/^One or more parameter values were invalid: /, '').slice(0, 40);
}
/** What only an item can make wrong with an update. */
const OF_THE_ITEM = new Set(
  [
    'DynamoDB only supports precision up to 38 digits',
    'The provided expression refers to an attribute that does not exist in the item',
    'The document path provided in the update expression is invalid for update',
    'An operand in the update expression has an incorrect data type',
    'Key attributes must be scalars; list random access',
  ].map(sayingOf),
);
const isCancelled = (told: readonly Told[]): boolean =>
  errorOf(told)?.name === 'TransactionCanceledException';
const isOfValidation = (told: readonly Told[]): boolean => errorOf(told)?.name === 'ValidationException';
const itemsOf = (told: readonly Told[]): unknown[] =>
  told.flatMap(({ answer }) => (answer?.Items ?? []) as unknown[]);

/** Whether two numbers of a request are one, in two notations. */
function hasTwinNumbers({ input }: Operation): boolean {
  const texts = new Map<string, Set<string>>();
  JSON.stringify(input, (name, one: unknown) => {
    if (name !== 'N' || typeof one !== 'string') return one;
    const number = canonical({ N: one });
    texts.set(number, (texts.get(number) ?? new Set()).add(one));
    return one;
  });
  return [...texts.values()].some((notations) => notations.size > 1);
}

/**
 * Besides these, not compared at all: the words of messages, the notation of numbers (Local writes exponents where AWS
 * writes zeros), capacity that was not asked for, the capacity of transactions (Local counts items of equal size once).
 */
export const MEANT: readonly Meant[] = [
  {
    reason:
      'an update in a transaction that its item makes invalid: AWS gives the reason of each write, Local answers ValidationException',
    is: ({ name }, ours, locals) =>
      name === 'TransactWriteItems' &&
      isOfValidation(locals) &&
      reasonsOf(ours).length > 0 &&
      OF_THE_ITEM.has(sayingOf(errorOf(locals)!.message)),
  },
  {
    reason:
      'a write of a transaction that would change a key: AWS gives the reason of each write, Local one reason alone',
    is: ({ name }, ours, locals) =>
      name === 'TransactWriteItems' &&
      (reasonsOf(ours).length > 0 || isOfValidation(ours)) &&
      reasonsOf(locals).length === codesOf(locals).length &&
      reasonsOf(locals)[0]?.startsWith('Cannot update attribute') === true,
  },
  {
    reason: 'one item twice in a transaction of which a condition fails: Local tells the condition',
    is: ({ name }, ours, locals) =>
      name === 'TransactWriteItems' &&
      errorOf(ours)?.message === 'Transaction request cannot include multiple operations on one item' &&
      codesOf(locals).includes('ConditionalCheckFailed'),
  },
  {
    reason: 'a key of TransactGetItems that does not fit the table: Local cancels and gives no reason',
    is: ({ name }, ours, locals) =>
      name === 'TransactGetItems' &&
      isCancelled(locals) &&
      codesOf(locals).length === 0 &&
      (reasonsOf(ours).length > 0 || isOfValidation(ours)),
  },
  {
    reason: 'Local refuses IN with operands of which one is not there; AWS compares with the others',
    is: (_operation, _ours, locals) => errorOf(locals)?.message === 'Invalid attribute value type',
  },
  {
    reason: 'two keys that are one number in two notations: Local compares the texts',
    is: (operation, ours) =>
      hasTwinNumbers(operation) &&
      /contains duplicates|multiple operations on one item/.test(errorOf(ours)?.message ?? ''),
  },
  {
    reason:
      'a path into a key attribute in a condition of a transaction: Local looks at the items before it, or lets it pass',
    is: ({ name }, ours, locals) =>
      name === 'TransactWriteItems' &&
      !isOfValidation(locals) &&
      errorOf(ours)?.message.startsWith('Key attributes must be scalars') === true,
  },
  {
    reason:
      'a last page that ends at the upper bound of the sort key: Local knows that nothing follows, ours (as AWS may) answers one more page, an empty one',
    is: ({ name }, ours, locals) =>
      name === 'Query' &&
      ours.length === locals.length + 1 &&
      ours.at(-1)?.answer?.Count === 0 &&
      canonical(itemsOf(ours)) === canonical(itemsOf(locals)),
  },
];
