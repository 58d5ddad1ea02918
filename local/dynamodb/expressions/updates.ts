import { validation } from '../errors.ts';
import { addNumbers, subtractNumbers } from '../numbers.ts';
import {
  isNumber,
  type Native,
  type NativeItem,
  type NativeSet,
  setHas,
  setOf,
  type TypeName,
  typeOf,
} from '../values.ts';
import type { ActionNode, OperandNode, SourceNode } from './ast.ts';
import {
  bindArguments,
  bindOperand,
  checkDistinct,
  checkType,
  type Operand,
  refusedCall,
  requirePath,
  type Scope,
} from './operands.ts';
import { checkApart, type Path, readPath } from './paths.ts';
import { invalid } from './tokens.ts';
import { type Change, written } from './written.ts';

/** The item after the update; the given one is left unchanged. Undefined stands for a missing item. */
export interface Update {
  (item: NativeItem | undefined): NativeItem;
  /** What it changes. */
  readonly paths: readonly Path[];
}

const NUMBER: ReadonlySet<TypeName> = new Set(['N']);
const LIST: ReadonlySet<TypeName> = new Set(['L']);
const SETS: ReadonlySet<TypeName> = new Set(['SS', 'NS', 'BS']);
const ADDABLE: ReadonlySet<TypeName> = new Set(['N', ...SETS]);
const WORDS: Partial<Record<TypeName, string>> = {
  ...{ S: 'STRING', N: 'NUMBER', B: 'BINARY', BOOL: 'BOOLEAN', L: 'LIST', M: 'MAP' },
};

/** Reads the old item; undefined removes the value at the path. */
type Source = (item: NativeItem) => Native | undefined;

export function bindUpdate(actions: readonly ActionNode[], keys: readonly string[], scope: Scope): Update {
  const bound = actions.map((action) => ({
    path: scope.binding.path(action.path, scope.kind),
    source: bindAction(action, scope),
  }));
  const paths = bound.map(({ path }) => path);
  checkApart(paths, scope.kind);
  const key = paths.find(([name]) => keys.includes(name as string));
  const update = (item: NativeItem = {}) => {
    if (scope.binding.late) throw scope.binding.late;
    if (key)
      throw validation(
        `One or more parameter values were invalid: Cannot update attribute ${key[0]}. This attribute is part of the key`,
      );
    const changes: Change[] = bound.map(({ path, source }) => ({ path, value: source(item) }));
    return written(item, changes);
  };
  return Object.assign(update, { paths });
}

function bindAction(action: ActionNode, scope: Scope): Source {
  if (action.is === 'remove') return () => undefined;
  if (action.is === 'set') {
    const operand = bindSource(action.source, scope);
    return (item) => existing(operand.read(item));
  }
  const value = scope.binding.value(action.value.name, scope.kind);
  const path = scope.binding.path(action.path, scope.kind);
  checkGiven(action.is, value, scope);
  return action.is === 'add'
    ? (item) => added(item, path, value)
    : (item) => deleted(item, path, value as NativeSet);
}

function checkGiven(is: 'add' | 'delete', value: Native, { kind }: Scope): void {
  const type = typeOf(value);
  const operator = is === 'add' ? 'ADD' : 'DELETE';
  if (!(is === 'add' ? ADDABLE : SETS).has(type))
    throw invalid(
      kind,
      `Incorrect operand type for operator or function; operator: ${operator}, operand type: ${WORDS[type] ?? type}, typeSet: ALLOWED_FOR_${operator}_OPERAND`,
    );
}

function wrongType(): Error {
  return validation('An operand in the update expression has an incorrect data type');
}

function existing(value: Native | undefined): Native {
  if (value !== undefined) return value;
  throw validation('The provided expression refers to an attribute that does not exist in the item');
}

function added(item: NativeItem, path: Path, value: Native): Native {
  const old = readPath(item, path);
  if (old === undefined) return value;
  if (isNumber(value)) {
    if (!isNumber(old)) throw wrongType();
    return addNumbers(old, value);
  }
  if (typeOf(old) !== typeOf(value)) throw wrongType();
  return setOf([...(old as NativeSet), ...(value as NativeSet)]);
}

function deleted(item: NativeItem, path: Path, members: NativeSet): Native | undefined {
  const old = readPath(item, path);
  if (old === undefined) return undefined;
  if (typeOf(old) !== typeOf(members)) throw wrongType();
  const left = [...(old as NativeSet)].filter((member) => !setHas(members, member));
  return left.length > 0 ? new Set(left) : undefined;
}

function bindSource(node: SourceNode, scope: Scope): Operand {
  if (node.is !== 'sum')
    return node.is === 'call' && node.name === 'list_append'
      ? bindAppend(node, scope)
      : bindPart(node, scope);
  const [left, right] = [bindPart(node.left, scope), bindPart(node.right, scope)];
  checkType(left, node.op, NUMBER, scope);
  checkType(right, node.op, NUMBER, scope);
  const compute = node.op === '+' ? addNumbers : subtractNumbers;
  return {
    read: (item) => {
      const [a, b] = [existing(left.read(item)), existing(right.read(item))];
      if (!isNumber(a) || !isNumber(b)) throw wrongType();
      return compute(a, b);
    },
  };
}

/** An operand of SET; `list_append` stands only by itself. */
function bindPart(node: OperandNode, scope: Scope): Operand {
  if (node.is !== 'call') return bindOperand(node, scope);
  if (node.name !== 'if_not_exists') throw refusedCall(node.name, scope);
  const [path, otherwise] = callParts(node, scope);
  requirePath(path, node.name, scope);
  checkDistinct(path, [otherwise], node.name, scope);
  return {
    read: (item) => {
      const there = path.read(item);
      // The default value has to exist, even if it is not needed.
      const instead = existing(otherwise.read(item));
      return there === undefined ? instead : there;
    },
  };
}

function bindAppend(node: OperandNode & { is: 'call' }, scope: Scope): Operand {
  const [head, tail] = callParts(node, scope);
  checkType(head, node.name, LIST, scope);
  checkType(tail, node.name, LIST, scope);
  return {
    read: (item) => {
      const [a, b] = [existing(head.read(item)), existing(tail.read(item))];
      if (!Array.isArray(a) || !Array.isArray(b)) throw wrongType();
      return [...a, ...b];
    },
  };
}

function callParts(node: OperandNode & { is: 'call' }, scope: Scope): [Operand, Operand] {
  if (node.args.length !== 2) bindArguments(node, 2, scope);
  return node.args.map((one) => bindPart(one, scope)) as [Operand, Operand];
}
