import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import { keepViews, viewsOf, withView } from './case-filters.ts';

interface Props {
  /** The list's current filters. */
  readonly address: string;
  onChoose(address: string): void;
}

const SAVE = '+';
const FORGET = '-';

/** Views that the person stores in this browser. */
export function ViewsMenu({ address, onChoose }: Props) {
  const say = useText();
  const { person } = useSession();
  const [views, setViews] = useState(() => viewsOf(localStorage, person.id));
  const [name, setName] = useState<string>();
  const current = views.find((view) => view.address === address);
  const keep = (next: typeof views) => {
    setViews(next);
    keepViews(localStorage, person.id, next);
  };
  const save = () => {
    if (name === undefined || name.trim() === '') return;
    keep(withView(views, { name: name.trim().slice(0, 40), address }));
    setName(undefined);
  };
  return (
    <>
      <ButtonDropdown
        items={[
          ...views.map((view, index) => ({ id: String(index), text: view.name })),
          { id: SAVE, text: say('cases.views.save'), disabled: address === '' },
          ...(current ? [{ id: FORGET, text: say('cases.views.forget', { name: current.name }) }] : []),
        ]}
        onItemClick={({ detail: { id } }) => {
          if (id === SAVE) setName('');
          else if (id === FORGET) keep(views.filter((view) => view !== current));
          else onChoose(views[Number(id)]?.address ?? '');
        }}
      >
        {current?.name ?? say('cases.views')}
      </ButtonDropdown>
      <Modal
        visible={name !== undefined}
        header={say('cases.views.save')}
        onDismiss={() => setName(undefined)}
        footer={
          <Box float="right">
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" onClick={() => setName(undefined)}>
                {say('app.cancel')}
              </Button>
              <Button variant="primary" onClick={save}>
                {say('cases.views.keep')}
              </Button>
            </SpaceBetween>
          </Box>
        }
      >
        <FormField label={say('cases.views.name')} constraintText={say('cases.views.hint')}>
          <Input value={name ?? ''} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
      </Modal>
    </>
  );
}
