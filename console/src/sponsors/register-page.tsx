import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { RegisterSponsor } from '../../../contracts/api/sponsors.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { useWrite } from '../api/use-write.ts';
import { useTell } from '../app/notes.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { DateField } from '../cases/date-field.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { FaultSummary } from '../faults/fault-summary.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { Abilities } from './abilities.tsx';
import {
  BLANK,
  DATES,
  faultsOf,
  KINDS,
  MAIL_LANGUAGES,
  newSponsorOf,
  type RegisterField,
} from './register-values.ts';
import { SPONSORS } from './use-sponsors.ts';

const TEXTS = ['name', 'email', 'phone', 'capacity', 'languages', 'minutes', 'experience'] as const;

/** Registers a sponsor of the office; its vetting is pending until the checks of its adults are recorded. */
export function RegisterPage() {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const tell = useTell();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { person } = useSession();
  const draft = useDraft('sponsor.register', BLANK);
  const [asked, setAsked] = useState(false);
  const values = { ...BLANK, ...draft.values };
  const faults = faultsOf(values);
  const set = (some: Partial<typeof values>) => draft.change({ ...values, ...some });
  const write = useWrite(draft, {
    send: (key) => {
      const today = new Date().toISOString().slice(0, 10);
      return call(RegisterSponsor, { body: newSponsorOf(values, person.office ?? '', today), key });
    },
    async onDone({ sponsorId }) {
      tell({ type: 'success', text: say('sponsors.registered') });
      navigate(`/sponsors/${sponsorId}`);
      await queries.invalidateQueries({ queryKey: [SPONSORS] });
    },
  });
  const field = (name: RegisterField, control: ReactNode) => (
    <FormField
      key={name}
      label={words('sponsors.field', name)}
      constraintText={words('sponsors.hint', name) || undefined}
      errorText={asked && faults.has(name) ? say('sponsors.fill-in') : undefined}
    >
      {control}
    </FormField>
  );
  const kinds = KINDS.map((value) => ({ value, label: words('sponsors.kind', value) }));
  const mail = MAIL_LANGUAGES.map((value) => ({ value, label: words('sponsors.mail', value) }));
  return (
    <PageFrame title={say('sponsors.register')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (faults.size === 0) write.mutate();
        }}
      >
        <Form
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button formAction="none" variant="link" onClick={() => navigate('/sponsors')}>
                {say('app.cancel')}
              </Button>
              <Button variant="primary" loading={write.isPending}>
                {say('sponsors.register.go')}
              </Button>
            </SpaceBetween>
          }
        >
          <FaultSummary />
          <SpaceBetween size="l">
            <Alert type="info">{say('sponsors.register.what')}</Alert>
            <ProblemAlert problem={write.error} />
            <Container>
              <SpaceBetween size="l">
                <ColumnLayout columns={2}>
                  {field(
                    'kind',
                    <Select
                      options={kinds}
                      placeholder={say('desk.choose')}
                      selectedOption={kinds.find(({ value }) => value === values.kind) ?? null}
                      onChange={({ detail }) =>
                        set({ kind: KINDS.find((kind) => kind === detail.selectedOption.value) ?? '' })
                      }
                    />,
                  )}
                  {TEXTS.map((name) =>
                    field(
                      name,
                      <Input value={values[name]} onChange={({ detail }) => set({ [name]: detail.value })} />,
                    ),
                  )}
                  {DATES.map((name) =>
                    field(
                      name,
                      <DateField value={values[name]} onChange={(date) => set({ [name]: date })} />,
                    ),
                  )}
                  {field(
                    'mailLanguage',
                    <Select
                      options={mail}
                      selectedOption={mail.find(({ value }) => value === values.mailLanguage) ?? null}
                      onChange={({ detail }) => set({ mailLanguage: detail.selectedOption.value ?? 'en' })}
                    />,
                  )}
                  {field(
                    'adults',
                    <Textarea
                      rows={3}
                      value={values.adults}
                      onChange={({ detail }) => set({ adults: detail.value })}
                    />,
                  )}
                </ColumnLayout>
                <Abilities chosen={values.abilities} onChange={(abilities) => set({ abilities })} />
              </SpaceBetween>
            </Container>
          </SpaceBetween>
        </Form>
      </form>
    </PageFrame>
  );
}
