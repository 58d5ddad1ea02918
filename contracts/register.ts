import { shardOf } from './shard.ts';

/** Everybody who has an audit chain is in the register, which is read whole when chains are anchored. */
export const REGISTER_SHARDS = 16;

/** The beginning of every sort key of the register. */
export const REGISTERED = 'owner#';

export const registerShard = (shard: number): string => `REGISTER#${shard}`;

/** Where the owner of an audit chain is in the register. */
export const registerKey = (owner: string): { pk: string; sk: string } => ({
  pk: registerShard(shardOf(owner, REGISTER_SHARDS)),
  sk: `${REGISTERED}${owner}`,
});

/** Kinds of records, other than cases, whose record names the end of their own audit chain. */
const HEADED = [
  'sponsor',
  'export',
  'client',
  'ledger',
  'absence',
  'class',
  'weights',
  'complaint',
  'staff',
  'review',
] as const;
/** The sort key of the record that names the end of an owner's chain. */
export const headSortKey = (owner: string): string =>
  HEADED.find((kind) => owner.startsWith(`${kind}-`)) ?? 'case';
