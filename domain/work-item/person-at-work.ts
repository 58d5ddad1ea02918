import * as z from 'zod';
import { OfficeSchema, RoleSchema } from '../kernel/actor.ts';
import { personal } from '../kernel/personal-data.ts';
import type { Matter } from './matter.ts';
import type { Step } from './step-history.ts';
import type { WorkItem } from './work-item.ts';

/** Somebody whom a view names by id: their name, and the role that did the work if no name is known here. */
export const PersonAtWorkSchema = z.object({
  id: z.string(),
  name: personal(z.string()).nullable(),
  role: RoleSchema,
  office: OfficeSchema,
});
export type PersonAtWork = z.infer<typeof PersonAtWorkSchema>;

/** The fields of an item's context that name who decided first. */
const FIRST = ['refusedBy', 'proposedBy'] as const;

/** The people whom the view of an item names by id, each once, still without their names. */
export function personsAtWork(
  item: WorkItem,
  earlier: Matter['earlier'],
  steps: readonly Step[],
): PersonAtWork[] {
  const { role, office, assignee, context } = item;
  const first = FIRST.map((key) => context?.[key]).filter((id) => typeof id === 'string');
  const had = steps.flatMap(({ by, to }) => [by, to]).filter((id) => id !== null);
  const ids = [...had, ...first, ...(assignee === undefined ? [] : [assignee])];
  const found = [
    ...ids.map((id) => ({ id, role, office })),
    ...earlier.flatMap((one) =>
      one.by === null || one.office === null ? [] : [{ id: one.by, role: one.role, office: one.office }],
    ),
  ];
  return [...new Map(found.map((one) => [one.id, { ...one, name: null }])).values()];
}
