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
const isOfValidation = (told: readonly Told[]): boolean =>
  errorOf(told)?.name === 'ValidationException' || codesOf(told).includes('ValidationError');
const itemsOf = (told: readonly Told[]): unknown[] =>
  told.flatMap(({ answer }) => (answer?.Items ?? []) as unknown[]);
const isRefusal = (told: readonly Told[]): boolean =>
  ['ValidationException', 'TransactionCanceledException'].includes(errorOf(told)?.name ?? '');

/**
 * Besides these, not compared at all: the words of messages, the notation of numbers (Local writes exponents where AWS
 * writes zeros), capacity that was not asked for, the capacity of transactions (Local counts items of equal size once).
 */
export const MEANT: readonly Meant[] = [
  {
    reason:
      'a transaction with a write that is not valid: Local answers ValidationException, or reasons that end with the first of them, where AWS gives the reason of each write (ValidationError)',
    is: ({ name }, ours, locals) =>
      name.startsWith('Transact') &&
      isRefusal(ours) &&
      isRefusal(locals) &&
      (isOfValidation(ours) || isOfValidation(locals)),
  },
  {
    reason: 'Local refuses IN with operands of which one is not there; AWS compares with the others',
    is: (_operation, _ours, locals) => errorOf(locals)?.message === 'Invalid attribute value type',
  },
  {
    reason: 'two keys that are one number in two notations: Local compares the texts',
    is: ({ name }, ours) =>
      name.startsWith('Batch') && errorOf(ours)?.message === 'Provided list of item keys contains duplicates',
  },
  {
    reason: 'a path into a key attribute in a ConditionCheck: Local lets it pass there, and nowhere else',
    is: ({ name }, ours, locals) =>
      name === 'TransactWriteItems' &&
      errorOf(locals) === undefined &&
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
