import * as z from 'zod';
import { KeptMappingSchema, MappingSchema } from '../../domain/intake/mapping/mapping.ts';
import { OfficeSchema } from '../../domain/kernel/actor.ts';
import { ADMINISTRATOR, CASEWORK } from '../authorization.ts';
import { unrecorded } from '../reads.ts';
import { route } from './route.ts';

export const ListIntakeMappings = route({
  function: 'ListIntakeMappings',
  method: 'GET',
  path: '/intake-mappings',
  summary:
    'How an office reads its intake files: which columns of theirs are which fields. At most 100, by name.',
  status: 200,
  grants: { ...CASEWORK, ...ADMINISTRATOR },
  reading: unrecorded('names of columns and codes, nobody of a case'),
  needs: { table: 'read' },
  /** Another office than one’s own: administrators only. */
  query: z.object({ office: OfficeSchema.optional() }),
  answer: z.object({ mappings: z.array(KeptMappingSchema) }),
});

export const SaveIntakeMapping = route({
  function: 'SaveIntakeMapping',
  needs: { audit: ['read', 'put'] },
  method: 'POST',
  path: '/intake-mappings',
  summary: 'Keeps a mapping for an office, or a new version of the one with its name.',
  status: 200,
  grants: { ...CASEWORK, ...ADMINISTRATOR },
  body: z.strictObject({
    office: OfficeSchema.optional(),
    /** The version that was changed; 0 for a new one. */
    version: z.int().min(0),
    mapping: MappingSchema,
  }),
  answer: KeptMappingSchema,
});

export const INTAKE_MAPPING_ROUTES = [ListIntakeMappings, SaveIntakeMapping] as const;
