import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import { useState } from 'react';
import { AddWebhook } from '../../../contracts/api/webhooks.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { KINDS } from './codes.ts';
import { WEBHOOKS } from './use-webhooks.ts';

interface Props {
  readonly clientId: string;
  onSecret(secret: string): void;
  onClose(): void;
}

/** Subscribes an address to kinds of events. */
export function AddWebhookDialog({ clientId, onSecret, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const draft = useDraft(`webhook.add.${clientId}`, {
    url: '',
    kinds: [...KINDS] as (typeof KINDS)[number][],
  });
  const [asked, setAsked] = useState(false);
  const { url, kinds } = draft.values;
  const isUrl = /^https?:\/\/\S+$/.test(url);
  const write = useDeskWrite({
    draft,
    changes: [WEBHOOKS],
    done: say('webhooks.added'),
    send: async (key) => {
      onSecret((await call(AddWebhook, { params: { clientId }, body: { url, kinds }, key })).secret);
    },
    onDone: onClose,
  });
  const issues = write.error instanceof ApiProblem ? write.error.issues : [];
  const refused = (field: string): boolean => issues.some(({ path }) => path === field);
  const options = KINDS.map((value) => ({ value, label: say(`webhooks.kind.${value}`) }));
  return (
    <Dialog
      title={say('webhooks.add')}
      go={say('webhooks.add.go')}
      busy={write.isPending}
      problem={write.error}
      marked={refused('url') || refused('clientId')}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (isUrl && kinds.length > 0) write.mutate();
      }}
    >
      <Alert type="info">{say('webhooks.add.what')}</Alert>
      {refused('clientId') && <Alert type="error">{say('webhooks.needs-read')}</Alert>}
      <FormField
        label={say('webhooks.url')}
        constraintText={say('webhooks.url.hint')}
        errorText={
          (asked && !isUrl && say('webhooks.url.wrong')) || (refused('url') && say('webhooks.url.refused'))
        }
      >
        <Input
          type="url"
          inputMode="url"
          value={url}
          onChange={({ detail }) => {
            write.reset();
            draft.change({ ...draft.values, url: detail.value.trim() });
          }}
        />
      </FormField>
      <FormField
        label={say('webhooks.kinds')}
        errorText={asked && kinds.length === 0 && say('desk.choose-one')}
      >
        <Multiselect
          placeholder={say('desk.choose')}
          options={options}
          selectedOptions={options.filter(({ value }) => kinds.includes(value))}
          onChange={({ detail }) =>
            draft.change({
              ...draft.values,
              kinds: KINDS.filter((one) => detail.selectedOptions.some(({ value }) => value === one)),
            })
          }
        />
      </FormField>
    </Dialog>
  );
}
