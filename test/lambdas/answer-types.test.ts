import { expect, it } from 'vitest';
import * as z from 'zod';
import { CancelCase } from '../../contracts/api/cases.ts';
import { route, WorkItemParamsSchema } from '../../contracts/api/route.ts';
import { ChangeContact, ChangeProfile } from '../../contracts/api/sponsors.ts';
import { ClaimWorkItem } from '../../contracts/api/work-items.ts';
import { own } from '../../contracts/authorization.ts';
import { unrecorded } from '../../contracts/reads.ts';
import { mergeChanges, noChange } from '../../domain/case/change.ts';
import { cancelCase } from '../../domain/casework/end-case.ts';
import { changeContact } from '../../domain/sponsorship/change-contact.ts';
import { changeProfile } from '../../domain/sponsorship/change-profile.ts';
import { apiHandler } from '../../lambdas/middleware/api.ts';
import { caseCommandHandler } from '../../lambdas/middleware/case-command.ts';
import { sponsorCommandHandler } from '../../lambdas/middleware/sponsor-command.ts';
import { workItemCommandHandler } from '../../lambdas/middleware/work-item-command.ts';

/** What the type checker refuses, in a file that it reads: each line below fails it as soon as it is let through. */
const CountDoors = route({
  ...{ function: 'CountDoors', path: '/doors/{workItemId}', summary: 'Counts doors.', status: 200 as const },
  method: 'GET',
  grants: own('caseworker'),
  reading: unrecorded('numbers'),
  params: WorkItemParamsSchema,
  answer: z.object({ doors: z.int(), painted: z.enum(['red', 'green']) }),
});
const kindsOf = (...handlers: unknown[]) => handlers.map((handler) => typeof handler);

it('holds a handler to the answer of its route', () => {
  const whole = apiHandler(CountDoors, async () => ({ doors: 2, painted: 'red' as const }));
  // @ts-expect-error a field is missing
  const less = apiHandler(CountDoors, async () => ({ doors: 2 }));
  // @ts-expect-error a field is of another type
  const wrong = apiHandler(CountDoors, async () => ({ doors: 'two', painted: 'red' as const }));
  // @ts-expect-error a code that the route does not know
  const unknown = apiHandler(CountDoors, async () => ({ doors: 2, painted: 'blue' as const }));
  expect(kindsOf(whole, less, wrong, unknown)).toEqual(Array(4).fill('function'));
});

it('holds the decision behind a route to its answer', () => {
  const whole = caseCommandHandler(CancelCase, (file, { body, command }) =>
    cancelCase(file, body.reasonCode, command),
  );
  // @ts-expect-error the run is missing
  const less = caseCommandHandler(CancelCase, (file) => noChange({ caseId: file.case.id }));
  // @ts-expect-error the run is no text
  const wrong = caseCommandHandler(CancelCase, (file) => noChange({ caseId: file.case.id, run: '1' }));
  const merged = caseCommandHandler(CancelCase, (file, { body, command }) =>
    // @ts-expect-error of two answers the second wins, and its run is no number
    mergeChanges(cancelCase(file, body.reasonCode, command), noChange({ run: '1' })),
  );
  // @ts-expect-error the version is missing
  const claimed = workItemCommandHandler(ClaimWorkItem, (_file, { params }) => noChange(params));
  expect(kindsOf(whole, less, wrong, merged, claimed)).toEqual(Array(5).fill('function'));
});

it('asks a route of a sponsor for what it answers beyond the change', () => {
  const contact = sponsorCommandHandler(ChangeContact, (sponsor, { body }) => changeContact(sponsor, body));
  // @ts-expect-error the warnings are missing
  const profile = sponsorCommandHandler(ChangeProfile, (sponsor, { body }) => changeProfile(sponsor, body));
  const warned = sponsorCommandHandler(
    ChangeProfile,
    (sponsor, { body }) => changeProfile(sponsor, body),
    async (changed) => ({ ...changed, warnings: [] }),
  );
  expect(kindsOf(contact, profile, warned)).toEqual(Array(3).fill('function'));
});
