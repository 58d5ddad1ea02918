import * as z from 'zod';

export type Method = 'GET' | 'POST' | 'PUT';

/** One route of the HTTP API: its input and its answer on success. Every other answer is a problem document. */
export interface Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> {
  /** The name of a function in `contracts/functions.ts`. */
  readonly function: string;
  readonly method: Method;
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
  /** Open to everyone, without a token. */
  readonly open?: true;
}

/** Defines a route and keeps the types of its schemas. */
export const route = <
  P extends z.ZodType = z.ZodUnknown,
  Q extends z.ZodType = z.ZodUnknown,
  B extends z.ZodType = z.ZodUnknown,
  A extends z.ZodType = z.ZodUnknown,
>(
  contract: Route<P, Q, B, A>,
): Route<P, Q, B, A> => contract;

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
});
export type Problem = z.infer<typeof ProblemSchema>;
