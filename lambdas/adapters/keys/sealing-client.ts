import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DataKeys } from './data-keys.ts';
import type { EachItem } from './open-items.ts';
import { opening, sealing } from './open-items.ts';
import { refuseSealedNames } from './sealed-names.ts';

type Item = Record<string, unknown>;
type Message = Record<string, unknown>;

interface Write {
  Put?: { Item?: Item };
  PutRequest?: { Item?: Item };
}

/** The items that a call would put. */
function itemsPut({ Item, TransactItems, RequestItems }: Message): Item[] {
  if (Item) return [Item as Item];
  const writes = (TransactItems ?? (RequestItems ? Object.values(RequestItems).flat() : [])) as Write[];
  return writes.flatMap(({ Put, PutRequest }): Item[] =>
    Put?.Item ? [Put.Item] : PutRequest?.Item ? [PutRequest.Item] : [],
  );
}

const inWrite = (each: EachItem) => (write: Write) => {
  const { Put, PutRequest } = write;
  if (Put?.Item) return { ...write, Put: { ...Put, Item: each(Put.Item) } };
  return PutRequest?.Item ? { ...write, PutRequest: { ...PutRequest, Item: each(PutRequest.Item) } } : write;
};

/** The call with each item that it puts replaced; the given call stays as it is. */
function withItemsPut(input: Message, each: EachItem): Message {
  const { Item, TransactItems, RequestItems } = input;
  if (Item) return { ...input, Item: each(Item as Item) };
  if (TransactItems) return { ...input, TransactItems: (TransactItems as Write[]).map(inWrite(each)) };
  const byTable = Object.entries(RequestItems as Record<string, Write[]>);
  return {
    ...input,
    RequestItems: Object.fromEntries(byTable.map(([table, writes]) => [table, writes.map(inWrite(each))])),
  };
}

/** The items in an answer. */
function itemsRead({ Item, Items, Attributes, Responses }: Message): Item[] {
  if (Items) return Items as Item[];
  if (Array.isArray(Responses))
    return (Responses as { Item?: Item }[]).flatMap((one): Item[] => (one.Item ? [one.Item] : []));
  if (Responses) return Object.values(Responses as Record<string, Item[]>).flat();
  return [Item, Attributes].filter((item) => item !== undefined) as Item[];
}

/** The answer with each item in it replaced. */
function withItemsRead(output: Message, each: EachItem): Message {
  const { Item, Items, Attributes, Responses } = output;
  if (Items) return { ...output, Items: (Items as Item[]).map(each) };
  if (Array.isArray(Responses))
    return {
      ...output,
      Responses: (Responses as { Item?: Item }[]).map((one) =>
        one.Item ? { ...one, Item: each(one.Item) } : one,
      ),
    };
  if (Responses) {
    const byTable = Object.entries(Responses as Record<string, Item[]>);
    return {
      ...output,
      Responses: Object.fromEntries(byTable.map(([name, items]) => [name, items.map(each)])),
    };
  }
  return {
    ...output,
    ...(Item ? { Item: each(Item as Item) } : {}),
    ...(Attributes ? { Attributes: each(Attributes as Item) } : {}),
  };
}

interface Call {
  input: Message;
}
type Next = (call: Call) => Promise<{ output: Message }>;

/**
 * Seals the personal fields of every item that a client puts and opens those that it reads, so that whoever uses it
 * sees items in clear and cannot forget it. What is written in place (Update) or asked for in an expression must not
 * name a sealed field.
 */
export function sealThrough(client: DynamoDBDocumentClient, keys: () => DataKeys): void {
  const { middlewareStack } = client as unknown as {
    middlewareStack: { add(middleware: unknown, options: object): void };
  };
  middlewareStack.add(
    (next: Next) => async (call: Call) => {
      refuseSealedNames(call.input);
      const put = itemsPut(call.input);
      const seal = put.length === 0 ? undefined : await sealing(keys, put);
      const answer = await next(seal ? { ...call, input: withItemsPut(call.input, seal) } : call);
      const read = itemsRead(answer.output);
      const open = read.length === 0 ? undefined : await opening(keys, read);
      return open ? { ...answer, output: withItemsRead(answer.output, open) } : answer;
    },
    { step: 'initialize', priority: 'normal', name: 'sealedFields' },
  );
}
