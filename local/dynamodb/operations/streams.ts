import { REGION } from '../../account.ts';
import type { TableDefinition } from '../definition.ts';
import { ServiceError, validation } from '../errors.ts';
import { refuseOthers } from '../request.ts';
import type { TableService } from '../service.ts';
import {
  eventIdOf,
  sequenceNumberOf,
  sequenceOf,
  streamArnOf,
  type TableRecord,
  TableStream,
} from '../streams.ts';

const MAX_RECORDS = 1000;
const shardOf = (table: TableDefinition): string =>
  `shardId-${String(table.createdAt).padStart(20, '0')}-00000000`;

export async function listStreams(service: TableService, request: { TableName?: string }): Promise<object> {
  refuseOthers('ListStreams', request, ['TableName']);
  const tables = service.names
    .filter((name) => request.TableName === undefined || name === request.TableName)
    .map((name) => service.table(name))
    .filter(({ stream }) => stream !== undefined);
  return {
    Streams: tables.map((table) => ({
      ...{ StreamArn: streamArnOf(table), TableName: table.name, StreamLabel: table.stream!.label },
    })),
  };
}

interface DescribeStream {
  StreamArn?: string;
  ExclusiveStartShardId?: string;
  Limit?: number;
}

export async function describeStream(service: TableService, request: DescribeStream): Promise<object> {
  refuseOthers('DescribeStream', request, ['StreamArn', 'ExclusiveStartShardId', 'Limit']);
  const table = tableOf(service, request.StreamArn);
  const shard = {
    ShardId: shardOf(table),
    SequenceNumberRange: { StartingSequenceNumber: sequenceNumberOf(0) },
  };
  return {
    StreamDescription: {
      ...{ StreamArn: request.StreamArn, StreamLabel: table.stream!.label, StreamStatus: 'ENABLED' },
      ...{ StreamViewType: table.stream!.view, TableName: table.name },
      CreationRequestDateTime: table.createdAt / 1000,
      KeySchema: [table.hash, ...(table.range ? [table.range] : [])].map(({ name }, at) => ({
        AttributeName: name,
        KeyType: at === 0 ? 'HASH' : 'RANGE',
      })),
      Shards: request.ExclusiveStartShardId === shardOf(table) ? [] : [shard],
    },
  };
}

interface GetShardIterator {
  StreamArn?: string;
  ShardId?: string;
  ShardIteratorType?: string;
  SequenceNumber?: string;
}

export async function getShardIterator(service: TableService, request: GetShardIterator): Promise<object> {
  refuseOthers('GetShardIterator', request, ['StreamArn', 'ShardId', 'ShardIteratorType', 'SequenceNumber']);
  const table = tableOf(service, request.StreamArn);
  if (request.ShardId !== shardOf(table))
    throw new ServiceError('ResourceNotFoundException', `Requested resource not found: Shard does not exist`);
  return service.database.read(() => {
    const after = startOf(service, new TableStream(service, table), request);
    return { ShardIterator: `${request.StreamArn}|${after}` };
  });
}

function startOf(service: TableService, stream: TableStream, request: GetShardIterator): number {
  const { ShardIteratorType: type, SequenceNumber: number } = request;
  if (type === 'TRIM_HORIZON') return stream.trimmed;
  if (type === 'LATEST')
    return Number(service.database.one('SELECT coalesce(max(seq), 0) AS last FROM records')!.last);
  if (type !== 'AT_SEQUENCE_NUMBER' && type !== 'AFTER_SEQUENCE_NUMBER')
    throw validation(
      `1 validation error detected: Value '${type}' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_SEQUENCE_NUMBER, TRIM_HORIZON]`,
    );
  const sequence = sequenceOf(number ?? '');
  if (Number.isNaN(sequence)) throw validation(`Invalid SequenceNumber: ${number}`);
  const after = type === 'AT_SEQUENCE_NUMBER' ? sequence - 1 : sequence;
  refuseTrimmed(stream, after);
  return after;
}

function refuseTrimmed(stream: TableStream, after: number): void {
  if (after < stream.trimmed)
    throw new ServiceError(
      'TrimmedDataAccessException',
      'The operation attempted to read past the oldest stream record in a shard',
    );
}

export async function getRecords(
  service: TableService,
  request: { ShardIterator?: string; Limit?: number },
): Promise<object> {
  refuseOthers('GetRecords', request, ['ShardIterator', 'Limit']);
  const [arn, place] = (request.ShardIterator ?? '').split('|');
  const after = Number(place);
  if (!arn || !Number.isInteger(after)) throw validation('Invalid ShardIterator');
  const stream = new TableStream(service, tableOf(service, arn));
  refuseTrimmed(stream, after);
  const records = await stream.after(after, Math.min(request.Limit ?? MAX_RECORDS, MAX_RECORDS));
  return {
    Records: records.map((record) => stated(stream.table, record)),
    NextShardIterator: `${arn}|${records.at(-1)?.sequence ?? after}`,
  };
}

function stated(table: TableDefinition, record: TableRecord): object {
  return {
    ...{ eventID: eventIdOf(table, record.sequence), eventName: record.event, eventVersion: '1.1' },
    ...{ eventSource: 'aws:dynamodb', awsRegion: REGION },
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(record.at / 1000),
      Keys: record.keys,
      ...(record.after && { NewImage: record.after }),
      ...(record.before && { OldImage: record.before }),
      ...{ SequenceNumber: sequenceNumberOf(record.sequence), SizeBytes: record.size },
      StreamViewType: table.stream!.view,
    },
    ...(record.expired && {
      userIdentity: { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' },
    }),
  };
}

function tableOf(service: TableService, arn: string | undefined): TableDefinition {
  const name = /:table\/([^/]+)\/stream\//.exec(arn ?? '')?.[1];
  const table = service.find(name);
  if (!table?.stream || streamArnOf(table) !== arn)
    throw new ServiceError(
      'ResourceNotFoundException',
      `Requested resource not found: Stream: ${arn} not found`,
    );
  return table;
}
