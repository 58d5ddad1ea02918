import { createHash } from 'node:crypto';
import type { HttpAnswer, HttpRequest } from './message.ts';
import { problem } from './problem.ts';

/** A token bucket: `burst` requests at once, and `perSecond` more each second. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** The limits of one person (one token) and one address; an address stands for everybody who shares it. */
export interface RateLimits {
  readonly person: Rate;
  readonly address: Rate;
}

const BURST_SECONDS = 6;
/** How many people at full speed may share an address before it is slowed down. */
const PERSONS_AT_ADDRESS = 8;

/** The limits derived from requests per second and person. */
export const rateLimitsFor = (perSecond: number): RateLimits => {
  const rate = (of: number): Rate => ({ perSecond: of, burst: Math.max(1, Math.ceil(of * BURST_SECONDS)) });
  return { person: rate(perSecond), address: rate(perSecond * PERSONS_AT_ADDRESS) };
};

/** Far above what people, the console and the demo need; the HTTP API on AWS allows 100 a second for everybody. */
export const DEFAULT_RATE_LIMITS: RateLimits = rateLimitsFor(50);

export interface RateLimiter {
  /** The 429 answer for a request over the limits; undefined for one that may proceed. */
  refuse(request: HttpRequest): HttpAnswer | undefined;
}

interface Bucket {
  left: number;
  at: number;
}

/** The most callers remembered; the longest inactive is dropped first and starts again with a full burst. */
const MAX_CALLERS = 10_000;

/** The buckets of one kind of caller; `now` is in milliseconds and never goes back. */
function openBuckets({ perSecond, burst }: Rate, now: () => number) {
  const buckets = new Map<string, Bucket>();
  /** Takes one token; returns how many seconds to wait if there is none. */
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
 * Takes the place of the HTTP API's throttling: per address, and per token if there is one. It uses a clock of its
 * own, because it protects this machine now, whatever time the cases live in.
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
