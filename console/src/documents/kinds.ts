import type { FileType } from '../../../domain/documents/document-kinds.ts';
import type { DocumentKind } from '../../../domain/kernel/document-kind.ts';

/** The kinds and types of the domain as plain data, so that its schemas stay out of the bundle; a test compares them. */
export const KINDS = [
  ...['passport', 'identity-card', 'birth-certificate', 'marriage-certificate', 'death-certificate'],
  ...['custody-paper', 'signed-consent', 'medical-report', 'travel-document', 'visa', 'exit-permit'],
  ...['family-register', 'residence-title'],
  ...['background-check', 'photo', 'letter', 'other'],
] as readonly DocumentKind[];

export const SUFFIXES: Readonly<Record<FileType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/heic': 'heic',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** What a file picker offers. */
export const ACCEPTED = [...Object.keys(SUFFIXES), ...Object.values(SUFFIXES).map((one) => `.${one}`)].join(
  ',',
);

/** What a picker of photos offers. */
export const PHOTOS = 'image/jpeg,image/png,image/heic,.jpg,.jpeg,.png,.heic';

/** Reasons why a document is removed. */
export const REMOVAL_REASONS = ['wrong-file', 'replaced', 'asked-by-person', 'no-longer-needed'] as const;
