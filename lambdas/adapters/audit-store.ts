import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { auditSortKey, ownerKey } from '../../contracts/table.ts';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import type { Table } from './dynamodb.ts';
import { calling } from './dynamodb.ts';
import { fromItem } from './stored-item.ts';

/** Audit entries of a case, sponsor or policy after a sequence number, in order unless the newest are asked first, at most `limit`. */
export async function readAudit(
  table: Table,
  caseId: string,
  afterSeq: number,
  limit: number,
  first: 'oldest' | 'newest' = 'oldest',
): Promise<AuditEntry[]> {
  const page = await calling(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': ownerKey(caseId),
          ':from': auditSortKey(afterSeq + 1),
          ':to': 'audit#99999999',
        },
        ScanIndexForward: first === 'oldest',
        Limit: limit,
        ConsistentRead: true,
      }),
    ),
  );
  return (page.Items ?? []).map((item) => fromItem(item) as AuditEntry);
}
