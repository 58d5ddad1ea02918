import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { DateSchema } from '../../domain/kernel/calendar.ts';

/** How well somebody knows what a class is about. Kinbridge's own scale, version 1. */
export const LevelSchema = z.enum(['not-yet', 'partly', 'well']);

/** Cultural orientation of one household: the sessions held, who attended, and who was excused from the rest. */
export const OrientationRecordSchema = z.object({
  type: z.literal('orientation-record'),
  schema: z.literal(2),
  caseId: z.string(),
  sessions: z.array(
    z.object({
      group: z.string(),
      heldOn: DateSchema,
      topics: z.array(z.string()),
      present: z.array(z.string()),
      absent: z.array(z.string()),
      /** What those who came knew before and learned, where people of their age are assessed. */
      assessed: z
        .array(z.object({ personId: z.string(), before: LevelSchema, after: LevelSchema }))
        .optional(),
    }),
  ),
  excused: z.array(z.string()),
});
export type OrientationRecord = z.infer<typeof OrientationRecordSchema>;

declare module '../../domain/case/entities.ts' {
  interface Entities {
    'orientation-record': OrientationRecord;
  }
}
declare module '../../domain/case/case-file.ts' {
  interface CaseFile {
    orientation?: OrientationRecord;
  }
}

/** The record of a household; an empty one before its first session. */
export const orientationOf = (file: CaseFile): OrientationRecord =>
  file.orientation ?? {
    type: 'orientation-record',
    schema: 2,
    caseId: file.case.id,
    sessions: [],
    excused: [],
  };
