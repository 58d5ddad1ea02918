import { validation } from '../errors.ts';
import type { Native } from '../values.ts';
import type { PathNode } from './ast.ts';
import type { Path } from './paths.ts';
import { type ExpressionKind, invalid, isWordPart } from './tokens.ts';

export type Names = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, Native>>;
/** Attributes that are a key of the table or of an index, so that nothing can be nested inside them. */
export type Scalars = ReadonlyMap<string, 'Key' | 'IndexKey'>;
const NO_SCALARS: Scalars = new Map();

/** The #names and :values of one request, and which of them its expressions used. */
export class Binding {
  readonly #names: Names;
  readonly #values: Values;
  readonly #usedNames = new Set<string>();
  readonly #usedValues = new Set<string>();
  readonly #scalars: Scalars;
  /** What is wrong with an update, reported when it is carried out. */
  late: Error | undefined;

  constructor(names: Names | undefined, values: Values | undefined, scalars: Scalars = NO_SCALARS) {
    this.#scalars = scalars;
    if (names) checkKeys('ExpressionAttributeNames', names, '#');
    if (values) checkKeys('ExpressionAttributeValues', values, ':');
    this.#names = names ?? {};
    this.#values = values ?? {};
  }

  path(node: PathNode, kind: ExpressionKind): Path {
    const path = node.parts.map((part) =>
      typeof part === 'string' && part[0] === '#' ? this.#name(part, kind) : part,
    );
    const key = path.length > 1 ? this.#scalars.get(path[0] as string) : undefined;
    if (key) this.#refuseInside(key, path[0] as string, kind);
    return path;
  }

  /** An update checks the item and its condition first. */
  #refuseInside(key: string, name: string, kind: ExpressionKind): void {
    const fault = validation(
      `Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ${key}: ${name}`,
    );
    if (kind !== 'UpdateExpression') throw fault;
    this.late ??= fault;
  }

  value(name: string, kind: ExpressionKind): Native {
    if (!Object.hasOwn(this.#values, name))
      throw invalid(
        kind,
        `An expression attribute value used in expression is not defined; attribute value: ${name}`,
      );
    this.#usedValues.add(name);
    return this.#values[name]!;
  }

  #name(name: string, kind: ExpressionKind): string {
    if (!Object.hasOwn(this.#names, name))
      throw invalid(
        kind,
        `An expression attribute name used in the document path is not defined; attribute name: ${name}`,
      );
    this.#usedNames.add(name);
    return this.#names[name]!;
  }

  /** Throws if a name or value was given that no expression used. */
  finish(): void {
    checkUse('ExpressionAttributeNames', this.#names, this.#usedNames);
    checkUse('ExpressionAttributeValues', this.#values, this.#usedValues);
  }
}

function checkKeys(field: string, given: object, sign: string): void {
  const keys = Object.keys(given);
  if (keys.length === 0) throw validation(`${field} must not be empty`);
  for (const key of keys) {
    if (!isKey(key, sign)) throw validation(`${field} contains invalid key: Syntax error; key: "${key}"`);
    if (sign === '#' && (given as Names)[key] === '')
      throw validation(`${field} contains invalid value: Empty attribute name for key ${key}`);
  }
}

function isKey(key: string, sign: string): boolean {
  if (key[0] !== sign || key.length < 2) return false;
  for (let at = 1; at < key.length; at += 1) if (!isWordPart(key.charCodeAt(at))) return false;
  return true;
}

function checkUse(field: string, given: object, used: ReadonlySet<string>): void {
  const keys = Object.keys(given);
  if (keys.length === used.size) return;
  const unused = keys.filter((key) => !used.has(key));
  throw validation(`Value provided in ${field} unused in expressions: keys: {${unused.join(', ')}}`);
}
