import { FORMS } from 'virtual:work-item-forms';
import type { ItemView } from './use-item.ts';

/** The decisions of an item that nobody can undo. Of what somebody asks about their data, erasure alone is one. */
export const irreversibleOf = ({ kind, rightsRequest }: ItemView): readonly string[] =>
  rightsRequest && rightsRequest.right !== 'erasure' ? [] : (FORMS[kind]?.irreversible ?? []);
