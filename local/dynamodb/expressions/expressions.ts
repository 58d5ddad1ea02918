import type { NativeItem } from '../values.ts';
import { Binding, type Names, type Scalars, type Values } from './binding.ts';
import { cachedByText } from './cache.ts';
import { parseCondition } from './condition-parser.ts';
import { bindCondition } from './conditions.ts';
import { bindKey, type KeyCondition, type KeySchema } from './key-condition.ts';
import { checkApart } from './paths.ts';
import { type Projection, projectionOf } from './projections.ts';
import { parseProjection, parseUpdate } from './update-parser.ts';
import { bindUpdate, type Update } from './updates.ts';

/** Whether an item, or the absence of one, meets the condition. */
export type Condition = (item: NativeItem | undefined) => boolean;

/** The expressions of one request: bind them all, then `finish`, then use them. */
export interface Expressions {
  condition(text: string): Condition;
  filter(text: string): Condition;
  key(text: string, schema: KeySchema): KeyCondition;
  projection(text: string): Projection;
  /** Refuses to change the attributes named in `keys`. */
  update(text: string, keys: readonly string[]): Update;
  /** Throws if a name or value was given that no expression used. */
  finish(): void;
}

const conditionOf = cachedByText((text) => parseCondition(text, 'ConditionExpression'));
const filterOf = cachedByText((text) => parseCondition(text, 'FilterExpression'));
const keyOf = cachedByText((text) => parseCondition(text, 'KeyConditionExpression'));
const pathsOf = cachedByText(parseProjection);
const actionsOf = cachedByText(parseUpdate);
const NOTHING: NativeItem = {};

export function openExpressions(request: {
  readonly names?: Names | undefined;
  readonly values?: Values | undefined;
  readonly scalars?: Scalars | undefined;
}): Expressions {
  const binding = new Binding(request.names, request.values, request.scalars);
  return {
    condition(text) {
      const holds = bindCondition(conditionOf(text), { binding, kind: 'ConditionExpression' });
      return (item) => holds(item ?? NOTHING);
    },
    filter(text) {
      const holds = bindCondition(filterOf(text), { binding, kind: 'FilterExpression' });
      return (item) => holds(item ?? NOTHING);
    },
    key: (text, schema) => bindKey(keyOf(text), schema, { binding, kind: 'KeyConditionExpression' }),
    projection(text) {
      const paths = pathsOf(text).map((node) => binding.path(node, 'ProjectionExpression'));
      checkApart(paths, 'ProjectionExpression');
      return projectionOf(paths);
    },
    update: (text, keys) => bindUpdate(actionsOf(text), keys, { binding, kind: 'UpdateExpression' }),
    finish: () => binding.finish(),
  };
}
