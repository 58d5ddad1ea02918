import type { Host } from '../../local/host.ts';
import type { Form } from './forms.ts';
import type { CaseView } from './storyline-forms.ts';
import type { OpenedItem } from './workforce.ts';

/** What somebody does: below the case, or anywhere if the path begins with a slash. */
interface Called {
  user: string;
  path: string;
  body: unknown;
}

export type Happening = (
  host: Host,
  item: OpenedItem,
  view: CaseView,
) => Called | undefined | Promise<Called | undefined>;

export interface Storyline {
  name: string;
  /** The smallest household to which it can happen. */
  members: number;
  /** The kind of work item at whose opening it happens, and at which occurrence. */
  kind: string;
  /** The kind at whose opening its household is chosen, if that is earlier. */
  chosenAt?: string;
  time: number;
  form?: Form;
  /** What is written for other kinds of its work. */
  besides?: Readonly<Record<string, Form>>;
  happening?: Happening;
}
