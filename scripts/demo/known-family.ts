import type { Host } from '../../local/host.ts';
import type { CaseView } from './storyline-forms.ts';
import type { OpenedItem } from './workforce.ts';

interface Found {
  id: string;
  vetting: { status: string };
  capacity: number;
  taken: number;
  held: number;
}

/** A sponsor of the destination tells its office that it knows the family of this case, by its number. */
export async function namedBySponsor(host: Host, _item: OpenedItem, view: CaseView) {
  const { destinationOffice, number } = view.case;
  if (destinationOffice === undefined) return undefined;
  const user = `sponsorship.${destinationOffice}`;
  const { body } = await host.request('GET', '/sponsors?limit=100', { user });
  const persons = view.persons.filter(({ status }) => status === 'active').length;
  const free = ({ capacity, taken, held }: Found) => capacity - taken - held;
  const fits = (body as { sponsors: Found[] }).sponsors
    .filter(({ vetting }) => vetting.status === 'active')
    .sort((one, other) => free(one) - free(other) || (one.id < other.id ? -1 : 1))
    .find((one) => free(one) >= persons);
  if (!fits) return undefined;
  return { user, path: `/sponsors/${fits.id}/families`, body: { number, relation: 'friend' } };
}
