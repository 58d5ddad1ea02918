import * as z from 'zod';
import type { FieldClass } from '../case/field-class.ts';
import type { DocumentKind } from '../kernel/document-kind.ts';

/** What a document is, each with the class of data by which its file is seen unless another is chosen. */
export const CLASS_OF_KIND = {
  passport: 'identity',
  'identity-card': 'identity',
  'birth-certificate': 'identity',
  'marriage-certificate': 'identity',
  'death-certificate': 'identity',
  'custody-paper': 'protection',
  'signed-consent': 'identity',
  'medical-report': 'health',
  'travel-document': 'identity',
  visa: 'identity',
  'exit-permit': 'identity',
  'family-register': 'identity',
  'residence-title': 'identity',
  'background-check': 'contact',
  photo: 'identity',
  letter: 'identity',
  other: 'identity',
} as const satisfies Record<DocumentKind, FieldClass>;

/** The types of file that are taken; what a file is shows in its bytes, whatever its name says. */
export const FILE_TYPES = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/heic': 'heic',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
} as const;
export const FileTypeSchema = z.enum(
  Object.keys(FILE_TYPES) as [keyof typeof FILE_TYPES, ...(keyof typeof FILE_TYPES)[]],
);
export type FileType = z.infer<typeof FileTypeSchema>;

/** Types that a browser shows as a picture; the platform keeps a small one of them if their sender made it. */
const IMAGES: readonly string[] = ['image/jpeg', 'image/png', 'image/heic'] satisfies FileType[];
export const isImage = (type: string | undefined): boolean => IMAGES.includes(type ?? '');

/** True of a media type that is taken. */
export const isTaken = (type: string | undefined): type is FileType => FileTypeSchema.safeParse(type).success;
