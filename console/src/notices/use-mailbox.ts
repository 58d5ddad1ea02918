import { useQuery } from '@tanstack/react-query';
import { ApiProblem, problemOf } from '../api/api-problem.ts';

/** A message in the embedded host's mailbox. */
export interface MailboxMessage {
  readonly id: string;
  readonly channel: 'email' | 'sms';
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string | null;
  readonly text: string;
  /** `null` for a text message, and in the list. */
  readonly html: string | null;
}

const MAILBOX = '/dev/mailbox';
/** The URL of a mail as a separate page, whose policy allows its own style and nothing else. */
export const htmlPathOf = (id: string): string => `${MAILBOX}/${encodeURIComponent(id)}/html`;

const LOOK_AGAIN_MS = 10_000;

async function read<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
  const answer = await fetch(path, { signal, credentials: 'omit' }).catch((error: unknown) => {
    throw signal.aborted ? error : new ApiProblem('NoAnswer', 0);
  });
  const body: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw problemOf(answer.status, body);
  return body as Answer;
}

export function useMailbox() {
  return useQuery({
    queryKey: ['mailbox'],
    queryFn: async ({ signal }) => (await read<{ messages: MailboxMessage[] }>(MAILBOX, signal)).messages,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

export const useMessage = (id: string) =>
  useQuery({
    queryKey: ['mailbox', id],
    queryFn: ({ signal }) => read<MailboxMessage>(`${MAILBOX}/${encodeURIComponent(id)}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
