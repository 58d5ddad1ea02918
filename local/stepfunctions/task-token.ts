import { randomBytes } from 'node:crypto';
import { ApiError } from './errors.ts';
import { MAX_TOKEN_LENGTH } from './limits.ts';

/** A task token identifies the frame waiting for it; its random part makes it unguessable. */
export function makeToken(num: number, frame: number): string {
  const random = randomBytes(18).toString('base64url');
  return Buffer.from(`${num}.${frame}.${random}`).toString('base64url');
}

export function readToken(token: unknown): { num: number; frame: number } {
  const parts =
    typeof token === 'string' && token.length <= MAX_TOKEN_LENGTH
      ? /^(\d{1,15})\.(\d{1,15})\.[\w-]{24}$/.exec(Buffer.from(token, 'base64url').toString())
      : null;
  if (!parts) throw new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
  return { num: Number(parts[1]), frame: Number(parts[2]) };
}
