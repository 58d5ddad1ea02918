import { FORMS } from 'virtual:work-item-forms';
import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';
import { Loading } from '../app/loading.tsx';
import { useText } from '../i18n/use-text.ts';
import { GivenAlert } from '../partners/given-alert.tsx';
import './beside.css';
import { DecisionPanel } from './decision-panel.tsx';
import { formOf, withNeeded } from './form-model.ts';
import { HeldAlert } from './held-alert.tsx';
import { MissingDocuments } from './missing-documents.tsx';
import { isAllClosed } from './queue.ts';
import { RecordSide } from './record-side.tsx';
import { type ItemView, useNames } from './use-item.ts';

const ClassChoice = lazy(async () => ({
  default: (await import('../classes/class-choice.tsx')).ClassChoice,
}));

interface Props {
  readonly item: ItemView;
  readonly mayDecide: boolean;
  readonly own?: readonly number[];
  onRefresh(): Promise<{ data: ItemView | undefined }>;
}

const ABOUT_PERSONS = new Set(['members', 'attendance', 'by-member']);

/** What an item is decided on and, beside it, its form for people who may decide it. */
export function ItemBody({ item, mayDecide, own = [], onRefresh }: Props) {
  const say = useText();
  const forms = withNeeded(formOf(FORMS[item.kind]?.form ?? {}), item.needed);
  const aboutPersons = forms.some(({ fields }) => fields.some(({ kind }) => ABOUT_PERSONS.has(kind)));
  const person = item.members.find((id) => id === item.subject);
  const household = new Map(item.matter?.household.map(({ personId, name }) => [personId, name]));
  const unknown = item.members.some((id) => !household.get(id));
  const ofCase = useNames(item.caseId, item.members, unknown && (aboutPersons || person !== undefined));
  const adults = new Map([
    ...(item.sponsor?.adults ?? []).map(({ id, name }) => [id, name] as const),
    ...(item.support?.adults ?? []).map(({ adultId, name }) => [adultId, name] as const),
  ]);
  const nameOf = (id: string): string => adults.get(id) ?? household.get(id) ?? ofCase.nameOf(id);
  const isOpen = item.status === 'open' || item.status === 'claimed';
  return (
    <SpaceBetween size="m">
      <HeldAlert item={item} nameOf={nameOf} />
      <GivenAlert item={item} nameOf={nameOf} />
      <div className="beside">
        <section className="beside-record" aria-label={say('work.beside')}>
          <RecordSide item={item} mayDecide={mayDecide} nameOf={nameOf} />
        </section>
        <section className="beside-form" id="decision" aria-label={say('work.form')} tabIndex={-1}>
          <SpaceBetween size="m">
            <MissingDocuments missing={item.missing} nameOf={nameOf} />
            {!mayDecide && !item.held && !item.given && (
              <Alert type="info">{say(isOpen ? 'work.not-yours' : 'work.not-open')}</Alert>
            )}
            {mayDecide && item.kind === 'orientation-session' && (
              <Suspense>
                <ClassChoice item={item} />
              </Suspense>
            )}
            {mayDecide && isAllClosed(item) && <Alert type="info">{say('words.closed.all')}</Alert>}
            {mayDecide && !isAllClosed(item) && ofCase.loading && <Loading />}
            {mayDecide && !isAllClosed(item) && !ofCase.loading && (
              <DecisionPanel item={item} forms={forms} own={own} nameOf={nameOf} onRefresh={onRefresh} />
            )}
          </SpaceBetween>
        </section>
      </div>
    </SpaceBetween>
  );
}
