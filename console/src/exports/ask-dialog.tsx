import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { useState } from 'react';
import { AskExport } from '../../../contracts/api/exports.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { useOffices } from '../cases/use-offices.ts';
import { CodeChoice, isCode } from '../desk/code-choice.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { saveFile } from '../executions/save-file.ts';
import { useText } from '../i18n/use-text.ts';
import { PROGRAMME_NAMES } from '../policy/use-policy.ts';
import { EXPORTS } from './use-exports.ts';

const REASONS = ['office-handover', 'other-system', 'court-order', 'safe-copy', 'programme-ended'] as const;
const ALL = 'all';

/** Makes a key pair in this browser: the secret key is saved as a file and sent nowhere. */
async function newRecipient(): Promise<string> {
  const secret = await generateX25519Identity();
  const recipient = await identityToRecipient(secret);
  saveFile('kinbridge-export-key.txt', 'text/plain', `# public key: ${recipient}\n${secret}\n`);
  return recipient;
}

/** Asks for an export; a second person has to approve it. */
export function AskDialog({ onClose }: { onClose(): void }) {
  const say = useText();
  const call = useCall();
  const offices = useOffices();
  const draft = useDraft('export.ask', { office: ALL, programme: ALL, recipient: '', reasonCode: '' });
  const [asked, setAsked] = useState(false);
  const { office, programme, recipient, reasonCode } = draft.values;
  const change = (more: Partial<typeof draft.values>) => draft.change({ ...draft.values, ...more });
  const hasScope = office !== ALL || programme !== ALL;
  const hasKey = /^age1[a-z0-9]{58}$/.test(recipient);
  const write = useDeskWrite({
    draft,
    changes: [EXPORTS],
    done: say('exports.asked'),
    send: (key) =>
      call(AskExport, {
        body: {
          ...(office === ALL ? {} : { office }),
          ...(programme === ALL ? {} : { programme: programme as (typeof PROGRAMME_NAMES)[number] }),
          ...{ recipient, reasonCode },
        },
        key,
      }),
    onDone: onClose,
  });
  const officeOptions = [{ value: ALL, label: say('exports.every-office') }, ...offices];
  const programmeOptions = [
    { value: ALL, label: say('exports.every-programme') },
    ...PROGRAMME_NAMES.map((value) => ({ value, label: say(`policy.programme.${value}`) })),
  ];
  return (
    <Dialog
      title={say('exports.ask')}
      go={say('exports.ask.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (hasScope && hasKey && isCode(reasonCode)) write.mutate();
      }}
    >
      <Alert type="warning">{say('exports.ask.what')}</Alert>
      <FormField label={say('exports.office')} errorText={asked && !hasScope && say('exports.no-scope')}>
        <Select
          options={officeOptions}
          selectedOption={officeOptions.find(({ value }) => value === office) ?? null}
          onChange={({ detail }) => change({ office: detail.selectedOption.value ?? ALL })}
        />
      </FormField>
      <FormField label={say('exports.programme')}>
        <Select
          options={programmeOptions}
          selectedOption={programmeOptions.find(({ value }) => value === programme) ?? null}
          onChange={({ detail }) => change({ programme: detail.selectedOption.value ?? ALL })}
        />
      </FormField>
      <CodeChoice
        label={say('exports.why')}
        words="exports.reason"
        codes={REASONS}
        value={reasonCode}
        asked={asked}
        onChoose={(code) => change({ reasonCode: code })}
      />
      <FormField
        label={say('exports.key')}
        description={say('exports.key.what')}
        errorText={asked && !hasKey && say('exports.key.wrong')}
        secondaryControl={
          <Button onClick={() => void newRecipient().then((made) => change({ recipient: made }))}>
            {say('exports.key.make')}
          </Button>
        }
      >
        <Input
          value={recipient}
          spellcheck={false}
          placeholder="age1…"
          onChange={({ detail }) => change({ recipient: detail.value.trim() })}
        />
      </FormField>
    </Dialog>
  );
}
