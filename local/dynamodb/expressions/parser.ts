import type { ServiceError } from '../errors.ts';
import type { OperandNode, PathNode } from './ast.ts';
import { isReserved } from './reserved-words.ts';
import { type ExpressionKind, invalid, type Token, tokenize } from './tokens.ts';

const MAX_OPERATORS = 300;
const MAX_LEVELS = 32;
const MAX_INDEX = 2 ** 31 - 1;

/** Reads the tokens of one expression; the grammars (condition, update, projection) are built on it. */
export class Parser {
  readonly kind: ExpressionKind;
  readonly #text: string;
  readonly #tokens: Token[];
  #at = 0;
  #operators = 0;
  /** A fault other than syntax, which AWS reports only if the syntax is right. */
  #fault: string | undefined;

  constructor(text: string, kind: ExpressionKind) {
    this.kind = kind;
    this.#text = text;
    this.#tokens = tokenize(text, kind);
  }

  get token(): Token {
    return this.#tokens[this.#at]!;
  }

  ahead(by: number): Token {
    return this.#tokens[this.#at + by] ?? this.#tokens.at(-1)!;
  }

  take(): Token {
    const token = this.token;
    if (token.type !== 'end') this.#at += 1;
    return token;
  }

  isSymbol(text: string): boolean {
    return this.token.type === 'symbol' && this.token.text === text;
  }

  /** Whether the next token is the keyword, in any case; AWS reserves them all, so it cannot be an attribute. */
  isWord(keyword: string): boolean {
    const { type, text } = this.token;
    return type === 'word' && text.length === keyword.length && text.toUpperCase() === keyword;
  }

  takeSymbol(text: string): boolean {
    if (!this.isSymbol(text)) return false;
    this.#at += 1;
    return true;
  }

  takeWord(keyword: string): boolean {
    if (!this.isWord(keyword)) return false;
    this.#at += 1;
    return true;
  }

  expectSymbol(text: string): void {
    if (!this.takeSymbol(text)) throw this.syntaxError();
  }

  syntaxError(): ServiceError {
    const { token } = this;
    const from = this.#tokens[this.#at - 1] ?? token;
    const to = this.#tokens[this.#at + 1] ?? token;
    const start = token.type === 'end' && this.#at === 0 ? 0 : from.start;
    const near = this.#text.slice(start, to.type === 'end' ? token.end : to.end);
    const shown = token.type === 'end' ? this.#text.slice(start).trimEnd() || near : near;
    return invalid(this.kind, `Syntax error; token: "${token.text}", near: "${shown}"`);
  }

  /** Keeps the first fault, to be reported at the end. */
  fault(why: string): void {
    this.#fault ??= why;
  }

  redundantParentheses(): void {
    this.fault('The expression has redundant parentheses;');
  }

  countOperator(): void {
    this.#operators += 1;
    if (this.#operators > MAX_OPERATORS)
      throw invalid(
        this.kind,
        `The expression contains too many operators; operator count: ${this.#operators}`,
      );
  }

  end(): void {
    if (this.token.type !== 'end') throw this.syntaxError();
    if (this.#fault !== undefined) throw invalid(this.kind, this.#fault);
  }

  path(): PathNode {
    const parts: (string | number)[] = [this.#name()];
    for (;;) {
      if (this.takeSymbol('.')) parts.push(this.#name());
      else if (this.takeSymbol('[')) parts.push(this.#index());
      else break;
    }
    if (parts.length > MAX_LEVELS)
      this.fault(`The document path has too many nesting levels; nesting levels: ${parts.length}`);
    return { is: 'path', parts };
  }

  /** A path, a :value, a function call, or one of these in parentheses. */
  operand(): OperandNode {
    const { type, text } = this.token;
    if (type === 'value') {
      this.#at += 1;
      return { is: 'value', name: text };
    }
    if (this.takeSymbol('(')) {
      if (this.isSymbol('(')) this.redundantParentheses();
      const inner = this.operand();
      this.expectSymbol(')');
      return inner;
    }
    const next = this.#tokens[this.#at + 1];
    if (type === 'word' && next?.type === 'symbol' && next.text === '(') return this.#call();
    return this.path();
  }

  #call(): OperandNode {
    const name = this.take().text;
    if (!FUNCTIONS.has(name)) this.fault(`Invalid function name; function: ${name}`);
    this.countOperator();
    this.expectSymbol('(');
    const args: OperandNode[] = [];
    do args.push(this.operand());
    while (this.takeSymbol(','));
    this.expectSymbol(')');
    return { is: 'call', name, args };
  }

  #name(): string {
    const { type, text } = this.token;
    if (type !== 'word' && type !== 'name') throw this.syntaxError();
    if (type === 'word' && isReserved(text))
      if (isKeyword(text)) throw this.syntaxError();
      else this.fault(`Attribute name is a reserved keyword; reserved keyword: ${text}`);
    this.#at += 1;
    return text;
  }

  #index(): number {
    if (this.token.type !== 'number') throw this.syntaxError();
    const text = this.take().text;
    this.expectSymbol(']');
    const index = Number(text);
    if (index > MAX_INDEX) this.fault(`List index is not within the allowable range; index: [${text}]`);
    return index;
  }
}

const FUNCTIONS = new Set([
  'attribute_exists',
  'attribute_not_exists',
  'attribute_type',
  'begins_with',
  'contains',
  'size',
  'if_not_exists',
  'list_append',
]);
const KEYWORDS = new Set(['AND', 'OR', 'NOT', 'IN', 'BETWEEN', 'SET', 'REMOVE', 'ADD', 'DELETE']);

function isKeyword(text: string): boolean {
  return KEYWORDS.has(text.toUpperCase());
}
