import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type FormEvent, type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useRule } from '../api/use-rule.ts';
import { FaultSummary } from '../faults/fault-summary.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import { WhyList } from '../why/why-list.tsx';
import { ChangedAlert } from './changed-alert.tsx';
import { DecisionField } from './decision-field.tsx';
import { issuesByField, placeOf } from './field-issues.ts';
import type { Fault } from './form-entered.ts';
import type { DecisionForm } from './form-model.ts';
import { faultsOf } from './form-values.ts';
import { irreversibleOf } from './irreversible.ts';
import { useDecision } from './use-decision.ts';
import type { ItemView } from './use-item.ts';

const Confirm = lazy(async () => ({
  default: (await import('./confirm-decision.tsx')).ConfirmDecision,
}));

interface Props {
  readonly item: ItemView;
  readonly forms: readonly DecisionForm[];
  /** Versions of the item that the person made by taking or returning it here. */
  readonly own: readonly number[];
  nameOf(personId: string): string;
  onRefresh(): Promise<{ data: ItemView | undefined }>;
}

/** What waits for a yes: whether to go on afterwards, and where the keyboard stood. */
interface Confirming {
  readonly goOn: boolean;
  readonly from: Element | null;
}

/** The form of a work item: the decision first, then what that decision needs. */
export function DecisionPanel({ item, forms, own, nameOf, onRefresh }: Props) {
  const say = useText();
  const words = useWords();
  const ruleOf = useRule();
  const { draft, write, changed, send } = useDecision(item, own, onRefresh);
  const [asked, setAsked] = useState(false);
  const place = useRef<HTMLFormElement>(null);
  const [confirming, setConfirming] = useState<Confirming>();
  const { decision, entered } = draft.values;
  const closed = new Map<string | null, string>([
    ...item.closed.map((one) => [one.decision, one.why] as const),
    ...item.missing
      .filter(({ explainable }) => !explainable)
      .map((one) => [one.decision, 'document-missing'] as const),
  ]);
  const isChosen = ({ code }: DecisionForm) => code === decision && !closed.has(code);
  const form = forms.find(isChosen) ?? (forms.length === 1 ? forms[0] : undefined);
  const faults = form ? faultsOf(form, entered, item) : {};
  const refused = write.error instanceof ApiProblem ? issuesByField(write.error.issues) : {};
  /** What is wrong, with the row and the column of a list in which it is. */
  const placed = (name: string, at: Fault['at'], what: string): string =>
    at === undefined
      ? what
      : say('words.rows.wrong', {
          row: say('words.rows.one', { what: words('words.rows', name), number: at.row + 1 }),
          column: words('words.field', at.column),
          what,
        });
  const errorOf = (name: string): string | undefined => {
    const fault = asked ? faults[name] : undefined;
    if (fault) return placed(name, fault.at, say(fault.id, fault.values));
    return (
      refused[name] && placed(name, placeOf(form, name, refused[name], entered, item), ruleOf(refused[name]))
    );
  };
  // Refused was the decision itself, not what was entered with it; another choice is not.
  const refusal = write.variables?.form.code === form?.code ? errorOf('decision') : undefined;
  const fields = ['decision', ...(form?.fields.map(({ name }) => name) ?? [])];
  const marked = fields.filter((name) => refused[name]).join();
  // The keyboard goes where the server found a fault: to the field or, if none is named, to the message.
  useEffect(() => {
    if (write.error) focusFirst(place.current, marked === '' ? [MESSAGE] : marked.split(','));
  }, [write.error, marked]);
  const submit = (goOn: boolean) => {
    setAsked(true);
    if (!form || Object.keys(faults).length > 0)
      return void focusFirst(place.current, form ? Object.keys(faults) : []);
    if (!irreversibleOf(item).includes(form.code)) return send({ form, goOn });
    setConfirming({ goOn, from: document.activeElement });
  };
  const close = () => {
    if (confirming?.from instanceof HTMLElement) confirming.from.focus();
    setConfirming(undefined);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit(true);
  };
  // Also from within a text field, where Enter is a new line.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    // Keys that are held down, or pressed again while it is sent, must not reach the task that opens next.
    if (!event.repeat && !write.isPending) submit(!event.shiftKey);
  };
  return (
    <>
      <form ref={place} onSubmit={onSubmit} onKeyDown={onKeyDown} aria-busy={write.isPending} noValidate>
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
            <FaultSummary least={2} />
            <SpaceBetween size="l">
              {draft.restored && <Alert type="info">{say('work.restored')}</Alert>}
              <div data-field={MESSAGE} tabIndex={-1} className="beside-message">
                {changed ? <ChangedAlert item={changed} /> : <ProblemAlert problem={write.error} />}
                {!changed && write.error instanceof ApiProblem && write.error.why && (
                  <WhyList why={[write.error.why]} nameOf={nameOf} />
                )}
              </div>
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
                        ? { disabled: true, description: say(`words.closed.${closed.get(code)}`) }
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
                    stage={item.stage}
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
      {confirming && form && (
        <Suspense fallback={null}>
          <Confirm
            item={item}
            decision={form.code}
            onGo={() => {
              close();
              send({ form, goOn: confirming.goOn });
            }}
            onClose={close}
          />
        </Suspense>
      )}
    </>
  );
}

/** Where what went wrong as a whole is told. */
const MESSAGE = '';

/** Moves the focus to the first faulty field, to the decision if none is named, or to the message. */
function focusFirst(place: HTMLElement | null, names: readonly string[]): void {
  const field = place?.querySelector<HTMLElement>(`[data-field="${names[0] ?? 'decision'}"]`);
  const inside = field?.querySelector<HTMLElement>(
    ':is(input, textarea, button):not(:disabled, .field-help *)',
  );
  (names[0] === MESSAGE ? field : inside)?.focus();
}
