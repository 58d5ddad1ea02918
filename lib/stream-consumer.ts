import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { StreamConsumerContract, StreamFilter } from '../contracts/streams.ts';
import { filtersOf } from '../contracts/streams.ts';
import type { CaseTable } from './case-table.ts';
import { SetAside } from './set-aside.ts';
import { allowStream, streamArnOf } from './table-permissions.ts';

export interface StreamConsumerProps {
  readonly prefix: string;
  readonly contract: StreamConsumerContract;
  readonly handler: IFunction;
  readonly cases: CaseTable;
}

/**
 * Delivers to a function the changes of the entities it handles. The function itself sets aside what waiting cannot
 * cure, and names what should be delivered again; a batch that crashes it is halved and, after an hour of retries,
 * set aside. Changes of one item stay in order; those of different items need not.
 */
export class StreamConsumer extends Construct {
  readonly setAside: SetAside;

  constructor(scope: Construct, id: string, { prefix, contract, handler, cases }: StreamConsumerProps) {
    super(scope, id);
    const { function: name } = contract;
    this.setAside = new SetAside(this, 'SetAside', { prefix, name });
    allowStream(handler, cases);
    this.setAside.grantSendMessages(handler);
    const onFailure = new SqsDlq(this.setAside);
    new EventSourceMapping(this, 'Mapping', {
      target: handler,
      eventSourceArn: streamArnOf(cases),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 25,
      parallelizationFactor: 4,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 200,
      maxRecordAge: Duration.hours(1),
      onFailure,
      filters: filtersOf(contract).flatMap(patternsOf),
    });
  }
}

/** The changes for which Lambda calls the function: a new or changed item, or a removed one. */
function patternsOf({ types, where = {}, removals }: StreamFilter): Record<string, unknown>[] {
  const texts = Object.entries(where).map(([field, text]) => [field, { S: FilterRule.isEqual(text) }]);
  const wanted = { type: { S: FilterRule.or(...types) }, ...Object.fromEntries(texts) };
  const written = FilterCriteria.filter({
    eventName: FilterRule.or('INSERT', 'MODIFY'),
    dynamodb: { NewImage: wanted },
  });
  if (!removals) return [written];
  const removed = { eventName: FilterRule.isEqual('REMOVE'), dynamodb: { OldImage: wanted } };
  return [written, FilterCriteria.filter(removed)];
}
