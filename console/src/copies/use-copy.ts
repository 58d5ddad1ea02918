import type { MakeCopy, MakeSponsorCopy } from '../../../contracts/api/copies.ts';
import type { Answer } from '../api/call.ts';

export type CaseCopy = Answer<typeof MakeCopy>;
/** Of a sponsor. */
export type SponsorCopy = Answer<typeof MakeSponsorCopy>;
export type Copied = CaseCopy['persons'][number];
