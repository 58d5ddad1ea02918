import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { AWS_FUNCTIONS } from './jsonata-functions.ts';
import {
  EXPRESSION_ITEMS,
  EXPRESSION_MILLISECONDS,
  EXPRESSION_STACK,
  MAX_VARIABLES_BYTES,
} from './limits.ts';

/**
 * jsonata evaluates with promises. In a context whose microtasks are drained inside each run it answers before
 * `runInContext` returns: the interpreter stays synchronous, and the run's timeout also stops a regular expression
 * that backtracks forever, which no budget inside jsonata can.
 */
export interface Sandbox {
  evaluate(source: string, bindings: object, now: number, unbounded: boolean): unknown;
}

interface Inside {
  jsonata: unknown;
  prepare(source: string, bindings: object, now: number): void;
  outcome(): { done: boolean; value?: unknown; error?: unknown };
}

const SETUP = `
'use strict';
(({ functions, milliseconds, stack, items, characters }) => {
  const RealDate = Date;
  let now = 0;
  globalThis.Date = class extends RealDate {
    constructor(...given) { given.length === 0 ? super(now) : super(...given); }
  };
  Date.now = RealDate.now;
  const compiled = new Map();
  const size = (expr, input, environment, result) => {
    if (Array.isArray(result) && result.length > items) {
      throw { message: 'The expression made a list of more than ' + items + ' items' };
    }
    if (typeof result === 'string' && result.length > characters) {
      throw { message: 'The expression made a text of more than ' + characters + ' characters' };
    }
  };
  function compile(source) {
    let expression = compiled.get(source);
    if (!expression) {
      expression = jsonata(source, { timeout: milliseconds, stack });
      for (const name of Object.keys(functions)) expression.assign(name, functions[name]);
      expression.assign('eval', undefined);
      expression.assign(Symbol.for('jsonata.__evaluate_exit'), size);
      if (compiled.size >= 5000) compiled.clear();
      compiled.set(source, expression);
    }
    return expression;
  }
  let job;
  globalThis.prepare = (source, bindings, time) => { job = { source, bindings, done: false }; now = time; };
  globalThis.outcome = () => job;
  globalThis.start = () => {
    const mine = job;
    compile(mine.source).evaluate(undefined, mine.bindings).then(
      (value) => { mine.done = true; mine.value = value; },
      (error) => { mine.done = true; mine.error = error ?? { message: 'unknown error' }; },
    );
  };
})`;

const librarySource = readFileSync(createRequire(import.meta.url).resolve('jsonata'), 'utf8');
const start = new vm.Script('start()');

function makeContext(): { context: vm.Context; inside: Inside } {
  const context = vm.createContext({}, { microtaskMode: 'afterEvaluate' });
  vm.runInContext(`${librarySource};globalThis.jsonata = jsonata;`, context, { filename: 'jsonata.js' });
  const setUp = vm.runInContext(SETUP, context) as (given: object) => void;
  setUp({
    functions: AWS_FUNCTIONS,
    milliseconds: EXPRESSION_MILLISECONDS,
    stack: EXPRESSION_STACK,
    items: EXPRESSION_ITEMS,
    characters: MAX_VARIABLES_BYTES,
  });
  return { context, inside: context as unknown as Inside };
}

export function openSandbox(): Sandbox {
  let room = makeContext();
  return {
    evaluate(source, bindings, now, unbounded) {
      room.inside.prepare(source, bindings, now);
      try {
        start.runInContext(room.context, unbounded ? { timeout: EXPRESSION_MILLISECONDS } : {});
      } catch (error) {
        room = makeContext();
        throw error;
      }
      const { done, value, error } = room.inside.outcome();
      if (error) throw error;
      if (!done) throw new Error('The expression did not come to an answer');
      return value;
    },
  };
}
