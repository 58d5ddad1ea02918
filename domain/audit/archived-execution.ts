import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import * as z from 'zod';
import { InstantSchema } from '../kernel/calendar.ts';
import type { AuditEntry, Fact } from './audit-entry.ts';

const FORMAT = 'kinbridge-execution/1';

/**
 * An ended execution as it is archived: everything that Step Functions told of it, without task tokens. Texts stay as they
 * were, so that they read the same from the archive.
 */
export const ArchivedExecutionSchema = z.strictObject({
  format: z.literal(FORMAT),
  workflow: z.string(),
  name: z.string(),
  status: z.enum(['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']),
  startedAt: InstantSchema,
  stoppedAt: InstantSchema,
  redriveCount: z.int().nonnegative(),
  input: z.string().nullable(),
  output: z.string().nullable(),
  error: z.string().nullable(),
  cause: z.string().nullable(),
  /** Amazon States Language. */
  definition: z.string(),
  events: z.array(
    z.looseObject({
      ...{ id: z.int().positive(), previousEventId: z.int().nonnegative() },
      ...{ at: InstantSchema, type: z.string() },
    }),
  ),
});
export type ArchivedExecution = z.infer<typeof ArchivedExecutionSchema>;

/** What is archived: RFC 8785 JSON, of which the audit knows the SHA-256. */
export const textOfExecution = (execution: Omit<ArchivedExecution, 'format'>): string =>
  canonicalize({ format: FORMAT, ...execution }) ?? '';

export const digestOfText = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** The execution in a text; undefined if it is none. */
export function executionInText(text: string): ArchivedExecution | undefined {
  try {
    return ArchivedExecutionSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What the audit tells of an archived execution: which one, after how many redrives, and its digest. */
export interface ToldExecution {
  readonly executionId: string;
  readonly redriveCount: number;
  readonly digest: string;
}

/** The file of an archived execution: its name holds its digest, so nothing else can be put in its place unseen. */
export const archiveName = ({ executionId, redriveCount, digest }: ToldExecution): string =>
  `executions/${digest.slice(0, 2)}/${executionId}.${redriveCount}.${digest}.json.gz`;

/** One execution's ending: a redriven execution ends more than once. */
export const endingOf = ({ executionId, redriveCount }: Omit<ToldExecution, 'digest'>): string =>
  redriveCount === 0 ? executionId : `${executionId}#${redriveCount}`;

export const ARCHIVED = 'execution.archived';

/** The fact by which a chain tells of an archived execution. */
export const factOfArchived = ({ executionId, redriveCount, digest }: ToldExecution): Fact => ({
  act: ARCHIVED,
  subject: executionId,
  details: { digest, ...(redriveCount === 0 ? {} : { redriveCount }) },
});

/** The executions that an entry tells of. */
export const toldIn = ({ facts }: Pick<AuditEntry, 'facts'>): ToldExecution[] =>
  facts.flatMap(({ act, subject, details = {} }) => {
    const { digest, redriveCount = 0 } = details;
    if (act !== ARCHIVED || subject === undefined || typeof digest !== 'string') return [];
    return [{ executionId: subject, redriveCount: Number(redriveCount), digest }];
  });
