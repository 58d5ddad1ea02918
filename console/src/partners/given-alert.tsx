import Alert from '@cloudscape-design/components/alert';
import { useText } from '../i18n/use-text.ts';
import type { ItemView } from '../work/use-item.ts';
import { GivenFacts } from './given-facts.tsx';
import { useOrganisations } from './use-organisations.ts';

/** That a partner organisation has a task, and how it is taken back. */
export function GivenAlert({ item, nameOf }: { item: ItemView; nameOf(personId: string): string }) {
  const say = useText();
  const { nameOf: organisationOf } = useOrganisations(Boolean(item.given));
  if (!item.given) return null;
  return (
    <Alert type="info" header={say('partners.has', { name: organisationOf(item.given.organisation) })}>
      {say('partners.has.what')}
      <GivenFacts given={item.given} nameOf={nameOf} />
    </Alert>
  );
}
