import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { linkKey, rateKey } from '../../contracts/table.ts';
import { dateOf, minus } from '../../domain/kernel/calendar.ts';
import type { SponsorLink } from '../../domain/sponsorship/sponsor-link.ts';
import { SponsorLinkSchema } from '../../domain/sponsorship/sponsor-link.ts';
import type { Table } from './dynamodb.ts';
import { openTable, withStoreErrors } from './dynamodb.ts';
import type { Signer } from './signing.ts';

/** A link is kept this long after its end, so that who comes late is told kindly. */
const KEPT_AFTER_SECONDS = 60 * 86_400;

const SEALS_KNOWN_DAYS = 31;

const partsOf = ({ purpose, caseId, offerId, sponsorId, until }: SponsorLink) =>
  [purpose, caseId, offerId, sponsorId, until] as const;
const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000);

/** The links to sponsors' pages, and how often pages were asked for. */
export const openLinks = (name: string, signer: Signer, table: Table = openTable(name)) => ({
  /** The token of a link; the same for the same link, however often it is asked for. */
  async issue(link: SponsorLink): Promise<string> {
    const token = signer.sign(...partsOf(link));
    const Item = {
      ...{ pk: linkKey(signer.fingerprint(token)), sk: 'link', type: 'link', ...link },
      expiresAt: seconds(link.until) + KEPT_AFTER_SECONDS,
    };
    await withStoreErrors(() => table.documents.send(new PutCommand({ TableName: table.name, Item })));
    return token;
  },

  /** What a token stands for, also when it is over; undefined when nobody signed it. */
  async find(token: string): Promise<SponsorLink | undefined> {
    const Key = { pk: linkKey(signer.fingerprint(token)), sk: 'link' };
    const { Item } = await withStoreErrors(() =>
      table.documents.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true })),
    );
    const link = SponsorLinkSchema.safeParse(Item).data;
    return link && signer.verify(token, ...partsOf(link)) ? link : undefined;
  },

  /** What the forms of a page carry, so that only who opened it can send them. */
  seal: (token: string, day: string): string => signer.sign('form', token, day),
  /** A seal holds for a day or two; `stale` is one of the last month, `forged` is what no page carried. */
  sealed(token: string, seal: string, at: string): 'fresh' | 'stale' | 'forged' {
    const age = Array.from({ length: SEALS_KNOWN_DAYS }, (_, days) =>
      dateOf(minus(at, `P${days}D`)),
    ).findIndex((day) => signer.verify(seal, 'form', token, day));
    return age < 0 ? 'forged' : age <= 1 ? 'fresh' : 'stale';
  },

  /** Counts a request of a caller within its window and tells how many there were. The caller is kept as a hash. */
  async count(bucket: string, caller: string, at: string, windowSeconds: number): Promise<number> {
    const window = Math.floor(seconds(at) / windowSeconds);
    const Key = { pk: rateKey(bucket, signer.sign('rate', caller), window), sk: 'rate' };
    const { Attributes } = await withStoreErrors(() =>
      table.documents.send(
        new UpdateCommand({
          TableName: table.name,
          Key,
          UpdateExpression: 'SET expiresAt = :end, #type = :type ADD #n :one',
          ExpressionAttributeNames: { '#n': 'n', '#type': 'type' },
          ExpressionAttributeValues: {
            ':one': 1,
            ':end': (window + 2) * windowSeconds,
            ':type': 'rate',
          },
          ReturnValues: 'UPDATED_NEW',
        }),
      ),
    );
    return Number(Attributes?.n ?? 1);
  },
});
export type Links = ReturnType<typeof openLinks>;
