import { createHash } from 'node:crypto';
import type { Machine } from './definition.ts';
import type { Journal } from './journal.ts';

export interface MachineFacts {
  arn: string;
  name: string;
  /** The hash under which the definition's text is kept. */
  definition: string;
  roleArn: string;
  type: 'STANDARD';
  created: number;
  updated: number;
  revision: string;
  tags: { key: string; value: string }[];
}

const MAX_PARSED = 500;

/** The state machines, all in memory because there are few. */
export class Machines {
  readonly #journal: Journal;
  readonly #byArn = new Map<string, MachineFacts>();
  readonly #texts = new Map<string, string>();
  readonly #parsed = new Map<string, Machine>();
  #unwritten: ((journal: Journal) => void)[] = [];

  constructor(journal: Journal) {
    this.#journal = journal;
    for (const row of journal.all('SELECT arn, facts FROM machines ORDER BY arn')) {
      this.#byArn.set(row.arn as string, JSON.parse(row.facts as string) as MachineFacts);
    }
  }

  get(arn: string): MachineFacts | undefined {
    return this.#byArn.get(arn);
  }

  list(): MachineFacts[] {
    return [...this.#byArn.values()];
  }

  put(facts: MachineFacts): void {
    this.#byArn.set(facts.arn, facts);
    this.#unwritten.push((journal) =>
      journal.run('INSERT OR REPLACE INTO machines VALUES (?, ?)', facts.arn, JSON.stringify(facts)),
    );
  }

  remove(arn: string): void {
    this.#byArn.delete(arn);
    this.#unwritten.push((journal) => journal.run('DELETE FROM machines WHERE arn = ?', arn));
  }

  keepDefinition(text: string): string {
    const hash = createHash('sha256').update(text).digest('hex');
    if (!this.#texts.has(hash)) {
      this.#texts.set(hash, text);
      this.#unwritten.push((journal) =>
        journal.run('INSERT OR IGNORE INTO definitions VALUES (?, ?)', hash, text),
      );
    }
    return hash;
  }

  definitionText(hash: string): string {
    let text = this.#texts.get(hash);
    if (text === undefined) {
      const row = this.#journal.one('SELECT text FROM definitions WHERE hash = ?', hash);
      if (!row) throw new Error(`Definition ${hash} is not in the journal.`);
      text = row.text as string;
      this.#texts.set(hash, text);
    }
    return text;
  }

  /** The definition as a tree. Shared and never changed. */
  definition(hash: string): Machine {
    let machine = this.#parsed.get(hash);
    if (!machine) {
      machine = JSON.parse(this.definitionText(hash)) as Machine;
      if (this.#parsed.size >= MAX_PARSED) this.#parsed.clear();
      this.#parsed.set(hash, machine);
    }
    return machine;
  }

  get dirty(): boolean {
    return this.#unwritten.length > 0;
  }

  get unwritten(): readonly ((journal: Journal) => void)[] {
    return this.#unwritten;
  }

  written(): void {
    this.#unwritten = [];
  }
}
