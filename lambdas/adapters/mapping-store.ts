import { QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { intakeKey, mappingSortKey } from '../../contracts/table.ts';
import { GENESIS, seal } from '../../domain/audit/chain.ts';
import type { KeptMapping, Mapping } from '../../domain/intake/mapping/mapping.ts';
import { KeptMappingSchema } from '../../domain/intake/mapping/mapping.ts';
import { plainWord } from '../../domain/intake/mapping/plain-word.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { entryWrite } from './audit-entries.ts';
import { readAudit } from './audit-store.ts';
import type { Table } from './dynamodb.ts';
import { asStoreError, cancellationOf, withStoreErrors } from './dynamodb.ts';
import { enterRegister } from './register-store.ts';

const MOST = 100;
const mappingAuditOf = (office: string): string => `intake-of-${office}`;

/** The mappings of an office, by name. */
async function listMappings(table: Table, office: string): Promise<KeptMapping[]> {
  const { Items = [] } = await withStoreErrors(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :mapping)',
        ExpressionAttributeValues: { ':pk': intakeKey(office), ':mapping': mappingSortKey('') },
        Limit: MOST,
        ConsistentRead: true,
      }),
    ),
  );
  const kept = Items.map((item) => KeptMappingSchema.parse(item));
  return kept.sort((a, b) => a.mapping.name.localeCompare(b.mapping.name));
}

interface Wanted {
  readonly office: string;
  readonly version: number;
  readonly mapping: Mapping;
}

/**
 * Keeps a mapping of an office under its name, with its audit entry. Throws `VersionConflict` if somebody has changed
 * it since, or if there is one of this name already.
 */
async function saveMapping(table: Table, wanted: Wanted, command: Command): Promise<KeptMapping> {
  const { office, version, mapping } = wanted;
  const id = identifier('mapping', office, plainWord(mapping.name));
  const { id: by, kind } = command.actor;
  const kept: KeptMapping = { id, office, version: version + 1, by, at: command.at, mapping };
  const owner = mappingAuditOf(office);
  const [last] = await readAudit(table, owner, 0, 1, 'newest');
  const fact = { act: 'intake-mapping.saved', subject: id, details: { version: kept.version } };
  const entry = seal(last ?? { seq: 0, hash: GENESIS }, {
    ...{ caseId: owner, at: command.at, actor: { id: by, kind }, command: command.id, facts: [fact] },
  });
  const Item = { pk: intakeKey(office), sk: mappingSortKey(id), type: 'intake-mapping', ...kept };
  const guard =
    version === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': version },
        };
  const TransactItems = [{ Put: { TableName: table.name, Item, ...guard } }, entryWrite(table, entry)];
  try {
    await table.documents.send(new TransactWriteCommand({ TransactItems }));
    await enterRegister(table, owner);
    return kept;
  } catch (error) {
    if (!cancellationOf(error)?.some((code) => /ConditionalCheckFailed|TransactionConflict/.test(code)))
      throw asStoreError(error);
    throw new CaseError('VersionConflict', 'Expected the newest version of the mapping of this name.', {
      cause: error,
    });
  }
}

/** The store's operations on mappings. */
export const mappingsOf = (table: Table) => ({
  listMappings: (office: string) => listMappings(table, office),
  saveMapping: (wanted: Wanted, command: Command) => saveMapping(table, wanted, command),
});
