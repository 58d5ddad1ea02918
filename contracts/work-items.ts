import * as z from 'zod';
import type { Role } from '../domain/kernel/actor.ts';
import { ANY_WORK_KINDS } from '../registry/any-kind.ts';

export interface WorkItemForm {
  kind: string;
  stage: string;
  role: Role;
  /** Whether the office of asylum or the destination office does it. */
  place: 'asylum' | 'destination';
  /** Decisions whose effect nobody can undo later: whoever makes one is asked once. */
  irreversible: readonly string[];
  /** JSON Schema (2020-12) of what `POST /work-items/{workItemId}/decision` accepts for this kind. */
  form: object;
}

/** Every kind of work item with its form, for clients that render or validate forms. */
export const workItemForms = (): WorkItemForm[] =>
  ANY_WORK_KINDS.map(({ kind, stage, role, place, irreversible = [], form }) => ({
    kind,
    stage,
    role,
    place,
    irreversible,
    form: z.toJSONSchema(form, { io: 'input' }),
  }));
