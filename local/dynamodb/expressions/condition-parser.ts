import type { Comparator, ConditionNode, OperandNode } from './ast.ts';
import { Parser } from './parser.ts';
import type { ExpressionKind } from './tokens.ts';

const MAX_PARENTHESES = 300;
const COMPARATORS: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=']);

type Node = ConditionNode | OperandNode;

export function parseCondition(text: string, kind: ExpressionKind): ConditionNode {
  const parser = new Parser(text, kind);
  const node = whole(parser, either(parser, 0));
  parser.end();
  return node;
}

/** `(n) = :x` is valid too, so the content of parentheses may turn out to be an operand. */
function either(parser: Parser, depth: number): Node {
  let left = both(parser, depth);
  while (parser.isWord('OR')) {
    const first = whole(parser, left);
    parser.take();
    parser.countOperator();
    left = { is: 'or', left: first, right: whole(parser, both(parser, depth)) };
  }
  return left;
}

function both(parser: Parser, depth: number): Node {
  let left = negated(parser, depth);
  while (parser.isWord('AND')) {
    const first = whole(parser, left);
    parser.take();
    parser.countOperator();
    left = { is: 'and', left: first, right: whole(parser, negated(parser, depth)) };
  }
  return left;
}

function negated(parser: Parser, depth: number): Node {
  if (!parser.takeWord('NOT')) return comparison(parser, depth);
  parser.countOperator();
  return { is: 'not', of: whole(parser, negated(parser, depth)) };
}

function whole(parser: Parser, node: Node): ConditionNode {
  if (node.is === 'path' || node.is === 'value') throw parser.syntaxError();
  return node;
}

function comparison(parser: Parser, depth: number): Node {
  const left = parser.isSymbol('(') ? parenthesized(parser, depth) : parser.operand();
  if (left.is !== 'path' && left.is !== 'value' && left.is !== 'call') return left;
  const { type, text } = parser.token;
  if (type === 'symbol' && COMPARATORS.has(text)) {
    parser.take();
    parser.countOperator();
    return { is: 'compare', op: text as Comparator, left, right: parser.operand() };
  }
  if (parser.takeWord('BETWEEN')) {
    parser.countOperator();
    const low = parser.operand();
    if (!parser.takeWord('AND')) throw parser.syntaxError();
    return { is: 'between', left, low, high: parser.operand() };
  }
  if (parser.takeWord('IN')) {
    parser.countOperator();
    return { is: 'in', left, list: members(parser) };
  }
  if (left.is === 'call' || (depth > 0 && parser.isSymbol(')'))) return left;
  throw parser.syntaxError();
}

function parenthesized(parser: Parser, depth: number): Node {
  parser.take();
  if (parser.isSymbol('(') && closesTwice(parser)) parser.redundantParentheses();
  if (depth > MAX_PARENTHESES) throw parser.syntaxError();
  const node = either(parser, depth + 1);
  parser.expectSymbol(')');
  return node;
}

/** Whether the parenthesis that opens here ends right before another closing one. */
function closesTwice(parser: Parser): boolean {
  let open = 0;
  for (let ahead = 0; ; ahead += 1) {
    const { type, text } = parser.ahead(ahead);
    if (type === 'end') return false;
    if (type !== 'symbol') continue;
    if (text === '(') open += 1;
    if (text === ')') open -= 1;
    if (open > 0) continue;
    const next = parser.ahead(ahead + 1);
    return next.type === 'symbol' && next.text === ')';
  }
}

function members(parser: Parser): OperandNode[] {
  parser.expectSymbol('(');
  const list: OperandNode[] = [];
  do list.push(parser.operand());
  while (parser.takeSymbol(','));
  parser.expectSymbol(')');
  return list;
}
