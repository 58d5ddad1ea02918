import type { SeamClient } from '../../contracts/client-seam.ts';
import { itemFromDocument, itemToDocument } from './document-values.ts';
import { withItems } from './members.ts';
import { OPERATIONS, run } from './operations.ts';
import type { TableService } from './service.ts';
import type { NativeItem } from './values.ts';

interface Call {
  input: Record<string, unknown>;
}
interface Context {
  commandName?: string;
}

const COMMAND = /^(\w+?)Command$/;
/** The document client's names for what DynamoDB names differently. */
const NAMES: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  BatchGet: 'BatchGetItem',
  BatchWrite: 'BatchWriteItem',
  TransactGet: 'TransactGetItems',
  TransactWrite: 'TransactWriteItems',
};

/**
 * Lets the embedded table answer a document client: plain values in, plain values out, nothing marshalled, signed or
 * sent. Earlier middleware (such as the capacity counter) sees calls as on AWS.
 */
export function answerDocumentClient(client: SeamClient, service: TableService): void {
  // It copies every answer for a log that nobody keeps.
  client.middlewareStack.remove('loggerMiddleware');
  client.middlewareStack.add(
    (_next: unknown, context: Context) => async (call: Call) => {
      const name = COMMAND.exec(context.commandName ?? '')?.[1] ?? '';
      const request = withItems(call.input, (item) => itemFromDocument(item));
      const answer = await run(service, OPERATIONS, NAMES[name] ?? name, request).catch(asDocument);
      return {
        response: {},
        output: {
          ...withItems(answer as Record<string, unknown>, (item) => itemToDocument(item as NativeItem)),
          $metadata: { httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 },
        },
      };
    },
    { step: 'initialize', priority: 'low', name: 'embeddedTable' },
  );
}

/** An error as the SDK throws it, with the items in it as plain values. */
function asDocument(error: unknown): never {
  if (error instanceof Error) {
    Object.assign(
      error,
      withItems({ ...error }, (item) => itemToDocument(item as NativeItem)),
      { $fault: 'client', $metadata: { httpStatusCode: 400, attempts: 1, totalRetryDelay: 0 } },
    );
  }
  throw error;
}
