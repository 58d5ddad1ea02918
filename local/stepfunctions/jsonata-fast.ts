import type { ExprNode } from 'jsonata';
import type { Json, JsonObject } from './json.ts';
import { isObject } from './json.ts';

/** What a compiled expression may look up: `$states` and the variables in scope. */
export interface Scope {
  variable(name: string): Json | undefined;
}

/** Returned by a fast expression if the values at hand need the full JSONata semantics. */
export const BAIL: unique symbol = Symbol('bail');
export type FastValue = Json | undefined | typeof BAIL;
export type FastExpression = (scope: Scope) => FastValue;

/**
 * Compiles the subset of JSONata whose meaning is obvious for plain values: literals, variables, paths through
 * objects, arithmetic, comparison, `and`/`or`, conditions and object constructors. For anything else it returns
 * `undefined`, or BAIL at run time, and jsonata takes over; a property test checks that both give the same answers.
 */
export function compileFast(node: ExprNode): FastExpression | undefined {
  switch (node.type as string) {
    case 'string':
    case 'number':
    case 'value':
      return onlyHas(node, ['value']) ? constant(node.value as unknown as Json) : undefined;
    case 'variable':
      return onlyHas(node, ['value']) && node.value !== '' ? variable(node.value) : undefined;
    case 'path':
      return onlyHas(node, ['steps']) ? path(node.steps ?? []) : undefined;
    case 'binary':
      return onlyHas(node, ['value', 'lhs', 'rhs']) ? binary(node) : undefined;
    case 'condition':
      return onlyHas(node, ['condition', 'then', 'else', 'value']) ? condition(node) : undefined;
    case 'unary':
      return node.value === '{' && onlyHas(node, ['value', 'lhs']) ? objectOf(node) : undefined;
    default:
      return undefined;
  }
}

function onlyHas(node: ExprNode, fields: string[]): boolean {
  return Object.keys(node).every((key) => key === 'type' || key === 'position' || fields.includes(key));
}

function constant(value: Json): FastExpression {
  return () => value;
}

function variable(name: string): FastExpression {
  return (scope) => {
    const value = scope.variable(name);
    return value === undefined ? BAIL : value;
  };
}

function path(steps: ExprNode[]): FastExpression | undefined {
  const [first, ...rest] = steps;
  if (first?.type !== 'variable' || first.value === '' || first.value === '$' || !onlyHas(first, ['value'])) {
    return undefined;
  }
  if (!rest.every((step) => step.type === 'name' && onlyHas(step, ['value']) && !(step.value in {})))
    return undefined;
  const root = first.value;
  const names = rest.map((step) => step.value);
  return (scope) => {
    let value = scope.variable(root);
    for (const name of names) {
      if (Array.isArray(value)) return BAIL;
      if (!isObject(value)) return undefined;
      value = value[name];
    }
    return value;
  };
}

function binary(node: ExprNode): FastExpression | undefined {
  const { lhs, rhs } = node as unknown as { lhs: ExprNode; rhs: ExprNode };
  const left = compileFast(lhs);
  const right = compileFast(rhs);
  const operate = OPERATORS[node.value];
  if (!left || !right || !operate) return undefined;
  return (scope) => {
    const a = left(scope);
    if (a === BAIL) return BAIL;
    if (node.value === 'and' && a === false) return false;
    if (node.value === 'or' && a === true) return true;
    const b = right(scope);
    return b === BAIL ? BAIL : operate(a, b);
  };
}

type Operate = (a: Json | undefined, b: Json | undefined) => FastValue;

const numbers =
  (operate: (a: number, b: number) => number): Operate =>
  (a, b) => {
    if (typeof a !== 'number' || typeof b !== 'number') return BAIL;
    const result = operate(a, b);
    return Number.isFinite(result) ? result : BAIL;
  };

const ordered =
  (compare: (a: number | string, b: number | string) => boolean): Operate =>
  (a, b) => {
    if (typeof a === 'number' && typeof b === 'number') return compare(a, b);
    if (typeof a === 'string' && typeof b === 'string') return compare(a, b);
    return BAIL;
  };

const equality =
  (whenEqual: boolean): Operate =>
  (a, b) => {
    if (a === undefined || b === undefined || typeof a === 'object' || typeof b === 'object') return BAIL;
    return (a === b) === whenEqual;
  };

const OPERATORS: Record<string, Operate> = {
  '+': numbers((a, b) => a + b),
  '-': numbers((a, b) => a - b),
  '*': numbers((a, b) => a * b),
  '/': numbers((a, b) => a / b),
  '%': numbers((a, b) => a % b),
  '<': ordered((a, b) => a < b),
  '<=': ordered((a, b) => a <= b),
  '>': ordered((a, b) => a > b),
  '>=': ordered((a, b) => a >= b),
  '=': equality(true),
  '!=': equality(false),
  '&': (a, b) => (typeof a === 'string' && typeof b === 'string' ? a + b : BAIL),
  and: (a, b) => (typeof a === 'boolean' && typeof b === 'boolean' ? a && b : BAIL),
  or: (a, b) => (typeof a === 'boolean' && typeof b === 'boolean' ? a || b : BAIL),
};

function condition(node: ExprNode): FastExpression | undefined {
  const parts = node as unknown as { condition: ExprNode; then: ExprNode; else?: ExprNode };
  const test = compileFast(parts.condition);
  const whenTrue = compileFast(parts.then);
  const whenFalse = parts.else ? compileFast(parts.else) : () => undefined;
  if (!test || !whenTrue || !whenFalse) return undefined;
  return (scope) => {
    const answer = test(scope);
    if (typeof answer !== 'boolean') return BAIL;
    return answer ? whenTrue(scope) : whenFalse(scope);
  };
}

function objectOf(node: ExprNode): FastExpression | undefined {
  const pairs = (node as unknown as { lhs: [ExprNode, ExprNode][] }).lhs;
  const fields: [string, FastExpression][] = [];
  for (const [key, value] of pairs) {
    const compiled = compileFast(value);
    if (key.type !== 'string' || !compiled || key.value in {}) return undefined;
    if (fields.some(([name]) => name === key.value)) return undefined;
    fields.push([key.value, compiled]);
  }
  return (scope) => {
    const result: JsonObject = {};
    for (const [name, value] of fields) {
      const answer = value(scope);
      if (answer === BAIL) return BAIL;
      if (answer !== undefined) result[name] = answer;
    }
    return result;
  };
}
