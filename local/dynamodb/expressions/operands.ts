import type { Native, NativeItem, TypeName } from '../values.ts';
import { typeOf } from '../values.ts';
import type { CallNode, OperandNode } from './ast.ts';
import type { Binding } from './binding.ts';
import { type Path, readPath, samePath, showPath } from './paths.ts';
import { type ExpressionKind, invalid } from './tokens.ts';

/** An operand of a request: how to read it from an item, and what is known about it beforehand. */
export interface Operand {
  read(item: NativeItem): Native | undefined;
  readonly path?: Path;
  readonly constant?: Native;
  /** The type, if it is known before the item is: of a :value, or N for a size. */
  readonly type?: TypeName;
}

export interface Scope {
  readonly binding: Binding;
  readonly kind: ExpressionKind;
}

export function bindOperand(node: OperandNode, scope: Scope): Operand {
  if (node.is === 'path') {
    const path = scope.binding.path(node, scope.kind);
    if (path.length > 1) return { path, read: (item) => readPath(item, path) };
    const name = path[0] as string;
    return { path, read: (item) => (Object.hasOwn(item, name) ? item[name] : undefined) };
  }
  if (node.is === 'value') {
    const constant = scope.binding.value(node.name, scope.kind);
    return { constant, type: typeOf(constant), read: () => constant };
  }
  if (node.name !== 'size') throw refusedCall(node.name, scope);
  const [of] = bindArguments(node, 1, scope);
  checkType(of!, 'size', SIZED, scope);
  return { type: 'N', read: (item) => sizeOf(of!.read(item)) };
}

export function bindArguments(node: CallNode, count: number, scope: Scope): Operand[] {
  const { name, args } = node;
  if (args.length !== count)
    throw invalid(
      scope.kind,
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${args.length}`,
    );
  return args.map((one) => bindOperand(one, scope));
}

const SIZED: ReadonlySet<TypeName> = new Set(['S', 'B', 'SS', 'NS', 'BS', 'L', 'M']);
const CONDITION_CALLS = new Set([
  'attribute_exists',
  'attribute_not_exists',
  'attribute_type',
  'begins_with',
  'contains',
  'size',
]);

export function refusedCall(name: string, { kind }: Scope): Error {
  const update = kind === 'UpdateExpression';
  if (CONDITION_CALLS.has(name) === update) {
    const where = update ? 'an update' : 'a condition';
    return invalid(kind, `The function is not allowed in ${where} expression; function: ${name}`);
  }
  return invalid(kind, `The function is not allowed to be used this way in an expression; function: ${name}`);
}

/** UTF-16 units of a string (so DynamoDB Local; AWS says “length”), bytes of a binary, members of the rest; numbers have no size. */
function sizeOf(value: Native | undefined): number | undefined {
  if (typeof value === 'string') return value.length;
  if (value === undefined || value === null || typeof value !== 'object') return undefined;
  if (value instanceof Uint8Array) return value.byteLength;
  if (value instanceof Set) return value.size;
  const type = typeOf(value);
  return type === 'N' ? undefined : Object.keys(value).length;
}

/** Throws if the type is known and the operator cannot take it. */
export function checkType(
  operand: Operand,
  name: string,
  allowed: ReadonlySet<TypeName>,
  { kind }: Scope,
): void {
  if (operand.type && !allowed.has(operand.type))
    throw invalid(
      kind,
      `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${operand.type}`,
    );
}

export function requirePath(operand: Operand, name: string, { kind }: Scope): Path {
  if (operand.path) return operand.path;
  throw invalid(kind, `Operator or function requires a document path; operator or function: ${name}`);
}

export function checkDistinct(
  first: Operand,
  others: readonly Operand[],
  name: string,
  { kind }: Scope,
): void {
  const { path } = first;
  if (path && others.some((other) => other.path && samePath(path, other.path)))
    throw invalid(
      kind,
      'The first operand must be distinct from the remaining operands for this operator or function; ' +
        `operator: ${name}, first operand: ${showPath(path)}`,
    );
}
