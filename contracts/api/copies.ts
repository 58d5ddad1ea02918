import { CaseCopySchema } from '../../registry/case-copy.ts';
import { NewCopySchema } from '../../registry/copy-classes.ts';
import { own } from '../authorization.ts';
import { CaseParamsSchema, route } from './route.ts';

export const MakeCopy = route({
  function: 'MakeCopy',
  needs: { audit: ['read', 'put'] },
  method: 'POST',
  path: '/cases/{caseId}/copies',
  summary:
    'A copy of a case for the person concerned, the family or a court, with the classes of data that the reader may have; recorded in the audit of the case and in the readings of whoever makes it.',
  status: 201,
  grants: own('caseworker', 'protection-officer', 'supervisor'),
  params: CaseParamsSchema,
  body: NewCopySchema,
  answer: CaseCopySchema,
});

export const COPY_ROUTES = [MakeCopy] as const;
