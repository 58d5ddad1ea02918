import type { ActionNode, OperandNode, PathNode, SourceNode, ValueNode } from './ast.ts';
import { Parser } from './parser.ts';

type Section = 'SET' | 'REMOVE' | 'ADD' | 'DELETE';
const SECTIONS: readonly Section[] = ['SET', 'REMOVE', 'ADD', 'DELETE'];

export function parseUpdate(text: string): ActionNode[] {
  const parser = new Parser(text, 'UpdateExpression');
  const actions: ActionNode[] = [];
  const seen = new Set<Section>();
  do {
    const section = SECTIONS.find((one) => parser.isWord(one));
    if (!section) throw parser.syntaxError();
    parser.take();
    if (seen.has(section))
      parser.fault(`The "${section}" section can only be used once in an update expression;`);
    seen.add(section);
    do actions.push(actionOf(parser, section));
    while (parser.takeSymbol(','));
  } while (parser.token.type === 'word');
  parser.end();
  return actions;
}

export function parseProjection(text: string): PathNode[] {
  const parser = new Parser(text, 'ProjectionExpression');
  const paths: PathNode[] = [];
  do paths.push(parser.path());
  while (parser.takeSymbol(','));
  parser.end();
  return paths;
}

function actionOf(parser: Parser, section: Section): ActionNode {
  const path = parser.path();
  if (section === 'REMOVE') return { is: 'remove', path };
  if (section === 'SET') {
    parser.expectSymbol('=');
    parser.countOperator();
    return { is: 'set', path, source: source(parser) };
  }
  if (parser.token.type !== 'value') throw parser.syntaxError();
  parser.countOperator();
  const value: ValueNode = { is: 'value', name: parser.take().text };
  return { is: section === 'ADD' ? 'add' : 'delete', path, value };
}

function source(parser: Parser): SourceNode {
  if (parser.takeSymbol('(')) {
    if (parser.isSymbol('(')) parser.redundantParentheses();
    const inner = source(parser);
    parser.expectSymbol(')');
    return inner.is === 'sum' ? inner : sum(parser, inner);
  }
  return sum(parser, parser.operand());
}

function sum(parser: Parser, left: OperandNode): SourceNode {
  const op = parser.isSymbol('+') ? '+' : parser.isSymbol('-') ? '-' : undefined;
  if (!op) return left;
  parser.take();
  parser.countOperator();
  return { is: 'sum', op, left, right: parser.operand() };
}
