import { createHash } from 'node:crypto';
import type { HttpAnswer, HttpRequest } from './message.ts';
import { problem } from './problem.ts';

/** A token bucket: `burst` requests at once, and `perSecond` more each second. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** What one person (one token) and one address may ask for; an address stands for everybody who shares it. */
export interface RateLimits {
  readonly person: Rate;
  readonly address: Rate;
}

const BURST_SECONDS = 6;
/** So many people at full speed share an address before it is slowed down. */
const PERSONS_AT_ADDRESS = 8;

/** Limits from what one person may ask for in a second. */
export const rateLimitsFor = (perSecond: number): RateLimits => {
  const rate = (of: number): Rate => ({ perSecond: of, burst: Math.max(1, Math.ceil(of * BURST_SECONDS)) });
  return { person: rate(perSecond), address: rate(perSecond * PERSONS_AT_ADDRESS) };
};

/** Far above what people, the console and the demo do; the HTTP API on AWS takes 100 a second for everybody. */
export const DEFAULT_RATE_LIMITS: RateLimits = rateLimitsFor(50);

export interface RateLimiter {
  /** The answer 429 for a request beyond the limits; undefined for one that may go on. */
  refuse(request: HttpRequest): HttpAnswer | undefined;
}

interface Bucket {
  left: number;
  at: number;
}

/** Callers that are remembered; who was quiet for longest goes first, and begins anew with a full burst. */
const MAX_CALLERS = 10_000;

/** Buckets of one kind of caller; `now` is in milliseconds and never goes back. */
function openBuckets({ perSecond, burst }: Rate, now: () => number) {
  const buckets = new Map<string, Bucket>();
  /** Takes one; answers how many seconds to wait when there is none. */
  return (caller: string): number => {
    const at = now();
    const known = buckets.get(caller);
    const left = known ? Math.min(burst, known.left + ((at - known.at) / 1000) * perSecond) : burst;
    const taken = left >= 1 ? left - 1 : left;
    buckets.delete(caller);
    buckets.set(caller, { left: taken, at });
    if (buckets.size > MAX_CALLERS) buckets.delete(buckets.keys().next().value!);
    return left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond));
  };
}

/**
 * Stands in for the throttling of the HTTP API: per address, and per token where there is one. It counts by a clock
 * of its own, because it protects this machine now, whatever time the cases live in.
 */
export function openRateLimiter(
  limits: RateLimits,
  now: () => number = () => performance.now(),
): RateLimiter {
  const address = openBuckets(limits.address, now);
  const person = openBuckets(limits.person, now);
  const tooMany = (seconds: number, { perSecond }: Rate, whose: string) =>
    problem(
      'TooManyRequests',
      `Expected at most ${perSecond} requests a second ${whose}, received more: try again in ${seconds} s.`,
      { 'retry-after': String(seconds) },
    );
  return {
    refuse({ sourceIp, headers: { authorization } }) {
      const crowded = address(sourceIp);
      if (crowded > 0) return tooMany(crowded, limits.address, 'from one address');
      if (authorization === undefined) return undefined;
      const hasty = person(createHash('sha256').update(authorization).digest('base64url'));
      return hasty > 0 ? tooMany(hasty, limits.person, 'by one person') : undefined;
    },
  };
}
