import * as z from 'zod';
import {
  consentsFrom,
  GivenSchema,
  RefusedSchema,
  withoutItem,
} from '../../domain/casework/consent-request.ts';
import { withConsents } from '../../domain/casework/record-consent.ts';
import { workItemKind } from '../../domain/work-item/kind.ts';
import { requestNamed } from './search.ts';

/** The seeker's own consent to tracing, for a request without one: nobody is searched for before. */
export const seekerConsent = workItemKind({
  kind: 'seeker-consent',
  stage: 'family-tracing',
  role: 'tracing-officer',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [GivenSchema.omit({ consenting: true }), RefusedSchema]),
  prepare(file, subject) {
    const request = file.tracing.find(({ id }) => id === subject);
    return request ? { context: { purpose: 'tracing', missing: [request.seekerId] } } : {};
  },
  decide({ file, item, command }, form) {
    const request = requestNamed(file, item.subject ?? '');
    if (form.decision === 'given') {
      const given = { ...form, consenting: [request.seekerId] };
      return withConsents(withoutItem(file, item), consentsFrom(file, 'tracing', given, command), command);
    }
    const action = { at: command.at, kind: item.kind, outcome: 'refused' };
    const outcome = 'consent-refused';
    return {
      patch: {},
      writes: [{ ...request, status: 'closed', outcome, actions: [...request.actions, action] }],
      facts: [{ act: 'tracing-request.stopped', subject: request.id, details: { outcome } }],
      answer: {},
    };
  },
});
