import { Database } from './database.ts';
import { type CreateTable, definitionOf, type IndexDefinition, type TableDefinition } from './definition.ts';
import { ServiceError, validation } from './errors.ts';
import { ItemStore, storedOf } from './item-store.ts';
import { itemOfText } from './item-text.ts';
import { keyOfItem, ownValue } from './keys.ts';

const OLDEST_EXPIRY_SECONDS = 5 * 365 * 86_400;

interface Options {
  /** Undefined keeps everything in memory. */
  directory: string | undefined;
  /** Milliseconds since the epoch, for the times of stream records. */
  now(): number;
  /** The name of the database's file. */
  file?: string;
}

/** What every operation works with: the tables, their items, and one database. */
export class TableService {
  readonly database: Database;
  readonly items: ItemStore;
  readonly now: () => number;
  readonly #tables = new Map<string, TableDefinition>();

  constructor({ directory, now, file }: Options) {
    this.now = now;
    this.database = new Database(directory, file);
    this.items = new ItemStore(this.database, now);
    for (const row of this.database.all('SELECT id, definition FROM tables'))
      this.#keep({ ...(JSON.parse(row.definition as string) as TableDefinition), id: Number(row.id) });
  }

  #keep(table: TableDefinition): TableDefinition {
    this.#tables.set(table.name, table);
    return table;
  }

  get names(): string[] {
    return [...this.#tables.keys()].sort();
  }

  find(name: string | undefined): TableDefinition | undefined {
    return name === undefined ? undefined : this.#tables.get(tableName(name));
  }

  table(name: string | undefined): TableDefinition {
    if (typeof name !== 'string')
      throw validation(
        "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null",
      );
    const found = this.#tables.get(tableName(name));
    if (!found)
      throw new ServiceError('ResourceNotFoundException', 'Cannot do operations on a non-existent table');
    return found;
  }

  index(table: TableDefinition, name: string): IndexDefinition {
    const found = table.indexes.find((index) => index.name === name);
    if (!found) throw validation(`The table does not have the specified index: ${name}`);
    return found;
  }

  create(request: CreateTable): TableDefinition {
    if (this.#tables.has(request.TableName))
      throw new ServiceError('ResourceInUseException', 'Cannot create preexisting table');
    const draft = definitionOf(request, 0, this.now());
    const { id } = this.database.run('INSERT INTO tables (name, definition) VALUES (?, ?)', draft.name, '{}');
    return this.#rewrite(definitionOf(request, id, draft.createdAt));
  }

  #rewrite(table: TableDefinition): TableDefinition {
    this.database.run('UPDATE tables SET definition = ? WHERE id = ?', JSON.stringify(table), table.id);
    return this.#keep(table);
  }

  delete(table: TableDefinition): void {
    this.#tables.delete(table.name);
    for (const { id } of table.indexes) this.database.run('DELETE FROM index_rows WHERE i = ?', id);
    this.database.run('DELETE FROM items WHERE t = ?', table.id);
    this.database.run('DELETE FROM records WHERE t = ?', table.id);
    this.database.run('DELETE FROM tables WHERE id = ?', table.id);
  }

  /** Lets items expire by an attribute, or stops that. */
  expireBy(table: TableDefinition, attribute: string | undefined): TableDefinition {
    const { expiresBy: _, ...others } = table;
    const changed = this.#rewrite(attribute === undefined ? others : { ...others, expiresBy: attribute });
    for (const row of this.database.all('SELECT id, body FROM items WHERE t = ?', table.id)) {
      const value = attribute && ownValue(itemOfText(row.body as string), attribute);
      this.database.run(
        'UPDATE items SET expires = ? WHERE id = ?',
        ...[typeof value === 'number' ? value : null, Number(row.id)],
      );
    }
    return changed;
  }

  /**
   * Deletes expired items, at most `limit`, on behalf of the service; returns how many. A time more than five years
   * in the past does not count as an expiry, as on AWS.
   */
  expire(limit: number): Promise<number> {
    return this.database.write(() => {
      let count = 0;
      const now = this.now() / 1000;
      for (const table of this.#tables.values()) {
        if (table.expiresBy === undefined) continue;
        const rows = this.database.all(
          'SELECT id, body, size FROM items WHERE t = ? AND expires < ? AND expires > ? LIMIT ?',
          ...[table.id, now, now - OLDEST_EXPIRY_SECONDS, limit - count],
        );
        for (const before of rows.map(storedOf)) {
          const written = {
            table,
            key: keyOfItem(table, before.item),
            before,
            after: undefined,
            expired: true,
          };
          this.items.apply(written, this.items.indexChanges(written));
        }
        count += rows.length;
      }
      return count;
    });
  }

  close(): void {
    this.database.close();
  }
}

/** A table may also be named by its ARN. */
const tableName = (name: string): string =>
  /^arn:[^:]+:dynamodb:[^:]*:[^:]*:table\/([^/]+)/.exec(name)?.[1] ?? name;
