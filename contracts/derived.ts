import { indexVersion } from '../domain/tracing/index/index-version.ts';

/**
 * Stream consumers that keep something made from the table, and the version of how they make it. What was made by
 * another version is made anew by telling the consumer the whole table again.
 */
export const DERIVED_VERSIONS: Readonly<Record<string, () => string>> = {
  FollowChanges: () => `${indexVersion()} registry keyed-names`,
};
