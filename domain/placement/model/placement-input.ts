import type { Issue } from '../../kernel/errors.ts';
import { CaseError } from '../../kernel/errors.ts';

export interface Locality {
  readonly id: string;
  /** Persons. */
  readonly capacity: number;
}

/** A household to place; indivisible. */
export interface PlacementCase {
  readonly id: string;
  /** Persons, at least 1. */
  readonly size: number;
  /** ISO 8601 calendar date. */
  readonly arrival: string;
  /** The one locality where it may go, for example where its family lives. */
  readonly tiedTo: string | null;
  /** The localities where it may go; null: everywhere. */
  readonly compatible: readonly string[] | null;
  /** The score at each locality; 0 for localities not named. */
  readonly scores: Readonly<Record<string, number>>;
}

export interface PlacementInput {
  readonly localities: readonly Locality[];
  readonly cases: readonly PlacementCase[];
  /** Cases of an earlier period, from which the online mode samples futures. */
  readonly history: readonly PlacementCase[];
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MILLISECONDS_PER_DAY = 86_400_000;
const LONGEST_RECEIVED = 60;
const MAX_PERSONS = 1_000_000_000;
const LARGEST_SCORE = 1_000_000_000;

/** Days since 1970-01-01 of an ISO date; undefined if there is no such day. */
export function dayOf(date: string): number | undefined {
  const [, year, month, day] = DATE.exec(date) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return new Date(time).toISOString().startsWith(date) ? time / MILLISECONDS_PER_DAY : undefined;
}

/** Parses a placement input, or throws `InvalidInput` with one issue for every wrong field. */
export function parsePlacementInput(value: unknown): PlacementInput {
  const check = new InputCheck();
  const input = check.input(value);
  if (check.issues.length > 0 || input === undefined) {
    const lines = check.issues.map(
      ({ path, rule, received }) => `${path}: expected ${rule}, received ${received}`,
    );
    throw new CaseError('InvalidInput', lines.join('\n'), { issues: check.issues });
  }
  return input;
}

class InputCheck {
  readonly issues: Issue[] = [];
  readonly #localities = new Set<string>();

  input(value: unknown): PlacementInput | undefined {
    const file = this.#object(value, 'input', ['localities', 'cases'], ['history']);
    if (file === undefined) return undefined;
    const localities = this.#list(file.localities, 'localities', (one, path) => this.#locality(one, path));
    const cases = this.#list(file.cases, 'cases', (one, path) => this.#case(one, path));
    const history =
      file.history === undefined
        ? []
        : this.#list(file.history, 'history', (one, path) => this.#case(one, path));
    this.#unique(localities, 'localities');
    this.#unique(cases, 'cases');
    this.#unique(history, 'history');
    return { localities, cases, history };
  }

  #locality(value: unknown, path: string): Locality {
    const fields = this.#object(value, path, ['id', 'capacity']) ?? {};
    const id = this.#text(fields.id, `${path}.id`);
    this.#localities.add(id);
    return { id, capacity: this.#whole(fields.capacity, `${path}.capacity`, 0) };
  }

  #case(value: unknown, path: string): PlacementCase {
    const fields =
      this.#object(value, path, ['id', 'size', 'arrival', 'tiedTo', 'compatible', 'scores']) ?? {};
    return {
      id: this.#text(fields.id, `${path}.id`),
      size: this.#whole(fields.size, `${path}.size`, 1),
      arrival: this.#date(fields.arrival, `${path}.arrival`),
      tiedTo: this.#tie(fields.tiedTo, `${path}.tiedTo`),
      compatible: this.#compatible(fields.compatible, `${path}.compatible`),
      scores: this.#scores(fields.scores, `${path}.scores`),
    };
  }

  #tie(value: unknown, path: string): string | null {
    if (value === undefined || value === null) return null;
    return this.#known(value, path);
  }

  #compatible(value: unknown, path: string): string[] | null {
    if (value === undefined || value === null) return null;
    const ids = this.#list(value, path, (one, at) => this.#known(one, at));
    for (const [index, id] of ids.entries()) {
      if (ids.indexOf(id) < index) this.#wrong(`${path}[${index}]`, 'each locality once', id);
    }
    return ids;
  }

  #scores(value: unknown, path: string): Record<string, number> {
    if (value === undefined) return {};
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.#wrong(path, 'an object of locality ids and numbers', value);
      return {};
    }
    const scores: Record<string, number> = Object.create(null);
    for (const [id, score] of Object.entries(value)) {
      if (!this.#localities.has(id)) this.#wrong(`${path}.${id}`, 'the id of a listed locality', id);
      if (typeof score !== 'number' || !(Math.abs(score) <= LARGEST_SCORE)) {
        this.#wrong(`${path}.${id}`, `a number from -${LARGEST_SCORE} to ${LARGEST_SCORE}`, score);
      } else scores[id] = score;
    }
    return scores;
  }

  #known(value: unknown, path: string): string {
    const id = this.#text(value, path);
    if (typeof value === 'string' && value !== '' && !this.#localities.has(id)) {
      this.#wrong(path, 'the id of a listed locality', value);
    }
    return id;
  }

  #text(value: unknown, path: string): string {
    if (typeof value === 'string' && value !== '') return value;
    if (value !== undefined) this.#wrong(path, 'a text that is not empty', value);
    return '';
  }

  #whole(value: unknown, path: string, least: number): number {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= MAX_PERSONS)
      return value;
    if (value !== undefined) this.#wrong(path, `a whole number from ${least} to ${MAX_PERSONS}`, value);
    return least;
  }

  #date(value: unknown, path: string): string {
    if (typeof value === 'string' && dayOf(value) !== undefined) return value;
    if (value !== undefined) this.#wrong(path, 'a calendar date such as 2026-11-22', value);
    return '1970-01-01';
  }

  #list<T>(value: unknown, path: string, each: (one: unknown, path: string) => T): T[] {
    if (Array.isArray(value)) return value.map((one, index) => each(one, `${path}[${index}]`));
    if (value !== undefined) this.#wrong(path, 'a list', value);
    return [];
  }

  #object(
    value: unknown,
    path: string,
    needed: readonly string[],
    optional: readonly string[] = [],
  ): Record<string, unknown> | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.#wrong(path, `an object with ${needed.join(', ')}`, value);
      return undefined;
    }
    const fields = value as Record<string, unknown>;
    for (const key of needed)
      if (!Object.hasOwn(fields, key)) this.#wrong(`${path}.${key}`, 'a value', undefined);
    for (const key of Object.keys(fields)) {
      if (!needed.includes(key) && !optional.includes(key)) {
        this.#wrong(`${path}.${key}`, `only ${[...needed, ...optional].join(', ')}`, key);
      }
    }
    return fields;
  }

  #unique(items: readonly { readonly id: string }[], path: string): void {
    const first = new Map<string, number>();
    for (const [index, { id }] of items.entries()) {
      const earlier = first.get(id);
      if (earlier === undefined) first.set(id, index);
      else if (id !== '')
        this.#wrong(`${path}[${index}].id`, `an id of its own (${path}[${earlier}] has it)`, id);
    }
  }

  #wrong(path: string, rule: string, value: unknown): void {
    this.issues.push({ path, rule, received: received(value) });
  }
}

function received(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number') return String(value);
  const text = JSON.stringify(value);
  return text.length > LONGEST_RECEIVED ? `${text.slice(0, LONGEST_RECEIVED)}…` : text;
}
