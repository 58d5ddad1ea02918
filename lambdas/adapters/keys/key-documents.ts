import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { throughSeam } from '../clients.ts';

/** The key table as its adapters use it; not the table of records, whose client seals and opens. */
export interface KeyTable {
  readonly name: string;
  readonly documents: DynamoDBDocumentClient;
}

export function openKeyTable(name: string): KeyTable {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 5 }));
  return { name, documents: throughSeam('keys', documents) };
}
