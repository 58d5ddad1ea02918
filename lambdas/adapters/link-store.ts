import { timingSafeEqual } from 'node:crypto';
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { linkKey, rateKey } from '../../contracts/table.ts';
import { dateOf, InstantSchema, minus } from '../../domain/kernel/calendar.ts';
import type { SponsorLink } from '../../domain/sponsorship/sponsor-link.ts';
import { SponsorLinkSchema } from '../../domain/sponsorship/sponsor-link.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Signer } from './signing.ts';

/**
 * Links are kept for this long after they expire, so that a late visitor sees a friendly message instead of an error.
 */
const KEPT_AFTER_SECONDS = 60 * 86_400;

const SEALS_KNOWN_DAYS = 31;

const DIGITS_OF_A_CODE = 8;
/** How long a person's page stays open in a browser that gave its code, since it was last opened there. */
const OPEN_SECONDS = 15 * 60;

const DIGITS_SENT = 6;
/** A code that was sent opens its link until the end of the next window: for ten minutes at least, twenty at most. */
const SENT_SECONDS = 600;

/** What a link to a person's page stands for: one page, until an instant. */
const PersonLinkSchema = z.object({ caseId: z.string(), pageId: z.string(), until: InstantSchema });
export type PersonLink = z.infer<typeof PersonLinkSchema>;

const partsOfPage = ({ caseId, pageId, until }: PersonLink) =>
  ['person-page', caseId, pageId, until] as const;

const partsOf = ({ purpose, caseId, offerId, sponsorId, until }: SponsorLink) =>
  [purpose, caseId, offerId, sponsorId, until] as const;
const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000);

const windowOf = (at: string): string => String(Math.floor(seconds(at) / SENT_SECONDS));

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** The links to the pages of sponsors and persons, and counts of page requests. */
export const openLinks = (signer: Signer, table: Table) => ({
  /** The token of a link; the same link always has the same token. */
  async issue(link: SponsorLink): Promise<string> {
    const token = signer.sign(...partsOf(link));
    const Item = {
      ...{ pk: linkKey(signer.fingerprint(token)), sk: 'link', type: 'link', ...link },
      expiresAt: seconds(link.until) + KEPT_AFTER_SECONDS,
    };
    await withStoreErrors(() => table.documents.send(new PutCommand({ TableName: table.name, Item })));
    return token;
  },

  /** What a token stands for, even if it has expired; undefined if nobody signed it. */
  async find(token: string): Promise<SponsorLink | undefined> {
    const Key = { pk: linkKey(signer.fingerprint(token)), sk: 'link' };
    const { Item } = await withStoreErrors(() =>
      table.documents.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true })),
    );
    const link = SponsorLinkSchema.safeParse(Item).data;
    return link && signer.verify(token, ...partsOf(link)) ? link : undefined;
  },

  /** The token of a link to a person's page, and the code that opens it. Neither is stored. */
  async issuePage(link: PersonLink): Promise<{ token: string; code: string }> {
    const token = signer.sign(...partsOfPage(link));
    const Item = {
      ...{ pk: linkKey(signer.fingerprint(token)), sk: 'page', type: 'page-link', ...link },
      expiresAt: seconds(link.until) + KEPT_AFTER_SECONDS,
    };
    await withStoreErrors(() => table.documents.send(new PutCommand({ TableName: table.name, Item })));
    const [code = ''] = signer.digits(DIGITS_OF_A_CODE, 'code', link.pageId);
    return { token, code };
  },

  /** The page that a token stands for, even if it has expired; undefined if nobody signed it. */
  async findPage(token: string): Promise<PersonLink | undefined> {
    const Key = { pk: linkKey(signer.fingerprint(token)), sk: 'page' };
    const { Item } = await withStoreErrors(() =>
      table.documents.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true })),
    );
    const link = PersonLinkSchema.safeParse(Item).data;
    return link && signer.verify(token, ...partsOfPage(link)) ? link : undefined;
  },

  /** Whether these digits are the code of a page. */
  isCodeOf: (pageId: string, given: string): boolean =>
    signer.digits(DIGITS_OF_A_CODE, 'code', pageId).some((code) => isSame(code, given)),

  /** The window of time in which a code is sent once, however often it is asked for. */
  windowOf,
  /** The code that is sent to a sponsor at an instant, so that its link can be opened. It is stored nowhere. */
  codeSent: (link: SponsorLink, at: string): string =>
    signer.digits(DIGITS_SENT, 'sent', ...partsOf(link), windowOf(at))[0] ?? '',
  /** Whether these digits are a code of this link that was sent just now. */
  isCodeSent: (link: SponsorLink, at: string, given: string): boolean =>
    [at, minus(at, `PT${SENT_SECONDS}S`)]
      .flatMap((sent) => signer.digits(DIGITS_SENT, 'sent', ...partsOf(link), windowOf(sent)))
      .some((code) => isSame(code, given)),

  /** What a browser keeps that gave the code: it opens this link until a while after its last use. */
  pass(token: string, at: string, lastsSeconds = OPEN_SECONDS): string {
    const until = String(seconds(at) + lastsSeconds);
    return `${until}.${signer.sign('pass', token, until)}`;
  },
  hasPass(token: string, pass: string | undefined, at: string): boolean {
    const [until = '', signature = ''] = (pass ?? '').split('.');
    return Number(until) > seconds(at) && signer.verify(signature, 'pass', token, until);
  },

  /** A seal for the forms of a page, so that only somebody who opened the page can send them. */
  seal: (token: string, day: string): string => signer.sign('form', token, day),
  /** A seal is valid for a day or two; `stale` is one from the last month, `forged` was never on a page. */
  sealed(token: string, seal: string, at: string): 'fresh' | 'stale' | 'forged' {
    const age = Array.from({ length: SEALS_KNOWN_DAYS }, (_, days) =>
      dateOf(minus(at, `P${days}D`)),
    ).findIndex((day) => signer.verify(seal, 'form', token, day));
    return age < 0 ? 'forged' : age <= 1 ? 'fresh' : 'stale';
  },

  /** Counts a caller's request within its window and returns the count. The caller is stored as a hash. */
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
