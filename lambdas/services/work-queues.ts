import { ListWorkItems } from '../../contracts/api/work-items.ts';
import { rolesOf } from '../../contracts/authorization.ts';
import type { Actor, Command, Role } from '../../domain/kernel/actor.ts';
import { dateOf, datePlus, startOf } from '../../domain/kernel/calendar.ts';
import type { QueueViewer } from '../../domain/work-item/queue.ts';

/** The queues of a person: one for each role that works one; a supervisor has those of the whole office. */
export const queuesOf = ({ roles }: Actor): Role[] => {
  const working = rolesOf(ListWorkItems);
  return roles.includes('supervisor') ? working : working.filter((role) => roles.includes(role));
};

/** The person looking, the time, and when that person's day ends. */
export const viewerOf = ({ actor, at }: Command, until?: string): QueueViewer => ({
  id: actor.id,
  at,
  until: until ?? startOf(datePlus(dateOf(at), 'P1D')),
});
