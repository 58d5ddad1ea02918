import { expect, it } from 'vitest';
import * as z from 'zod';
import { route } from '../../contracts/api/route.ts';
import { own } from '../../contracts/authorization.ts';
import type { FunctionNeeds } from '../../contracts/function-contract.ts';
import type { EventName, FunctionName } from '../../contracts/functions.ts';
import { recorded } from '../../contracts/reads.ts';
import type { RouteName } from '../../contracts/routes.ts';
import type { StreamName } from '../../contracts/streams.ts';
import type { TaskName } from '../../contracts/tasks.ts';

/** What the type checker refuses, in files that it reads: each line below fails it as soon as it is let through. */
const described = {
  ...{ function: 'CountDoors', path: '/doors', summary: 'Counts doors.', status: 200 as const },
  answer: z.object({ doors: z.int() }),
};
const grants = own('caseworker');
const reading = recorded('doors.counted');

it('refuses a route that forgets who may call it, or what reading it records', () => {
  const whole = route({ ...described, method: 'GET', grants, reading });
  // @ts-expect-error a GET says what reading it records
  const unread = route({ ...described, method: 'GET', grants });
  // @ts-expect-error a route says who may call it
  const uncalled = route({ ...described, method: 'GET', reading });
  // @ts-expect-error nobody needs a role where everyone may call
  const both = route({ ...described, method: 'GET', reading, grants, open: true });
  // @ts-expect-error a role that there is not
  expect(own('door-keeper')).toEqual({ 'door-keeper': 'own-office' });
  expect([whole, unread, uncalled, both].map(({ path }) => path)).toEqual(Array(4).fill('/doors'));
});

it('knows functions by name: of a route, a page, a task, a consumer and an event', () => {
  const names = [
    'ReadCase',
    'JoinPage',
    'OpenWorkItem',
    'FollowChanges',
    'Reconcile',
  ] satisfies FunctionName[];
  // @ts-expect-error a function that there is not
  const unknown: FunctionName = 'CountDoors';
  // @ts-expect-error a task is not a route
  const task: RouteName = 'OpenWorkItem';
  // @ts-expect-error a route is no function that a schedule calls
  const event: EventName = 'ReadCase';
  // @ts-expect-error every task has its line
  const tasks: Record<TaskName, FunctionNeeds> = { PlanStages: {} };
  // @ts-expect-error every consumer has its line
  const consumers: Record<StreamName, FunctionNeeds> = { RelayWorkflow: {} };
  expect([...names, unknown, task, event, ...Object.keys(tasks), ...Object.keys(consumers)]).toHaveLength(10);
});
