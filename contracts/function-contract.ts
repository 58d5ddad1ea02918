/** What a function may do with the table: nothing, read, or read and put. No function deletes but the one that erases. */
export type TableAccess = 'none' | 'read' | 'write';

/** What a function may do in the table of audit entries: read them, or put new ones. Nothing else exists there. */
export type AuditAccess = 'read' | 'put';

/** Extra rights of some writers: update an item in place, write the tracing index in batches, or remove what is erased. */
export type TableExtra = 'update' | 'batch' | 'delete';

/**
 * What a function asks of Step Functions: start, stop or answer executions, check whether one waits for a token, list
 * those of a workflow, describe an execution and its definition, read its history, redrive it.
 */
export type WorkflowCall =
  | 'start'
  | 'stop'
  | 'answer'
  | 'probe'
  | 'list'
  | 'describe'
  | 'definition'
  | 'history'
  | 'redrive';

export interface FunctionContract {
  /** PascalCase; also the placeholder in workflows and, in kebab case, the handler's file name. */
  readonly name: string;
  /** The handler's path from the repository root; it exports `handler`. */
  readonly entry: string;
  readonly kind: 'api' | 'page' | 'task' | 'stream' | 'event';
  readonly table: TableAccess;
  readonly alsoTable?: readonly TableExtra[];
  readonly audit: readonly AuditAccess[];
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** The Step Functions calls it makes. */
  readonly workflows?: readonly WorkflowCall[];
  readonly sendsMail?: true;
  /** It sends text messages, in environments that have a sender. */
  readonly sendsTexts?: true;
  /** It counts who calls without having signed in, and knows CloudFront's requests. */
  readonly countsCallers?: true;
  /** It puts decisions that can still be taken back into the queue that releases them. */
  readonly holdsDecisions?: true;
  /** It creates or opens links to sponsors' pages. */
  readonly signsLinks?: true;
  /**
   * What it does in the file store: lists what has arrived; passes parts and files on to who has an address; reads
   * documents; puts and removes them; reads intake files; or tends all of it.
   */
  readonly files?: 'list' | 'pass' | 'read' | 'write' | 'read-intake' | 'tend';
  /** It wraps all keys anew: it reads the whole table of keys, and removes old wrapping keys. */
  readonly rotatesKeys?: true;
  /** It reads the archive of anchors, or also writes to it. */
  readonly archive?: 'read' | 'write';
  /** It reads the directory in which staff have their accounts, also changes it, or says whom a provider means. */
  readonly directory?: 'read' | 'write' | 'settle';
  /** Whoever calls it waits for its answer, so that nothing has to be set aside. */
  readonly awaited?: true;
  /** It makes or looks up ids or keys of guessable values: numbers, names, addresses. */
  readonly keysIds?: true;
}

/** What a function needs beyond what is usual for its kind. */
export type FunctionNeeds = Partial<Omit<FunctionContract, 'name' | 'entry' | 'kind'>>;

const FOLDERS: Readonly<Record<FunctionContract['kind'], string>> = {
  api: 'api',
  page: 'pages',
  task: 'tasks',
  stream: 'streams',
  event: 'events',
};
const SECONDS: Readonly<Record<FunctionContract['kind'], number>> = {
  api: 20,
  page: 20,
  task: 30,
  stream: 60,
  event: 30,
};

/** Commands add the entry of what they changed. Routes that record readings also see where their reader's chain ends. */
const AUDIT: Readonly<
  Record<FunctionContract['kind'], Readonly<Record<TableAccess, readonly AuditAccess[]>>>
> = {
  api: { none: [], read: [], write: ['put'] },
  page: { none: [], read: [], write: ['put'] },
  task: { none: [], read: [], write: ['put'] },
  stream: { none: [], read: [], write: [] },
  event: { none: [], read: [], write: [] },
};

const kebab = (name: string): string => name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();

/** A function whose handler is in the folder of its kind. */
export const functionOf = (
  kind: FunctionContract['kind'],
  name: string,
  needs: FunctionNeeds = {},
): FunctionContract => ({
  name,
  entry: `lambdas/${FOLDERS[kind]}/${kebab(name)}.ts`,
  kind,
  table: 'write',
  audit: AUDIT[kind][needs.table ?? 'write'],
  timeoutSeconds: SECONDS[kind],
  memoryMb: 512,
  ...needs,
});
