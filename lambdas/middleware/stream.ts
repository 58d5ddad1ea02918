import { unmarshall } from '@aws-sdk/util-dynamodb';
import middy from '@middy/core';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Stored } from '../../domain/entity.ts';
import { fromItem } from '../adapters/stored-item.ts';
import { logFailure } from './log.ts';

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

const entityOf = (image: Image | undefined): Stored | undefined =>
  image ? fromItem(unmarshall(image as Parameters<typeof unmarshall>[0])) : undefined;

/**
 * A consumer of the table's stream: each record as the entity before and after, in order. A record that fails fails
 * its batch, which the host gives again; what was done before is harmless when repeated.
 */
export const streamHandler = (
  name: string,
  types: readonly string[],
  consume: (before: Stored | undefined, after: Stored) => Promise<void>,
) =>
  middy<DynamoDBStreamEvent, void>()
    .use({
      onError: (request) => {
        logFailure(name, request.error, {});
      },
    })
    .handler(async (event): Promise<void> => {
      for (const record of event.Records) {
        if (!types.includes(record.dynamodb?.NewImage?.type?.S ?? '')) continue;
        const after = entityOf(record.dynamodb?.NewImage);
        if (after) await consume(entityOf(record.dynamodb?.OldImage), after);
      }
    });
