import * as z from 'zod';
import { WhySchema } from '../../domain/kernel/why.ts';
import type { Grants } from '../authorization.ts';
import type { FunctionNeeds } from '../function-contract.ts';
import type { ReadRule } from '../reads.ts';

export type Method = 'GET' | 'POST' | 'PUT';

/** Who may call it: these roles, or everyone, without a token. */
type Callers =
  | { readonly grants: Grants; readonly open?: never }
  | { readonly open: true; readonly grants?: never };

/** What reading it records. Every GET says so, and so does what is read by POST, such as a search; a command does not. */
type Reading =
  | { readonly method: 'GET'; readonly reading: ReadRule }
  | { readonly method: Exclude<Method, 'GET'>; readonly reading?: ReadRule };

interface Described<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
  N extends string,
> {
  /** The name of its function; in kebab case the handler's file in `lambdas/api`. */
  readonly function: N;
  /** What the function needs beyond what is usual: to read and write the table, in 20 seconds, with 512 MB. */
  readonly needs?: FunctionNeeds;
  /** Path parameters are in braces, as in API Gateway. */
  readonly path: string;
  /** Its purpose, in one line. */
  readonly summary: string;
  readonly status: 200 | 201 | 202;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: A;
  /** The largest body in bytes; 100,000 by default. */
  readonly mostBytes?: number;
}

/**
 * One route of the HTTP API, with everything that hosts and documents derive from it: its input and its answer on
 * success, who may call it, what reading it records, and its function. Every other answer is a problem document.
 */
export type Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
  N extends string = string,
> = Described<P, Q, B, A, N> & Callers & Reading;

/** Defines a route and keeps the types of its schemas and its name. */
export const route = <
  P extends z.ZodType = z.ZodUnknown,
  Q extends z.ZodType = z.ZodUnknown,
  B extends z.ZodType = z.ZodUnknown,
  A extends z.ZodType = z.ZodUnknown,
  const N extends string = string,
>(
  contract: Route<P, Q, B, A, N>,
): Route<P, Q, B, A, N> => contract;

/** An id in a route: a kind and one or two hashes, `case-0123456789abcdefghjk`. */
export const IdSchema = z
  .string()
  .regex(/^[a-z]+(-[0-9a-z]{20}){1,2}$/, 'an id such as case-0123456789abcdefghjk');
export const CaseParamsSchema = z.object({ caseId: IdSchema });
export const WorkItemParamsSchema = z.object({ workItemId: IdSchema });

/** `limit` is the largest page size; `cursor` is the opaque cursor of the previous page. */
export const PageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z
    .string()
    .max(600)
    .regex(/^[\w-]*$/)
    .optional(),
});
/** `as=file`: what is saved as a file, without those who are held back. */
export const AsFileSchema = z.enum(['file']).optional();
/** How many rows of this page are not in a file, because a restriction or an objection stands. */
export const HeldBackRowsSchema = z.int().min(0).optional();
/** `null` on the last page. */
export const CursorSchema = z.string().nullable();

/** The code and values of a rule in `domain/kernel/rules.ts`, for clients with their own wording. */
export const RuleOfIssueSchema = z.object({
  code: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** RFC 9457. `issues` say what is wrong with the input by path and rule, never with the value of a personal field. */
export const ProblemSchema = z.object({
  type: z.string().startsWith('urn:kinbridge:error:'),
  title: z.string(),
  status: z.int().min(400).max(599),
  instance: z.string().optional(),
  detail: z.string().optional(),
  issues: z
    .array(
      z.object({ path: z.string(), rule: z.string(), received: z.string() }).extend(RuleOfIssueSchema.shape),
    )
    .optional(),
  /** For a `VersionConflict`: the record's current version. */
  currentVersion: z.int().optional(),
  /** Which rule refused it and what would have passed, where a rule did. */
  why: WhySchema.optional(),
});
export type Problem = z.infer<typeof ProblemSchema>;
