import type { DynamoDBRecord } from 'aws-lambda';
import type { SetAsideCondition } from '../../contracts/cannot-pass.ts';
import { cannotPass } from '../../contracts/cannot-pass.ts';
import { present } from '../../domain/kernel/present.ts';
import { openSetAside } from '../adapters/set-aside.ts';
import { openedOnce, theEnvironment } from '../services/environment.ts';
import { logFailure } from '../services/log.ts';

type Consume = (records: readonly DynamoDBRecord[]) => Promise<void>;

interface Failure {
  /** What was not processed: the first one failed, the others follow it in the same case. */
  readonly left: readonly DynamoDBRecord[];
  readonly error: unknown;
}

/** A fault of one record is given up sooner, while other cases succeed, than a fault of all. */
const PATIENCE_MS = { alone: 120_000, everything: 3_000_000 } as const;

const theSetAside = openedOnce(() => {
  const { SET_ASIDE_QUEUE } = theEnvironment();
  return SET_ASIDE_QUEUE === undefined ? undefined : openSetAside(SET_ASIDE_QUEUE);
});

/** The records of each case (or sponsor), in order: a record only waits for others of its own case. */
export function portionsOf(records: readonly DynamoDBRecord[]): DynamoDBRecord[][] {
  const portions = new Map<string, DynamoDBRecord[]>();
  for (const record of records) {
    const owner = JSON.stringify(record.dynamodb?.Keys?.pk ?? record.dynamodb?.NewImage?.pk);
    portions.set(owner, [...(portions.get(owner) ?? []), record]);
  }
  return [...portions.values()];
}

/** Processes record by record, up to the one that fails. */
async function failureOf(portion: readonly DynamoDBRecord[], consume: Consume): Promise<Failure | undefined> {
  for (const [index, record] of portion.entries())
    try {
      await consume([record]);
    } catch (error) {
      return { left: portion.slice(index), error };
    }
  return undefined;
}

/**
 * The failures of a failed batch, case by case, so that one failing case does not hold up others. Repeating what was
 * already processed is harmless.
 */
export async function failuresOf(
  records: readonly DynamoDBRecord[],
  consume: Consume,
  error: unknown,
): Promise<{ failures: Failure[]; passed: number }> {
  if (records.length === 1) return { failures: [{ left: records, error }], passed: 0 };
  const portions = portionsOf(records);
  const failures: Failure[] = [];
  for (const portion of portions) {
    const failure = await failureOf(portion, consume);
    if (failure) failures.push(failure);
  }
  return { failures, passed: portions.length - failures.length };
}

const ageOf = (record: DynamoDBRecord): number =>
  Date.now() - (record.dynamodb?.ApproximateCreationDateTime ?? Date.now() / 1000) * 1000;

function conditionOf({ left, error }: Failure, passed: number): SetAsideCondition | undefined {
  if (cannotPass((error as Error).name)) return 'CannotPass';
  const patience = passed > 0 ? PATIENCE_MS.alone : PATIENCE_MS.everything;
  return ageOf(present(left[0], 'a record that is left')) > patience ? 'RetryAttemptsExhausted' : undefined;
}

/**
 * Sets aside what will not succeed by waiting, with what follows in its case; false if it should be delivered again,
 * or if there is no queue: then the calling host sets it aside.
 */
export async function setAsideIfFinal(name: string, failure: Failure, passed: number): Promise<boolean> {
  const queue = theSetAside();
  const condition = conditionOf(failure, passed);
  if (queue === undefined || condition === undefined) return false;
  const errorType = (failure.error as Error).name;
  for (const [index, { eventID = '', dynamodb }] of failure.left.entries())
    await queue.add({
      ...{ consumer: name, condition: index === 0 ? condition : 'BehindAnother', errorType, eventID },
      ...{ sequenceNumber: dynamodb?.SequenceNumber ?? '', keys: dynamodb?.Keys ?? {} },
    });
  logFailure(name, failure.error, { setAside: String(failure.left.length) });
  return true;
}
