import * as z from 'zod';
import { PartSizesSchema } from '../../domain/intake/intake-upload.ts';
import { ADMINISTRATOR, CASEWORK } from '../authorization.ts';
import { unrecorded } from '../reads.ts';
import { IdSchema, route } from './route.ts';

export const BeginIntakeUpload = route({
  function: 'BeginIntakeUpload',
  needs: { audit: [] },
  method: 'POST',
  path: '/intake-uploads',
  summary:
    'Begins to send an intake file in parts, each of which is the JSON of what `POST /intake` takes as `csv` or `json`.',
  status: 201,
  grants: { ...CASEWORK, ...ADMINISTRATOR },
  body: z.strictObject({
    /** The bytes of each part. */
    parts: PartSizesSchema,
  }),
  answer: z.object({ uploadId: IdSchema }),
});

export const ReadIntakeUpload = route({
  function: 'ReadIntakeUpload',
  method: 'GET',
  path: '/intake-uploads/{uploadId}',
  summary:
    'Which parts of an intake file have arrived, and where the next ones are sent by PUT; told to its sender alone.',
  status: 200,
  grants: { ...CASEWORK, ...ADMINISTRATOR },
  reading: unrecorded('says how many bytes have arrived, nothing about anybody'),
  needs: { files: 'list' },
  params: z.object({ uploadId: IdSchema }),
  answer: z.object({
    bytes: z.int(),
    arrivedBytes: z.int(),
    /** The next parts to send, by where they begin in all of them; empty when all have arrived. */
    missing: z.array(z.object({ number: z.int(), from: z.int(), bytes: z.int(), url: z.string() })),
  }),
});

export const INTAKE_UPLOAD_ROUTES = [BeginIntakeUpload, ReadIntakeUpload] as const;
