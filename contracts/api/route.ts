import * as z from 'zod';

export type Method = 'GET' | 'POST' | 'PUT';

/** One route of the HTTP API: what it takes and what it answers when all is well. Every other answer is a problem document. */
export interface Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> {
  /** A function of `contracts/functions.ts`. */
  readonly function: string;
  readonly method: Method;
  /** A path parameter stands in braces, as API Gateway writes it. */
  readonly path: string;
  /** What it is for, in one line. */
  readonly summary: string;
  readonly status: 200 | 201 | 202;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: A;
  /** How many bytes of body it takes; 100,000 when it does not say. */
  readonly mostBytes?: number;
  /** Open to everyone, without a token. */
  readonly open?: true;
}

/** A route with the types of its schemas kept. */
export const route = <
  P extends z.ZodType = z.ZodUnknown,
  Q extends z.ZodType = z.ZodUnknown,
  B extends z.ZodType = z.ZodUnknown,
  A extends z.ZodType = z.ZodUnknown,
>(
  contract: Route<P, Q, B, A>,
): Route<P, Q, B, A> => contract;

/** An id as routes take it: a kind and one or two hashes, `case-0123456789abcdefghjk`. */
export const IdSchema = z
  .string()
  .regex(/^[a-z]+(-[0-9a-z]{20}){1,2}$/, 'an id such as case-0123456789abcdefghjk');
export const CaseParamsSchema = z.object({ caseId: IdSchema });
export const WorkItemParamsSchema = z.object({ workItemId: IdSchema });

/** `limit` is how many at most; `cursor` is what the page before gave, opaque. */
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

/** The code of a rule of `domain/kernel/rules.ts` with its values, for clients with words of their own. */
export const RuleOfIssueSchema = z.object({
  code: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** RFC 9457. `issues` name what is wrong with the input by path and rule, never by value of a personal field. */
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
  /** The version that the record has now, of a `VersionConflict`. */
  currentVersion: z.int().optional(),
});
export type Problem = z.infer<typeof ProblemSchema>;
