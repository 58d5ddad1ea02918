import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { STAFF_ROLES } from '../../../contracts/authorization.ts';
import type { Role } from '../../../domain/kernel/actor.ts';
import type { Share } from '../../../domain/staff/saved-view.ts';
import { Dialog } from '../app/dialog.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import type { View, ViewDraft } from './use-views.ts';

interface Props {
  /** The view to change; a new one if undefined. */
  readonly view: View | undefined;
  readonly busy: boolean;
  readonly problem: unknown;
  onSave(named: Pick<ViewDraft, 'viewId' | 'name' | 'share' | 'first'>): void;
  onClose(): void;
}

const codeOf = (share: Share): string => (typeof share === 'string' ? share : share.role);
const shareOf = (value: string): Share =>
  value === 'nobody' || value === 'office' ? value : { role: value as Role };

/** The name of a view, for whom it is, and whether the list begins with it. */
export function ViewDialog({ view, busy, problem, onSave, onClose }: Props) {
  const say = useText();
  const words = useWords();
  const { person } = useSession();
  const [name, setName] = useState(view?.name ?? '');
  const [first, setFirst] = useState(view?.first ?? false);
  const now: Share = view?.shared ? (view.shared.role ? { role: view.shared.role } : 'office') : 'nobody';
  const [share, setShare] = useState(codeOf(now));
  const [missing, setMissing] = useState(false);
  const roles = person.roles.includes('supervisor') ? STAFF_ROLES : person.roles;
  const options = [
    { value: 'nobody', label: say('lists.view.share.nobody') },
    ...(person.office === undefined ? [] : [{ value: 'office', label: say('lists.view.share.office') }]),
    ...roles.map((role) => ({
      value: role as string,
      label: say('lists.view.share.role', { role: words('words.role', role) }),
    })),
  ];
  const go = () => {
    const trimmed = name.trim();
    const wrong = trimmed === '' || trimmed.length > 40 || /\d{3}/.test(trimmed);
    setMissing(wrong);
    if (!wrong) onSave({ viewId: view?.viewId, name: trimmed, share: shareOf(share), first });
  };
  return (
    <Dialog
      title={say(view ? 'lists.view.change.title' : 'lists.view.save')}
      go={say('lists.view.keep')}
      busy={busy}
      problem={problem}
      onGo={go}
      onClose={onClose}
    >
      <FormField
        label={say('lists.view.name')}
        constraintText={say('lists.view.name.hint')}
        errorText={missing && say('lists.view.name.wrong')}
      >
        <Input value={name} invalid={missing} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField label={say('lists.view.share')} constraintText={say('lists.view.share.hint')}>
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === share) ?? null}
          onChange={({ detail }) => setShare(detail.selectedOption.value ?? 'nobody')}
        />
      </FormField>
      <Checkbox checked={first} onChange={({ detail }) => setFirst(detail.checked)}>
        {say('lists.view.first')}
      </Checkbox>
    </Dialog>
  );
}
