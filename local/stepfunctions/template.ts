import type { Json, JsonObject } from './json.ts';
import { type EvaluationScope, evaluateExpression, isExpression } from './jsonata.ts';

const constants = new WeakMap<object, boolean>();

/** Evaluates every expression in a template (the value of Arguments, Output, Assign …); the rest stays as it is. */
export function evaluateTemplate(template: Json, scope: EvaluationScope, field: string): Json {
  if (typeof template === 'string') {
    return isExpression(template) ? evaluateExpression(template, scope, field) : template;
  }
  if (typeof template !== 'object' || template === null || isConstant(template)) return template;
  if (Array.isArray(template)) {
    return template.map((item, index) => evaluateTemplate(item, scope, `${field}[${index}]`));
  }
  const result: JsonObject = {};
  for (const key of Object.keys(template)) {
    result[key] = evaluateTemplate(template[key]!, scope, `${field}/${key}`);
  }
  return result;
}

function isConstant(template: Json[] | JsonObject): boolean {
  let constant = constants.get(template);
  if (constant === undefined) {
    constant = Object.values(template).every((item) =>
      typeof item === 'object' && item !== null ? isConstant(item) : !isExpression(item),
    );
    constants.set(template, constant);
  }
  return constant;
}
