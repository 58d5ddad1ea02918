import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ItemView } from '../work/use-item.ts';
import { useOrganisations } from './use-organisations.ts';

interface Props {
  readonly item: Pick<ItemView, 'service' | 'office'>;
  readonly busy: boolean;
  onChoose(organisation: string): void;
}

/** Gives an item to a partner organisation whose agreement covers it today; nothing where there is none. */
export function GiveToPartner({ item: { service, office }, busy, onChoose }: Props) {
  const say = useText();
  const words = useWords();
  const { rows } = useOrganisations(service !== null);
  const items = rows.flatMap(({ organisationId: id, holds, agreement }) =>
    service !== null && holds && agreement?.services.includes(service) && agreement.offices.includes(office)
      ? [{ id, text: agreement.name, secondaryText: words('partners.kind', agreement.kind) }]
      : [],
  );
  if (items.length === 0) return null;
  return (
    <ButtonDropdown loading={busy} items={items} onItemClick={({ detail }) => onChoose(detail.id)}>
      {say('partners.give')}
    </ButtonDropdown>
  );
}
