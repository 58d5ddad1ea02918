import { type ServiceError, validation } from '../errors.ts';

/** The request parameter that an expression came from, as named in error messages. */
export type ExpressionKind =
  | 'ConditionExpression'
  | 'FilterExpression'
  | 'KeyConditionExpression'
  | 'ProjectionExpression'
  | 'UpdateExpression';

/** A word (attribute, keyword or function), a #name, a :value, an index, a symbol, or the end. */
export interface Token {
  readonly type: 'word' | 'name' | 'value' | 'number' | 'symbol' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const MAX_BYTES = 4096;

export function invalid(kind: ExpressionKind, why: string): ServiceError {
  return validation(`Invalid ${kind}: ${why}`);
}

export function tokenize(text: string, kind: ExpressionKind): Token[] {
  if (text === '') throw invalid(kind, 'The expression can not be empty;');
  const size = Buffer.byteLength(text);
  if (size > MAX_BYTES)
    throw invalid(kind, `Expression size has exceeded the maximum allowed size; expression size: ${size}`);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ type: 'end', text: '<EOF>', start: text.length, end: text.length });
  return tokens;
}

function tokenAt(text: string, start: number): Token {
  const first = text.charCodeAt(start);
  if (isLetter(first)) return cut('word', text, start, wordEnd(text, start + 1));
  if (isDigit(first))
    return cut('number', text, start, first === ZERO ? start + 1 : numberEnd(text, start + 1));
  if (first === HASH || first === COLON) {
    const end = wordEnd(text, start + 1);
    if (end > start + 1) return cut(first === HASH ? 'name' : 'value', text, start, end);
  }
  const two = text.slice(start, start + 2);
  const length = two === '<>' || two === '<=' || two === '>=' ? 2 : first >= 0xd800 && first < 0xdc00 ? 2 : 1;
  return cut('symbol', text, start, start + length);
}

const HASH = 35;
const COLON = 58;
const ZERO = 48;

function cut(type: Token['type'], text: string, start: number, end: number): Token {
  return { type, text: text.slice(start, end), start, end };
}

function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isWordPart(text.charCodeAt(at))) at += 1;
  return at;
}

function numberEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

export function isWordPart(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 95;
}
