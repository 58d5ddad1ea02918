import { compareValues, equals, type NativeItem, type TypeName } from '../values.ts';
import { toWire } from '../wire.ts';
import type { ConditionNode } from './ast.ts';
import { bindCall } from './functions.ts';
import { bindOperand, checkDistinct, checkType, type Operand, type Scope } from './operands.ts';
import type { Predicate } from './predicate.ts';
import { invalid } from './tokens.ts';

const MAX_MEMBERS = 100;
const ORDERED: ReadonlySet<TypeName> = new Set(['S', 'N', 'B']);

/** Checks a condition against the names and values of a request, and prepares it for items. */
export function bindCondition(node: ConditionNode, scope: Scope): Predicate {
  switch (node.is) {
    case 'and': {
      const [left, right] = [bindCondition(node.left, scope), bindCondition(node.right, scope)];
      return (item) => left(item) && right(item);
    }
    case 'or': {
      const [left, right] = [bindCondition(node.left, scope), bindCondition(node.right, scope)];
      return (item) => left(item) || right(item);
    }
    case 'not': {
      const of = bindCondition(node.of, scope);
      return (item) => !of(item);
    }
    case 'compare':
      return bindComparison(node, scope);
    case 'between':
      return bindBetween(node, scope);
    case 'in':
      return bindIn(node, scope);
    case 'call':
      return bindCall(node, scope);
  }
}

/** A missing attribute equals nothing, so `<>` is true of it and every ordering is false. */
function bindComparison(node: ConditionNode & { is: 'compare' }, scope: Scope): Predicate {
  const left = bindOperand(node.left, scope);
  const right = bindOperand(node.right, scope);
  checkDistinct(left, [right], node.op, scope);
  if (node.op === '=' || node.op === '<>') {
    const wanted = node.op === '=';
    return (item) => same(left, right, item) === wanted;
  }
  checkType(left, node.op, ORDERED, scope);
  checkType(right, node.op, ORDERED, scope);
  const holds = ORDER[node.op];
  return (item) => {
    const order = orderOf(left, right, item);
    return order !== undefined && holds(order);
  };
}

const ORDER = {
  '<': (order: number) => order < 0,
  '<=': (order: number) => order <= 0,
  '>': (order: number) => order > 0,
  '>=': (order: number) => order >= 0,
};

function same(left: Operand, right: Operand, item: NativeItem): boolean {
  const a = left.read(item);
  if (a === undefined) return false;
  const b = right.read(item);
  return b !== undefined && equals(a, b);
}

function orderOf(left: Operand, right: Operand, item: NativeItem): number | undefined {
  const a = left.read(item);
  if (a === undefined) return undefined;
  const b = right.read(item);
  return b === undefined ? undefined : compareValues(a, b);
}

function bindBetween(node: ConditionNode & { is: 'between' }, scope: Scope): Predicate {
  const [left, low, high] = [node.left, node.low, node.high].map((one) => bindOperand(one, scope)) as [
    Operand,
    Operand,
    Operand,
  ];
  for (const operand of [left, low, high]) checkType(operand, 'BETWEEN', ORDERED, scope);
  checkDistinct(left, [low, high], 'BETWEEN', scope);
  checkBounds(low, high, scope);
  return (item) => {
    const above = orderOf(left, low, item);
    if (above === undefined || above < 0) return false;
    const below = orderOf(left, high, item);
    return below !== undefined && below <= 0;
  };
}

function checkBounds(low: Operand, high: Operand, scope: Scope): void {
  if (low.constant === undefined || high.constant === undefined) return;
  const order = compareValues(low.constant, high.constant);
  if (order !== undefined && order <= 0) return;
  const rule = order === undefined ? 'same data type for lower and upper bounds' : UPPER;
  throw invalid(
    scope.kind,
    `The BETWEEN operator requires ${rule}; lower bound operand: ${shown(low)}, upper bound operand: ${shown(high)}`,
  );
}

const UPPER = 'upper bound to be greater than or equal to lower bound';

function shown({ constant }: Operand): string {
  const [[type, value] = []] = Object.entries(toWire(constant!));
  return `AttributeValue: {${type}:${String(value)}}`;
}

function bindIn(node: ConditionNode & { is: 'in' }, scope: Scope): Predicate {
  if (node.list.length > MAX_MEMBERS)
    throw invalid(
      scope.kind,
      `The IN operator is provided with too many operands; number of operands: ${node.list.length}`,
    );
  const left = bindOperand(node.left, scope);
  const list = node.list.map((one) => bindOperand(one, scope));
  checkDistinct(left, list, 'IN', scope);
  return (item) => list.some((one) => same(left, one, item));
}
