import { DERIVED_VERSIONS } from '../../contracts/derived.ts';
import type { StreamConsumerContract } from '../../contracts/streams.ts';
import type { Clock } from '../clock.ts';
import type { EmbeddedTable } from '../dynamodb/table.ts';
import type { Functions } from '../functions.ts';
import { CheckpointFile } from './checkpoint.ts';
import { Consumer, type RetryPolicy } from './consumer.ts';
import { DeadLetters } from './dead-letters.ts';
import { StreamRelay } from './relay.ts';

interface Options {
  /** Where checkpoints and dead letters are kept; undefined keeps none. */
  folder: string | undefined;
  table: EmbeddedTable;
  consumers: readonly StreamConsumerContract[];
  functions: Functions;
  clock: Clock;
  retry: RetryPolicy | undefined;
  log(message: string): void;
}

/** A single record is retried for about 90 seconds, so that a transient fault costs nothing. */
const PATIENT: RetryPolicy = { tries: 10, firstDelayMs: 100, longestDelayMs: 30_000 };
/** Under a virtual clock no fault passes by waiting, and everything stands still meanwhile. */
const QUICK: RetryPolicy = { tries: 5, firstDelayMs: 20, longestDelayMs: 200 };

export function openStreamRelay(options: Options): { relay: StreamRelay; deadLetters: DeadLetters } {
  const { folder, table, functions, clock, log } = options;
  const deadLetters = new DeadLetters(folder, ({ consumer, condition, errorType }) => {
    if (condition !== 'BehindAnother')
      log(
        `${consumer} could not be told of a change (${errorType}); it and what follows in its case wait: npm run redrive.`,
      );
  });
  const consumers = options.consumers.map(
    (contract) =>
      new Consumer({
        contract,
        checkpoint: new CheckpointFile(folder, contract.function, DERIVED_VERSIONS[contract.function]?.()),
        deadLetters,
        retry: options.retry ?? (clock.kind === 'virtual' ? QUICK : PATIENT),
        now: () => clock.now(),
        invoke: (name, payload) => functions.invoke(name, payload),
      }),
  );
  return { relay: new StreamRelay({ table, consumers, clock, log }), deadLetters };
}
