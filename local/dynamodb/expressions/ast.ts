/** A document path: attribute names (or #placeholders) and list indexes. */
export interface PathNode {
  readonly is: 'path';
  readonly parts: readonly (string | number)[];
}

export interface ValueNode {
  readonly is: 'value';
  readonly name: string;
}

export interface CallNode {
  readonly is: 'call';
  readonly name: string;
  readonly args: readonly OperandNode[];
}

export type OperandNode = PathNode | ValueNode | CallNode;
export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type ConditionNode =
  | {
      readonly is: 'compare';
      readonly op: Comparator;
      readonly left: OperandNode;
      readonly right: OperandNode;
    }
  | {
      readonly is: 'between';
      readonly left: OperandNode;
      readonly low: OperandNode;
      readonly high: OperandNode;
    }
  | { readonly is: 'in'; readonly left: OperandNode; readonly list: readonly OperandNode[] }
  | { readonly is: 'and' | 'or'; readonly left: ConditionNode; readonly right: ConditionNode }
  | { readonly is: 'not'; readonly of: ConditionNode }
  | CallNode;

/** What SET assigns: an operand, or the sum or difference of two. */
export type SourceNode =
  | OperandNode
  | { readonly is: 'sum'; readonly op: '+' | '-'; readonly left: OperandNode; readonly right: OperandNode };

export type ActionNode =
  | { readonly is: 'set'; readonly path: PathNode; readonly source: SourceNode }
  | { readonly is: 'remove'; readonly path: PathNode }
  | { readonly is: 'add' | 'delete'; readonly path: PathNode; readonly value: ValueNode };
