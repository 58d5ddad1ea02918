import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, useRef, useState } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useRule } from '../api/use-rule.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { ChangedAlert } from './changed-alert.tsx';
import { DecisionField } from './decision-field.tsx';
import { issuesByField } from './field-issues.ts';
import type { DecisionForm } from './form-model.ts';
import { faultsOf } from './form-values.ts';
import { useDecision } from './use-decision.ts';
import type { ItemView } from './use-item.ts';

interface Props {
  readonly item: ItemView;
  readonly forms: readonly DecisionForm[];
  nameOf(personId: string): string;
  onRefresh(): Promise<{ data: ItemView | undefined }>;
}

/** The form of a work item: the decision first, then what that decision needs. */
export function DecisionPanel({ item, forms, nameOf, onRefresh }: Props) {
  const say = useText();
  const words = useWords();
  const ruleOf = useRule();
  const { draft, write, changed, send } = useDecision(item, onRefresh);
  const [asked, setAsked] = useState(false);
  const place = useRef<HTMLFormElement>(null);
  const { decision, entered } = draft.values;
  const closed = new Map<string | null, string>([
    ...item.closed.map((one) => [one.decision, one.why] as const),
    ...item.missing.map((one) => [one.decision, 'document-missing'] as const),
  ]);
  const isChosen = ({ code }: DecisionForm) => code === decision && !closed.has(code);
  const form = forms.find(isChosen) ?? (forms.length === 1 ? forms[0] : undefined);
  const faults = form ? faultsOf(form, entered, item) : {};
  const refused = write.error instanceof ApiProblem ? issuesByField(write.error.issues) : {};
  const errorOf = (name: string): string | undefined => {
    const fault = asked ? faults[name] : undefined;
    if (fault) return say(fault.id, fault.values);
    return refused[name] && ruleOf(refused[name]);
  };
  // Refused was the decision itself, not what was entered with it; another choice is not.
  const refusal = write.variables?.form.code === form?.code ? errorOf('decision') : undefined;
  const submit = (goOn: boolean) => {
    setAsked(true);
    if (!form || Object.keys(faults).length > 0)
      return void focusFirst(place.current, form ? Object.keys(faults) : []);
    send({ form, goOn });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit(true);
  };
  return (
    <form ref={place} onSubmit={onSubmit} noValidate>
      <SpaceBetween size="m">
        <Container
          header={
            <Header
              variant="h2"
              actions={
                form !== undefined && (
                  <Button formAction="none" variant="inline-link" onClick={draft.clear}>
                    {say('work.discard')}
                  </Button>
                )
              }
            >
              {say('work.form')}
            </Header>
          }
        >
          <SpaceBetween size="l">
            {draft.restored && <Alert type="info">{say('work.restored')}</Alert>}
            {changed ? <ChangedAlert item={changed} /> : <ProblemAlert problem={write.error} />}
            <div data-field="decision">
              <FormField
                label={say('work.decision')}
                errorText={asked && !form ? say('work.choose-one') : refusal}
              >
                <RadioGroup
                  value={form?.code ?? null}
                  items={forms.map(({ code }) => ({
                    value: code,
                    label: words(`words.decision.${item.kind}`, code),
                    ...(closed.has(code)
                      ? { disabled: true, description: say(`work.closed.${closed.get(code)}`) }
                      : {}),
                  }))}
                  onChange={({ detail }) => {
                    setAsked(false);
                    draft.change({ decision: detail.value, entered });
                  }}
                />
              </FormField>
            </div>
            {form?.fields.map((field) => (
              <div key={`${form.code}.${field.name}`} data-field={field.name}>
                <DecisionField
                  field={field}
                  kind={item.kind}
                  decision={form.code}
                  entered={entered}
                  subjects={item}
                  nameOf={nameOf}
                  error={errorOf(field.name)}
                  onEnter={(name, value) =>
                    draft.change({ decision: form.code, entered: { ...entered, [name]: value } })
                  }
                />
              </div>
            ))}
          </SpaceBetween>
        </Container>
      </SpaceBetween>
      <div className="decision-actions">
        <SpaceBetween direction="horizontal" size="xs">
          <Button formAction="none" loading={write.isPending} onClick={() => submit(false)}>
            {say('work.submit')}
          </Button>
          <Button variant="primary" loading={write.isPending}>
            {say('work.submit-next')}
          </Button>
        </SpaceBetween>
      </div>
    </form>
  );
}

/** Moves the focus to the first faulty field, or to the decision if none is named. */
function focusFirst(place: HTMLElement | null, names: readonly string[]): void {
  const name = names[0] ?? 'decision';
  place?.querySelector<HTMLElement>(`[data-field="${name}"] :is(input, textarea, button)`)?.focus();
}
