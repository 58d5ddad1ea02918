import * as z from 'zod';
import { IntakeImportSchema, KeptBecauseSchema } from '../../domain/intake/undo-import.ts';
import { ADMINISTRATOR, CASEWORK } from '../authorization.ts';
import { unrecorded } from '../reads.ts';
import { IdSchema, route } from './route.ts';

export const ListIntakeImports = route({
  function: 'ListIntakeImports',
  method: 'GET',
  path: '/intake-imports',
  summary:
    'Imports of one’s own office that can still be undone: at most 20 of the last day, newest first; a partner system sees its own.',
  status: 200,
  grants: { ...CASEWORK, ...ADMINISTRATOR },
  reading: unrecorded('who imported a file when, nobody of a case'),
  needs: { table: 'read' },
  answer: z.object({ imports: z.array(IntakeImportSchema) }),
});

export const UndoIntakeImport = route({
  function: 'UndoIntakeImport',
  method: 'POST',
  path: '/intake-imports/{importId}/undo',
  summary:
    'Takes back what an import registered, within a day: cases that nobody has worked on are closed and their executions stop; the others are listed with the reason.',
  status: 200,
  grants: { ...CASEWORK, ...ADMINISTRATOR },
  needs: { audit: ['read', 'put'], timeoutSeconds: 29 },
  params: z.object({ importId: IdSchema }),
  body: z.strictObject({
    /** The last case of the previous call, from its `next`. */
    after: IdSchema.optional(),
  }),
  answer: z.object({
    undone: z.array(IdSchema),
    kept: z.array(z.object({ caseId: IdSchema, because: KeptBecauseSchema })),
    /** `after` of the next call; `null` when this was the last. */
    next: IdSchema.nullable(),
  }),
});

export const INTAKE_IMPORT_ROUTES = [ListIntakeImports, UndoIntakeImport] as const;
