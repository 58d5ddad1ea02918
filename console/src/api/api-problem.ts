import type { Why } from '../../../domain/kernel/why.ts';

/** One field that the server refused. */
export interface FieldIssue {
  readonly path: string;
  /** In English. */
  readonly rule: string;
  /** The rule of `domain/kernel/rules.ts` and its values; `useRule` has the words. */
  readonly code?: string | undefined;
  readonly values?: Readonly<Record<string, string | number>> | undefined;
  readonly received: string;
}

/** A request that failed: a problem document from the server, or no answer at all. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** The name of the error, such as `VersionConflict`; `Offline` and `NoAnswer` are the console's own. */
  readonly kind: string;
  readonly status: number;
  readonly detail: string | undefined;
  readonly issues: readonly FieldIssue[];
  readonly currentVersion: number | undefined;
  /** Which rule refused it, and what would have passed. */
  readonly why: Why | undefined;
  /** What support needs to find the request in the logs. */
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    kind: string,
    status: number,
    more: Partial<Omit<ApiProblem, 'name' | 'kind' | 'status'>> = {},
  ) {
    super(more.detail ?? kind);
    this.kind = kind;
    this.status = status;
    this.detail = more.detail;
    this.issues = more.issues ?? [];
    this.currentVersion = more.currentVersion;
    this.why = more.why;
    this.requestId = more.requestId;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }

  /** Whether the same request may succeed later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

const ERROR_TYPE = 'urn:kinbridge:error:';
const REQUEST = 'urn:kinbridge:request:';

interface Document {
  type?: unknown;
  detail?: unknown;
  issues?: unknown;
  currentVersion?: unknown;
  why?: unknown;
  instance?: unknown;
}

/** The problem in an answer: its document if it has one, otherwise derived from its status. */
export function problemOf(status: number, body: unknown, retryAfter: string | null = null): ApiProblem {
  const document: Document = typeof body === 'object' && body !== null ? body : {};
  const { type, detail, issues, currentVersion, why, instance } = document;
  const kind =
    typeof type === 'string' && type.startsWith(ERROR_TYPE) ? type.slice(ERROR_TYPE.length) : kindOf(status);
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  return new ApiProblem(kind, status, {
    detail: typeof detail === 'string' ? detail : undefined,
    issues: Array.isArray(issues) ? issues.filter(isIssue) : [],
    currentVersion: typeof currentVersion === 'number' ? currentVersion : undefined,
    why: isWhy(why) ? why : undefined,
    requestId: typeof instance === 'string' ? instance.replace(REQUEST, '') : undefined,
    retryAfterSeconds: Number.isFinite(seconds) ? seconds : undefined,
  });
}

function kindOf(status: number): string {
  if (status === 401) return 'NotSignedIn';
  if (status === 403) return 'Forbidden';
  if (status === 404) return 'NotFound';
  if (status === 413) return 'TooLarge';
  if (status === 429) return 'TooManyRequests';
  return status >= 502 && status <= 504 ? 'NotReady' : 'Unexpected';
}

const isIssue = (issue: unknown): issue is FieldIssue =>
  typeof issue === 'object' && issue !== null && 'path' in issue && 'rule' in issue;

const isWhy = (why: unknown): why is Why =>
  typeof why === 'object' && why !== null && 'rule' in why && 'values' in why && 'ways' in why;
