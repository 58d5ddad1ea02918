import { importKey, intakeKey } from '../../contracts/table.ts';
import type { IntakeUpload } from '../../domain/intake/intake-upload.ts';
import { recordKeptUntil } from '../../domain/intake/intake-upload.ts';
import type { IntakeImport } from '../../domain/intake/undo-import.ts';
import { plus } from '../../domain/kernel/calendar.ts';

/** Longer than an import can be undone, so that what stayed can still be looked up. */
const KEPT = 'P7D';
const expiresAt = (at: string): number => Math.floor(Date.parse(plus(at, KEPT)) / 1000);

/** The item by which an import finds a case that it registered. */
export const importedCase = (importId: string, caseId: string, at: string) => ({
  ...{ pk: importKey(importId), sk: `case#${caseId}`, type: 'imported-case', caseId },
  expiresAt: expiresAt(at),
});

/** The record of an intake file that is sent in parts. */
export const uploadItem = (upload: IntakeUpload) => ({
  ...{ pk: importKey(upload.uploadId), sk: 'upload', type: 'intake-upload', ...upload },
  expiresAt: Math.floor(Date.parse(recordKeptUntil(upload.at)) / 1000),
});

/** The record of an import, by its id, and among those of its office. */
export const importHeads = (head: IntakeImport): Record<string, unknown>[] => {
  const content = { ...head, type: 'intake-import', expiresAt: expiresAt(head.at) };
  const listed = { pk: intakeKey(head.office ?? ''), sk: `import#${head.at}#${head.importId}`, ...content };
  return [
    { pk: importKey(head.importId), sk: 'head', ...content },
    ...(head.office === null ? [] : [listed]),
  ];
};
