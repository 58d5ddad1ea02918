import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { OfficeSchema, RoleSchema } from '../kernel/actor.ts';
import { InstantSchema, plus } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';

/** The lists that people save views of. */
export const VIEWED_LISTS = ['work', 'cases', 'sponsors', 'executions'] as const;
export const ViewedListSchema = z.enum(VIEWED_LISTS);
export type ViewedList = z.infer<typeof ViewedListSchema>;

/** A code, a day or an order: never something that people write freely. */
const CodeSchema = z
  .string()
  .max(60)
  .regex(/^-?[A-Za-z0-9][A-Za-z0-9_-]*$/);

/** With whom a view is shared: everybody of an office, or a role there, or a role that belongs to no office. */
const SharedSchema = z.object({ office: OfficeSchema.optional(), role: RoleSchema.optional() });

/** A list as somebody wants to find it again: filters and order by code, and the columns. It names nobody. */
export const SavedViewSchema = z.object({
  type: z.literal('saved-view'),
  schema: z.literal(2),
  id: z.string(),
  /** The member of staff who saved it, and alone can change it. */
  staff: z.string().min(1).max(100),
  list: ViewedListSchema,
  name: z.string().min(1).max(40),
  place: z.record(z.string().max(20), CodeSchema),
  columns: z.array(CodeSchema).max(30).optional(),
  shared: SharedSchema.optional(),
  savedAt: InstantSchema,
  removedAt: InstantSchema.optional(),
  /** Epoch seconds, when the table forgets a view that was removed. */
  expiresAt: z.int().optional(),
});
export type SavedView = z.infer<typeof SavedViewSchema>;

/** The views with which somebody's lists begin. */
export const FirstViewsSchema = z.object({
  type: z.literal('first-views'),
  schema: z.literal(1),
  id: z.string(),
  views: z.partialRecord(ViewedListSchema, z.string()),
});
export type FirstViews = z.infer<typeof FirstViewsSchema>;

/** A view that nobody finds any more, and that the table forgets after a month. */
export const withoutView = (view: SavedView, at: string): SavedView => ({
  ...view,
  removedAt: at,
  expiresAt: Math.floor(Date.parse(plus(at, 'P30D')) / 1000),
});

/** The most views that one person may keep. */
export const MAX_VIEWS = 40;

/** What is asked for: nobody, the own office, or a role. */
export const ShareSchema = z.union([
  z.literal('nobody'),
  z.literal('office'),
  z.strictObject({ role: RoleSchema }),
]);
export type Share = z.infer<typeof ShareSchema>;

/** With whom a view will be shared; a supervisor may with any role of the office, others with one of their own. */
export function sharedWith(share: Share, { office, roles }: Actor): SavedView['shared'] {
  if (share === 'nobody') return undefined;
  const there = office === undefined ? {} : { office };
  if (share === 'office') {
    if (office === undefined) throw new CaseError('Forbidden', 'Expected a person of an office.');
    return there;
  }
  if (!roles.includes(share.role) && !roles.includes('supervisor'))
    throw new CaseError('Forbidden', 'Expected a role of this person, or a supervisor.');
  return { ...there, role: share.role };
}

/** Whether somebody finds a view in their list: their own, or one that is shared with them. */
export function isFor({ staff, shared, removedAt }: SavedView, actor: Actor): boolean {
  if (removedAt !== undefined) return false;
  if (staff === actor.id) return true;
  if (shared === undefined || shared.office !== actor.office) return false;
  return shared.role === undefined || actor.roles.includes(shared.role);
}

declare module '../case/entities.ts' {
  interface Entities {
    'saved-view': SavedView;
    'first-views': FirstViews;
  }
}
