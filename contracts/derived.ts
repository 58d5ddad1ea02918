import { indexVersion } from '../domain/tracing/index/index-version.ts';
import type { StreamName } from './streams.ts';

/**
 * Stream consumers that maintain data derived from the table, with the version of how they derive it. Data of another
 * version is rebuilt by replaying the whole table to the consumer.
 */
export const DERIVED_VERSIONS: Readonly<Record<string, () => string>> = {
  FollowChanges: () => `${indexVersion()} registry keyed-names register blind find`,
} satisfies Partial<Record<StreamName, () => string>>;
