import type { ErrorName } from '../domain/kernel/errors.ts';

interface ErrorRule {
  /** HTTP status of the problem document (RFC 9457). */
  status: number;
  /** A short sentence for people. */
  title: string;
  /** Whether a workflow retries the same call. */
  retry: boolean;
}

/** What each error means to a caller and to a workflow. An error that is not listed is `Unexpected`. */
export const ERRORS: Record<ErrorName | 'Unexpected', ErrorRule> = {
  InvalidInput: { status: 400, title: 'The input is not valid', retry: false },
  NotSignedIn: { status: 401, title: 'Sign in first', retry: false },
  Forbidden: { status: 403, title: 'Not allowed for this person', retry: false },
  FourEyes: { status: 403, title: 'A second person has to decide this', retry: false },
  NotFound: { status: 404, title: 'Not found', retry: false },
  NotKept: { status: 410, title: 'No longer kept', retry: false },
  Erased: { status: 410, title: 'Erased for good', retry: false },
  VersionConflict: { status: 409, title: 'Somebody changed this in the meantime', retry: true },
  AlreadyExists: { status: 409, title: 'This exists already', retry: false },
  WrongState: { status: 409, title: 'Not possible in the present state', retry: false },
  CapacityTaken: { status: 409, title: 'The places are taken', retry: false },
  ConsentMissing: { status: 409, title: 'Consent is missing', retry: false },
  RenewalDue: { status: 409, title: 'The workflow renews itself', retry: false },
  WorkItemCancelled: { status: 409, title: 'The work item was cancelled', retry: false },
  KeyReused: { status: 422, title: 'This key was used for something else', retry: false },
  NewerSchema: { status: 500, title: 'Stored by a newer version', retry: false },
  StoreBusy: { status: 503, title: 'The store is busy, try again', retry: true },
  StoreFull: { status: 507, title: 'There is no room left to store anything', retry: false },
  Unexpected: { status: 500, title: 'Something went wrong', retry: false },
};

/** The errors that workflows retry, in addition to those of the Lambda service. */
export const RETRYABLE = Object.entries(ERRORS)
  .filter(([, rule]) => rule.retry)
  .map(([name]) => name);

/** The names of a timeout: from the SDK inside a task, and from the Lambda service for the task itself. */
export const TIME_OUTS = ['TimeoutError', 'Sandbox.Timedout', 'Lambda.Unknown'] as const;

/** The Retry that every Lambda task of every workflow has; a test compares them. */
export const TASK_RETRY = {
  ErrorEquals: [
    ...RETRYABLE,
    ...TIME_OUTS,
    'Lambda.TooManyRequestsException',
    'Lambda.ServiceException',
    'Lambda.SdkClientException',
    'Lambda.AWSLambdaException',
  ],
  IntervalSeconds: 1,
  BackoffRate: 2,
  MaxAttempts: 6,
  MaxDelaySeconds: 60,
  JitterStrategy: 'FULL',
};

/** The Retry of every state that starts an execution; it does not include the child's own failures. */
export const START_RETRY = {
  ErrorEquals: [
    'StepFunctions.ThrottlingException',
    'StepFunctions.TooManyRequestsException',
    'StepFunctions.ExecutionLimitExceededException',
    'StepFunctions.ServiceException',
    'StepFunctions.InternalServerException',
    'StepFunctions.ServiceUnavailableException',
    'StepFunctions.SdkClientException',
    'TimeoutError',
  ],
  IntervalSeconds: 2,
  BackoffRate: 2,
  MaxAttempts: 12,
  MaxDelaySeconds: 300,
  JitterStrategy: 'FULL',
};
