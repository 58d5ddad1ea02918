import { randomBytes } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { linkKey } from '../../contracts/table.ts';
import { isBefore } from '../../domain/kernel/calendar.ts';
import type { PendingJoin } from '../../domain/sponsorship/pending-join.ts';
import { PendingJoinSchema } from '../../domain/sponsorship/pending-join.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Signer } from './signing.ts';

const BYTES_OF_A_NONCE = 16;

/**
 * What is signed: what was entered, so that nobody can confirm anything else, and a nonce that makes each token
 * unique.
 */
const partsOf = (nonce: string, { form, language, until }: PendingJoin): string[] => [
  ...['join', nonce, language, until],
  ...Object.entries(form)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flat(),
];
const seconds = (instant: string): number => Math.ceil(Date.parse(instant) / 1000);

/** Registrations that wait for their e-mail address to be confirmed. They expire, and nothing else refers to them. */
export const openPendingJoins = (signer: Signer, table: Table) => {
  const keyOf = (token: string) => ({ pk: linkKey(signer.fingerprint(token)), sk: 'join' });
  const put = (token: string, until: string, more: object) => {
    const Item = { ...keyOf(token), type: 'join', until, expiresAt: seconds(until), ...more };
    return withStoreErrors(() => table.documents.send(new PutCommand({ TableName: table.name, Item })));
  };
  return {
    /** The token of the confirmation link, and an id that reveals nothing about it. */
    async keep(join: PendingJoin): Promise<{ token: string; id: string }> {
      const nonce = randomBytes(BYTES_OF_A_NONCE).toString('base64url');
      const token = signer.sign(...partsOf(nonce, join));
      await put(token, join.until, { nonce, ...join });
      return { token, id: `join-${signer.fingerprint(token)}` };
    },

    /** What a token stands for; undefined if it has expired, nobody signed it, or something else was signed. */
    async find(token: string, at: string): Promise<PendingJoin | 'confirmed' | undefined> {
      const { Item } = await withStoreErrors(() =>
        table.documents.send(
          new GetCommand({ TableName: table.name, Key: keyOf(token), ConsistentRead: true }),
        ),
      );
      if (!Item || !isBefore(at, String(Item.until))) return undefined;
      if (Item.confirmed === true) return 'confirmed';
      const join = PendingJoinSchema.safeParse(Item).data;
      return join && signer.verify(token, ...partsOf(String(Item.nonce), join)) ? join : undefined;
    },

    /** Keeps only the fact that it was confirmed, so that a link works once. */
    async confirm(token: string, { until }: PendingJoin): Promise<void> {
      await put(token, until, { confirmed: true });
    },
  };
};
export type PendingJoins = ReturnType<typeof openPendingJoins>;
