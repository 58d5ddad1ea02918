import jsonata, { type ExprNode } from 'jsonata';
import { STATES, StateFailure } from './errors.ts';
import type { Json, JsonObject } from './json.ts';
import { BAIL, compileFast, type FastExpression, type Scope } from './jsonata-fast.ts';
import { openSandbox, type Sandbox } from './jsonata-sandbox.ts';
import { MAX_JSON_DEPTH } from './limits.ts';

export interface EvaluationScope extends Scope {
  /** All variables in scope with `states`, for jsonata itself. */
  bindings(): object;
  now: number;
}

interface Compiled {
  source: string;
  fast: FastExpression | undefined;
  /** A regular expression cannot be interrupted from inside: it needs a watchdog. */
  regular: boolean;
}

const OPEN = '{%';
const CLOSE = '%}';
const compiled = new Map<string, Compiled>();
let sandbox: Sandbox | undefined;

export function isExpression(value: unknown): value is string {
  return typeof value === 'string' && value.length >= 4 && value.startsWith(OPEN) && value.endsWith(CLOSE);
}

export function sourceOf(expression: string): string {
  return expression.slice(OPEN.length, -CLOSE.length).trim();
}

/** Throws jsonata's message for a text that is not an expression. */
export function parseExpression(source: string): ExprNode {
  return jsonata(source).ast();
}

/** Evaluates `{% … %}`; a failure is States.QueryEvaluationError with the field it happened in. */
export function evaluateExpression(expression: string, scope: EvaluationScope, field: string): Json {
  const one = compile(expression);
  const answer = one.fast ? one.fast(scope) : BAIL;
  const value = answer === BAIL ? evaluateFully(one, scope, field) : answer;
  if (value === undefined) {
    throw failed(
      `The JSONata expression '${one.source}' specified for the field '${field}' returned nothing (undefined).`,
      field,
    );
  }
  return value;
}

function evaluateFully(one: Compiled, scope: EvaluationScope, field: string): Json | undefined {
  sandbox ??= openSandbox();
  let raw: unknown;
  try {
    raw = sandbox.evaluate(one.source, scope.bindings(), scope.now, one.regular);
  } catch (error) {
    throw failed(
      `The JSONata expression '${one.source}' specified for the field '${field}' threw an error during evaluation. ${describe(error)}`,
      field,
    );
  }
  return plain(raw, 0, () =>
    failed(
      `The JSONata expression '${one.source}' specified for the field '${field}' returned an unsupported result type.`,
      field,
    ),
  );
}

function compile(expression: string): Compiled {
  let one = compiled.get(expression);
  if (!one) {
    const source = sourceOf(expression);
    one = { source, fast: undefined, regular: true };
    try {
      const ast = parseExpression(source);
      one = { source, fast: compileFast(ast), regular: hasRegex(ast) };
    } catch {
      // The sandbox will report what is wrong with it.
    }
    if (compiled.size >= 20_000) compiled.clear();
    compiled.set(expression, one);
  }
  return one;
}

function hasRegex(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (node instanceof RegExp || (node as { type?: unknown }).type === 'regex') return true;
  return Object.values(node).some(hasRegex);
}

function describe(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  const text = message ?? String(error);
  return code && !code.startsWith('ERR_') ? `${code}: ${text}` : text;
}

function failed(cause: string, field: string): StateFailure {
  return new StateFailure(STATES.queryEvaluationError, cause, field);
}

/** A copy without jsonata's sequence markers, so that a value means the same after a restart. */
function plain(value: unknown, depth: number, refuse: () => StateFailure): Json | undefined {
  if (value === undefined || value === null) return value;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (
    typeof value !== 'object' ||
    depth > MAX_JSON_DEPTH ||
    '_jsonata_function' in value ||
    '_jsonata_lambda' in value
  ) {
    throw refuse();
  }
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1, refuse) ?? null);
  const copy: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    const field = plain(item, depth + 1, refuse);
    if (field !== undefined) copy[key] = field;
  }
  return copy;
}
