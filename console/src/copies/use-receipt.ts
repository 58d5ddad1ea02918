import type { MakeReceipt } from '../../../contracts/api/copies.ts';
import type { Answer } from '../api/call.ts';

/** The languages that people outside are written to in. */
export const RECEIPT_LANGUAGES = ['en', 'fr', 'ar', 'ro', 'mk', 'uk'] as const;
export type ReceiptLanguage = (typeof RECEIPT_LANGUAGES)[number];

export interface MadeReceipt {
  readonly receipt: Answer<typeof MakeReceipt>;
  readonly language: ReceiptLanguage;
}
