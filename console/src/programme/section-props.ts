import type { Scope } from './scope.ts';
import type { Programme } from './use-programme.ts';

/** What each part of the page is given. */
export interface SectionProps {
  readonly programme: Programme;
  readonly scope: Scope;
  /** On paper there are tables only, and no links. */
  readonly printed?: boolean;
}
