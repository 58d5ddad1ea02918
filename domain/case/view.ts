import { isOpen } from '../work-item/work-item.ts';
import type { CaseFile } from './case-file.ts';

/** A case as staff of its offices see it: where it is, what it waits for, and the household. */
export const viewOf = (file: CaseFile) => {
  const { type: _type, schema: _schema, ...head } = file.case;
  return {
    case: head,
    persons: file.persons,
    consents: file.consents,
    flags: file.flags.filter((flag) => flag.liftedAt === undefined),
    health: file.health,
    travel: file.travel ?? null,
    followUp: file.followUp ?? null,
    offers: file.offers,
    tracing: file.tracing,
    waitsFor: file.workItems.filter(isOpen).map(({ id, kind, role, office, dueAt, status, version }) => ({
      workItemId: id,
      kind,
      role,
      office,
      dueAt,
      status,
      version,
    })),
  };
};
