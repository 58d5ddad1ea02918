import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ListFeeds, MakeFeed, RevokeFeed } from '../../../contracts/api/appointments.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { usePreferences } from '../app/use-preferences.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';

const FEEDS = ['calendar-feeds'];

/** Secret addresses for calendar programs: to make, and to end. An address is shown once. */
export function FeedsDialog({ onClose }: { onClose(): void }) {
  const say = useText();
  const call = useCall();
  const queries = useQueryClient();
  const { preferences } = usePreferences();
  const [of, setOf] = useState<'me' | 'office'>('me');
  const [names, setNames] = useState(false);
  // Without a key: the platform must not keep the answer, which holds the secret.
  const make = useMutation({
    mutationFn: () => call(MakeFeed, { body: { of, names, language: preferences.locale } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: FEEDS }),
  });
  return (
    <Dialog
      title={say('appointments.feeds')}
      go={say('appointments.feeds.make')}
      busy={make.isPending}
      problem={make.error}
      onGo={() => make.mutate()}
      onClose={onClose}
    >
      <Box>{say('appointments.feeds.what')}</Box>
      <FormField label={say('appointments.feeds.which')}>
        <RadioGroup
          value={of}
          items={[
            { value: 'me', label: say('appointments.feeds.me') },
            { value: 'office', label: say('appointments.feeds.office') },
          ]}
          onChange={({ detail }) => setOf(detail.value as 'me' | 'office')}
        />
      </FormField>
      <Checkbox checked={names} onChange={({ detail }) => setNames(detail.checked)}>
        {say('appointments.feeds.names')}
      </Checkbox>
      {names && <Alert type="warning">{say('appointments.feeds.names.what')}</Alert>}
      {make.data && (
        <Alert type="success" header={say('appointments.feeds.made')}>
          <CopyToClipboard
            variant="inline"
            textToCopy={make.data.url}
            copyButtonAriaLabel={say('appointments.feeds.copy')}
            copySuccessText={say('appointments.feeds.copied')}
            copyErrorText={say('appointments.feeds.not-copied')}
          />
        </Alert>
      )}
      <OwnFeeds />
    </Dialog>
  );
}

function OwnFeeds() {
  const say = useText();
  const call = useCall();
  const format = useFormat();
  const queries = useQueryClient();
  const list = useQuery({ queryKey: FEEDS, queryFn: ({ signal }) => call(ListFeeds, { signal }) });
  const revoke = useMutation({
    mutationFn: (feedId: string) => call(RevokeFeed, { params: { feedId } }),
    onSettled: () => queries.invalidateQueries({ queryKey: FEEDS }),
  });
  const feeds = list.data?.feeds ?? [];
  return (
    <SpaceBetween size="s">
      <ProblemAlert problem={list.error ?? revoke.error} />
      {feeds.map(({ id, of, names, madeAt }) => (
        <SpaceBetween key={id} direction="horizontal" size="s" alignItems="center">
          <span>
            {say(`appointments.feeds.${of}`)}
            {names && ` · ${say('appointments.feeds.named')}`} · {format.day(madeAt)}
          </span>
          <Button variant="inline-link" onClick={() => revoke.mutate(id)}>
            {say('appointments.feeds.end')}
          </Button>
        </SpaceBetween>
      ))}
    </SpaceBetween>
  );
}
