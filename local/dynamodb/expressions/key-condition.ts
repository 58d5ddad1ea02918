import { validation } from '../errors.ts';
import { type Native, type TypeName, typeOf } from '../values.ts';
import type { Comparator, ConditionNode, OperandNode } from './ast.ts';
import { bindCondition } from './conditions.ts';
import type { Scope } from './operands.ts';

export interface KeyPart {
  readonly name: string;
  readonly type: 'S' | 'N' | 'B';
}
export interface KeySchema {
  readonly hash: KeyPart;
  readonly range?: KeyPart | undefined;
}
export type RangeOperator = Exclude<Comparator, '<>'> | 'BETWEEN' | 'begins_with';
export interface KeyCondition {
  readonly hash: Native;
  /** `values` is one value, or the two bounds of BETWEEN. */
  readonly range?: { readonly op: RangeOperator; readonly values: readonly Native[] };
}

interface Single {
  readonly name: string;
  readonly op: RangeOperator;
  readonly values: readonly Native[];
  readonly nested: boolean;
}

const TURNED: Record<string, RangeOperator> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** The key conditions of a KeyConditionExpression, after AWS's checks. */
export function bindKey(node: ConditionNode, schema: KeySchema, scope: Scope): KeyCondition {
  bindCondition(node, scope);
  const singles = conditionsOf(node).map((one) => singleOf(one, scope));
  if (new Set(singles.map(({ name }) => name)).size < singles.length)
    throw validation('KeyConditionExpressions must only contain one condition per key');
  if (singles.length > 2) throw validation('Conditions can be of length 1 or 2 only');
  for (const { name, nested } of singles) if (nested) throw nestedKey(name, schema);
  const hash = singles.find(({ name }) => name === schema.hash.name);
  if (!hash) throw missed(schema.hash.name);
  const range = singles.find((one) => one !== hash);
  if (range && range.name !== schema.range?.name) throw missed(schema.range?.name ?? schema.hash.name);
  if (hash.op !== '=') throw validation('Query key condition not supported');
  checkValues(hash, schema.hash);
  if (!range) return { hash: hash.values[0]! };
  checkValues(range, schema.range!);
  return { hash: hash.values[0]!, range: { op: range.op, values: range.values } };
}

function missed(name: string): Error {
  return validation(`Query condition missed key schema element: ${name}`);
}

function nestedKey(name: string, { hash, range }: KeySchema): Error {
  if (name !== hash.name && name !== range?.name)
    return validation('KeyConditionExpressions cannot have conditions on nested attributes');
  return validation(
    `Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: ${name}`,
  );
}

function conditionsOf(node: ConditionNode): ConditionNode[] {
  return node.is === 'and' ? [...conditionsOf(node.left), ...conditionsOf(node.right)] : [node];
}

function singleOf(node: ConditionNode, scope: Scope): Single {
  if (node.is === 'between') return single('BETWEEN', [node.left, node.low, node.high], scope);
  if (node.is === 'call' && node.name === 'begins_with') return single('begins_with', node.args, scope);
  if (node.is !== 'compare' || node.op === '<>') throw unsupported(node);
  const turned = node.left.is === 'value';
  const operands = turned ? [node.right, node.left] : [node.left, node.right];
  return single(turned ? TURNED[node.op]! : node.op, operands, scope);
}

function unsupported(node: ConditionNode): Error {
  const name = node.is === 'call' ? node.name : node.is === 'compare' ? node.op : node.is.toUpperCase();
  return validation(`Invalid operator used in KeyConditionExpression: ${name}`);
}

function single(op: RangeOperator, operands: readonly OperandNode[], { binding, kind }: Scope): Single {
  if (operands.some(({ is }) => is === 'call'))
    throw validation('KeyConditionExpressions cannot contain nested operations');
  const [key, ...values] = operands;
  if (key?.is !== 'path') {
    if (op === 'BETWEEN' || op === 'begins_with')
      throw validation(
        `Invalid condition in KeyConditionExpression: ${op} operator must have the key attribute as its first operand`,
      );
    throw validation('Invalid condition in KeyConditionExpression: No key attribute specified');
  }
  const path = binding.path(key, kind);
  return {
    name: path[0] as string,
    nested: path.length > 1,
    op,
    values: values.map((one) => {
      if (one.is === 'value') return binding.value(one.name, kind);
      throw validation(
        'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition',
      );
    }),
  };
}

function checkValues({ values, name }: Single, key: KeyPart): void {
  for (const value of values) {
    const type: TypeName = typeOf(value);
    if (type !== key.type)
      throw validation(
        'One or more parameter values were invalid: Condition parameter type does not match schema type',
      );
    const what =
      value === '' ? 'string' : value instanceof Uint8Array && value.length === 0 ? 'binary' : undefined;
    if (what)
      throw validation(
        `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${what} value. Key: ${name}`,
      );
  }
}
