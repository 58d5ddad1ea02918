/** Capacity units of one request, by table and index. */
export interface Units {
  table: number;
  indexes: Map<string, number>;
}

export interface ConsumedCapacity {
  TableName: string;
  CapacityUnits: number;
  ReadCapacityUnits?: number;
  WriteCapacityUnits?: number;
  Table?: { CapacityUnits: number };
  GlobalSecondaryIndexes?: Record<string, { CapacityUnits: number }>;
}

const WRITE_UNIT = 1024;
const READ_UNIT = 4096;

/** 1 unit per KiB or part of one, by the larger of the item before and after (Developer Guide, "Write capacity"). */
export const writeUnits = (before: number, after: number): number =>
  Math.max(1, Math.ceil(Math.max(before, after) / WRITE_UNIT));

/** Half a unit per 4 KiB or part of it, a whole one for a strongly consistent read. */
export const readUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / READ_UNIT)) * (consistent ? 1 : 0.5);

/** Adds up what a request consumes, and reports it as the request asked. */
export class Meter {
  readonly #kind: 'read' | 'write';
  readonly #units = new Map<string, Units>();

  constructor(kind: 'read' | 'write') {
    this.#kind = kind;
  }

  table(name: string, units: number): void {
    this.#of(name).table += units;
  }

  index(name: string, index: string, units: number): void {
    const { indexes } = this.#of(name);
    indexes.set(index, (indexes.get(index) ?? 0) + units);
  }

  #of(name: string): Units {
    let units = this.#units.get(name);
    if (!units) {
      units = { table: 0, indexes: new Map() };
      this.#units.set(name, units);
    }
    return units;
  }

  /**
   * One report per table; undefined unless `asked` is TOTAL or INDEXES. In transactions reads and writes are reported
   * separately.
   */
  stated(asked: string | undefined, transactional = false): ConsumedCapacity[] | undefined {
    if (asked !== 'TOTAL' && asked !== 'INDEXES') return undefined;
    return [...this.#units].map(([TableName, { table, indexes }]) => {
      const total = [...indexes.values()].reduce((sum, units) => sum + units, table);
      const kind = this.#kind === 'read' ? { ReadCapacityUnits: total } : { WriteCapacityUnits: total };
      return {
        ...{ TableName, CapacityUnits: total, ...(transactional ? kind : {}) },
        ...(asked === 'INDEXES' && {
          Table: { CapacityUnits: table },
          ...(indexes.size > 0 && { GlobalSecondaryIndexes: byName(indexes) }),
        }),
      };
    });
  }
}

const byName = (indexes: Map<string, number>) =>
  Object.fromEntries([...indexes].map(([name, CapacityUnits]) => [name, { CapacityUnits }]));
