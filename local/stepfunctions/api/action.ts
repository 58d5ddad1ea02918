import type { Core } from '../core.ts';
import { ApiError } from '../errors.ts';
import type { Interpreter } from '../interpreter.ts';
import type { Json, JsonObject } from '../json.ts';
import { DEFAULT_PAGE, MAX_PAGE } from '../limits.ts';

export interface Room {
  core: Core;
  interpreter: Interpreter;
}

/** One action of the API. Its writes are answered once they are on disk; a read only sees what is on disk. */
export interface Action {
  writes: boolean;
  run(room: Room, body: JsonObject): JsonObject;
}

export function validation(what: string): ApiError {
  return new ApiError('ValidationException', `1 validation error detected: ${what}`);
}

export function textField(body: JsonObject, field: string): string | undefined {
  const value = body[field];
  if (value !== undefined && value !== null && typeof value !== 'string') {
    throw validation(`Value at '${field}' failed to satisfy constraint: Member must be a string`);
  }
  return value ?? undefined;
}

export function requiredText(body: JsonObject, field: string): string {
  const value = textField(body, field);
  if (value === undefined)
    throw validation(`Value null at '${field}' failed to satisfy constraint: Member must not be null`);
  return value;
}

export function pageSize(body: JsonObject): number {
  const given: Json | undefined = body.maxResults;
  if (given === undefined || given === null || given === 0) return DEFAULT_PAGE;
  if (typeof given !== 'number' || !Number.isInteger(given) || given < 0 || given > MAX_PAGE) {
    throw validation(
      `Value '${String(given)}' at 'maxResults' failed to satisfy constraint: Member must be an integer from 0 to ${MAX_PAGE}`,
    );
  }
  return given;
}

/** A page token is opaque to callers; it contains where the next page begins. */
export function pageToken(kind: string, at: number): string {
  return Buffer.from(`${kind}:${at}`).toString('base64url');
}

export function readPageToken(body: JsonObject, kind: string): number | undefined {
  const token = textField(body, 'nextToken');
  if (token === undefined) return undefined;
  const [of, at] = Buffer.from(token, 'base64url').toString().split(':');
  if (of !== kind || !/^\d{1,15}$/.test(at ?? ''))
    throw new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
  return Number(at);
}

export function seconds(time: number): number {
  return time / 1000;
}
