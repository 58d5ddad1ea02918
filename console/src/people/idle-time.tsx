import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { ChangeSignInRules } from '../../../contracts/api/people.ts';
import {
  IdleMinutesSchema,
  MAX_IDLE_MINUTES,
  MIN_IDLE_MINUTES,
} from '../../../domain/staff/sign-in-rules.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { SIGN_IN_RULES, useSignInRules } from '../idle/use-presence.ts';
import type { Person } from './use-people.ts';

/** After how long everybody is signed out, who decided it, and for an administrator where it is changed. */
export function IdleTime({ people, mayChange }: { people: readonly Person[]; mayChange: boolean }) {
  const say = useText();
  const format = useFormat();
  const { data } = useSignInRules();
  const [changing, setChanging] = useState(false);
  if (!data) return null;
  const { idleMinutes, changed } = data;
  const by = people.find(({ id }) => id === changed?.by);
  return (
    <div className="people-idle">
      <Box>{say('people.idle', { minutes: idleMinutes })}</Box>
      {changed && (
        <Box color="text-body-secondary">
          {by
            ? say('people.idle.changed-by', { day: format.day(changed.at), name: by.name ?? by.login })
            : say('people.idle.changed', { day: format.day(changed.at) })}
        </Box>
      )}
      {mayChange && <Button onClick={() => setChanging(true)}>{say('people.idle.change')}</Button>}
      {changing && <IdleDialog minutes={idleMinutes} onClose={() => setChanging(false)} />}
    </div>
  );
}

function IdleDialog({ minutes, onClose }: { minutes: number; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const [asked, setAsked] = useState(false);
  const draft = useDraft('people.idle', String(minutes));
  const wanted = IdleMinutesSchema.safeParse(Number(draft.values.trim() || Number.NaN));
  const write = useDeskWrite({
    draft,
    changes: [SIGN_IN_RULES],
    done: say('people.idle.done'),
    send: (key) => call(ChangeSignInRules, { body: { idleMinutes: wanted.data ?? minutes }, key }),
    onDone: onClose,
  });
  const bounds = { least: MIN_IDLE_MINUTES, most: MAX_IDLE_MINUTES };
  return (
    <Dialog
      title={say('people.idle.change')}
      go={say('people.idle.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (wanted.success) write.mutate();
      }}
    >
      <Box>{say('people.idle.what')}</Box>
      <FormField
        label={say('people.idle.minutes')}
        constraintText={say('people.idle.bounds', bounds)}
        errorText={asked && !wanted.success ? say('people.idle.wrong', bounds) : undefined}
      >
        <Input
          type="number"
          inputMode="numeric"
          value={draft.values}
          invalid={asked && !wanted.success}
          onChange={({ detail }) => draft.change(detail.value)}
        />
      </FormField>
    </Dialog>
  );
}
