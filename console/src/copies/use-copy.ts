import type { MakeCopy } from '../../../contracts/api/copies.ts';
import type { Answer } from '../api/call.ts';

export type CaseCopy = Answer<typeof MakeCopy>;
export type Copied = CaseCopy['persons'][number];
