import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Execution, ExecutionFacts, Frame } from './execution.ts';
import { completeJournal, prepareJournal, refuseLostJournal } from './journal-schema.ts';
import { Payload } from './json.ts';

export type Row = Record<string, string | number | null>;

/**
 * The journal that stores everything. All writes happen in `commit`: one transaction for everything that a turn of
 * the scheduler did, on disk when it returns.
 */
export class Journal {
  readonly database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #nextNum: number;

  constructor(directory: string | ':memory:', maxBytes?: number) {
    const file = directory === ':memory:' ? directory : join(directory, 'executions.sqlite');
    if (directory !== ':memory:') {
      mkdirSync(directory, { recursive: true });
      refuseLostJournal(file);
    }
    this.database = new DatabaseSync(file);
    try {
      this.database.exec('PRAGMA locking_mode = EXCLUSIVE');
      prepareJournal(this.database, file);
      this.database.exec(
        'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -4096; PRAGMA wal_autocheckpoint = 8000; PRAGMA temp_store = MEMORY',
      );
      completeJournal(this.database);
      if (maxBytes !== undefined) this.#limit(maxBytes);
    } catch (error) {
      this.database.close();
      throw error;
    }
    this.#nextNum =
      (this.one(
        `SELECT max(coalesce((SELECT max(num) FROM executions), 0), coalesce((SELECT num FROM forgotten), 0)) + 1
          AS next`,
      )!.next as number) ?? 1;
  }

  #limit(bytes: number): void {
    const { page_size: page } = this.database.prepare('PRAGMA page_size').get() as { page_size: number };
    this.database.exec(`PRAGMA max_page_count = ${Math.max(1, Math.floor(bytes / page))}`);
  }

  takeNum(): number {
    return this.#nextNum++;
  }

  statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  one(sql: string, ...values: (string | number | null)[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined;
  }

  all(sql: string, ...values: (string | number | null)[]): Row[] {
    return this.statement(sql).all(...values) as Row[];
  }

  run(sql: string, ...values: (string | number | null)[]): void {
    this.statement(sql).run(...values);
  }

  /** Writes everything or, if it throws, nothing. */
  commit(executions: Iterable<Execution>, others: Iterable<(journal: Journal) => void>, now: number): void {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      for (const write of others) write(this);
      for (const execution of executions) this.#write(execution);
      this.run(
        'INSERT INTO clock VALUES (1, ?) ON CONFLICT DO UPDATE SET time = max(time, excluded.time)',
        now,
      );
      this.database.exec('COMMIT');
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  #write(execution: Execution): void {
    const { facts } = execution;
    if (execution.isNew) this.#insert(execution);
    else this.#update(execution);
    for (const frame of execution.removed) {
      if (!execution.isNew)
        this.run('DELETE FROM frames WHERE execution = ? AND frame = ?', facts.num, frame);
    }
    for (const frame of execution.changed) this.#writeFrame(facts.num, frame);
    if (execution.events.length > 0) {
      this.run(
        'INSERT INTO history VALUES (?, ?, ?)',
        facts.num,
        facts.lastEvent,
        JSON.stringify(execution.events),
      );
    }
  }

  /** While an execution runs only its counts change; the rest is indexed, which costs more to write. */
  #update({ facts, ended }: Execution): void {
    const counts = [facts.lastEvent, facts.nextFrame];
    if (!ended) {
      this.run('UPDATE executions SET last_event = ?, next_frame = ? WHERE num = ?', ...counts, facts.num);
      return;
    }
    this.run(
      `UPDATE executions SET last_event = ?, next_frame = ?, status = ?, stopped = ?, deadline = ?, redrives = ?,
        redriven = ? WHERE num = ?`,
      ...[...counts, facts.status, facts.stopped, facts.deadline, facts.redrives, facts.redriven, facts.num],
    );
    this.run(
      'UPDATE payloads SET output = ?, error = ?, cause = ? WHERE execution = ?',
      ...[ended.output, ended.error, ended.cause, facts.num],
    );
  }

  #insert({ facts, input, ended }: Execution): void {
    this.run(
      'INSERT INTO executions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ...[facts.num, facts.arn, facts.machineArn, facts.name, facts.definition, facts.roleArn, facts.status],
      ...[
        facts.started,
        facts.stopped,
        facts.deadline,
        facts.parent?.num ?? null,
        facts.parent?.frame ?? null,
      ],
      ...[facts.lastEvent, facts.nextFrame, facts.redrives, facts.redriven],
    );
    this.run(
      'INSERT INTO payloads VALUES (?, ?, ?, ?, ?)',
      ...[facts.num, input!.text, ended?.output ?? null, ended?.error ?? null, ended?.cause ?? null],
    );
  }

  #writeFrame(num: number, frame: Frame): void {
    const { id, input, wake, ...data } = frame;
    const calls = frame.wait?.kind === 'task' && frame.wait.call !== null;
    const kind =
      frame.phase === 'enter' || frame.phase === 'again' || (frame.phase === 'wait' && calls)
        ? 'run'
        : 'rest';
    this.run(
      `INSERT INTO frames VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
        SET kind = excluded.kind, wake = excluded.wake, input = excluded.input, data = excluded.data`,
      ...[num, id, kind, wake === null ? null : Math.ceil(wake), input.text, JSON.stringify(data)],
    );
  }

  framesOf(num: number): Frame[] {
    return this.all(
      'SELECT frame, wake, input, data FROM frames WHERE execution = ? ORDER BY frame',
      num,
    ).map((row) => ({
      ...(JSON.parse(row.data as string) as Omit<Frame, 'id' | 'input' | 'wake'>),
      id: row.frame as number,
      wake: row.wake as number | null,
      input: Payload.ofText(row.input as string),
    }));
  }

  close(): void {
    this.#statements.clear();
    this.database.close();
  }
}

export function factsOf(row: Row): ExecutionFacts {
  return {
    num: row.num as number,
    arn: row.arn as string,
    name: row.name as string,
    machineArn: row.machine as string,
    definition: row.definition as string,
    roleArn: row.role as string,
    status: row.status as ExecutionFacts['status'],
    started: row.started as number,
    stopped: row.stopped as number | null,
    deadline: row.deadline as number | null,
    parent: row.parent === null ? null : { num: row.parent as number, frame: row.parent_frame as number },
    lastEvent: row.last_event as number,
    nextFrame: row.next_frame as number,
    redrives: row.redrives as number,
    redriven: row.redriven as number | null,
  };
}
