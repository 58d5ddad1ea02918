import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useNarrow } from '../app/use-narrow.ts';
import { useText } from '../i18n/use-text.ts';
import { AddDocumentDialog, type Subject } from './add-document-dialog.tsx';
import { Named, State } from './document-cells.tsx';
import './documents.css';
import { EmptyHere } from '../desk/empty-here.tsx';
import { EndedDocuments } from './ended-documents.tsx';
import { SUFFIXES } from './kinds.ts';
import { RemoveDocumentDialog } from './remove-document-dialog.tsx';
import { type DocumentView, useCheckingAgain, useDocuments, useOpening } from './use-documents.ts';
import { isShown, ViewerBeside, ViewerDialog } from './viewer-dialog.tsx';

interface Props {
  /** The id of the case or sponsor. */
  readonly recordId: string;
  readonly subjects?: readonly Subject[];
  /** What a new document belongs to at first; then only documents of the subjects are shown. */
  readonly about?: string;
  readonly mayChange: boolean;
  /** Beside a decision: every document of the record, and pictures open in the list rather than over the form. */
  readonly beside?: boolean;
}

type Asked =
  | { add: { file?: File; known?: DocumentView } }
  | { remove: DocumentView }
  | { view: DocumentView };

/** The documents of a case, sponsor or work item: to add, to open, to remove. */
export function DocumentsPanel({ recordId, subjects = [], about, mayChange, beside = false }: Props) {
  const say = useText();
  const narrow = useNarrow() || beside;
  const list = useDocuments(recordId);
  const open = useOpening(recordId);
  const check = useCheckingAgain(recordId);
  const [asked, setAsked] = useState<Asked>();
  const [problem, setProblem] = useState<unknown>();
  const isShownHere = (one: { about?: string | undefined }) =>
    beside || about === undefined || subjects.some(({ id }) => id === one.about);
  const shown = (list.data?.documents ?? []).filter(isShownHere);
  const ended = (list.data?.ended ?? []).filter(isShownHere);
  const close = () => setAsked(undefined);
  const fetchIt = (one: DocumentView) => {
    setProblem(undefined);
    const suffix = one.contentType === undefined ? '' : `.${SUFFIXES[one.contentType]}`;
    open(one.id, one.name ?? `${one.kind}${suffix}`).catch(setProblem);
  };
  const aboutOf = (one: DocumentView) =>
    subjects.find(({ id }) => id === one.about)?.label ??
    say(one.about === undefined ? 'documents.about.all' : 'documents.about.part');
  const actions = (one: DocumentView) => (
    <SpaceBetween direction="horizontal" size="s">
      {isShown(one) && (
        <Button variant="inline-link" onClick={() => setAsked({ view: one })}>
          {say('documents.view')}
        </Button>
      )}
      {one.status === 'kept' && (
        <Button variant="inline-link" onClick={() => fetchIt(one)}>
          {say('documents.open')}
        </Button>
      )}
      {mayChange && one.status === 'checking' && (
        <Button variant="inline-link" onClick={() => void check(one.id).catch(setProblem)}>
          {say('documents.check')}
        </Button>
      )}
      {mayChange && one.status === 'uploading' && (
        <Button variant="inline-link" onClick={() => setAsked({ add: { known: one } })}>
          {say('documents.continue')}
        </Button>
      )}
      {mayChange && (
        <Button variant="inline-link" onClick={() => setAsked({ remove: one })}>
          {say('documents.remove')}
        </Button>
      )}
    </SpaceBetween>
  );
  return (
    <section
      className="document-drop"
      aria-label={say('documents.title')}
      onDragOver={(event) => mayChange && event.preventDefault()}
      onDrop={(event) => {
        const [file] = event.dataTransfer.files;
        if (!mayChange || !file) return;
        event.preventDefault();
        setAsked({ add: { file } });
      }}
    >
      <SpaceBetween size="s">
        <ProblemAlert problem={list.error ?? problem} />
        {asked && 'view' in asked && beside && (
          <ViewerBeside recordId={recordId} document={asked.view} onClose={close} />
        )}
        <Table
          variant={beside ? 'borderless' : 'container'}
          items={shown}
          loading={list.isPending}
          loadingText={say('documents.loading')}
          trackBy="id"
          enableKeyboardNavigation
          wrapLines
          ariaLabels={{ tableLabel: say('documents.title') }}
          empty={<EmptyHere of="documents.none" acts={mayChange} />}
          header={
            <Header
              variant={beside ? 'h3' : 'h2'}
              description={mayChange && say('documents.lead')}
              actions={
                mayChange && <Button onClick={() => setAsked({ add: {} })}>{say('documents.add')}</Button>
              }
            >
              {say('documents.title')}
            </Header>
          }
          columnDefinitions={[
            {
              id: 'kind',
              header: say('documents.kind'),
              isRowHeader: true,
              cell: (one) => (
                <Named document={one}>
                  {narrow && (
                    <>
                      <div>{aboutOf(one)}</div>
                      <State document={one} />
                      {actions(one)}
                    </>
                  )}
                </Named>
              ),
            },
            ...(narrow
              ? []
              : [
                  { id: 'about', header: say('documents.about'), cell: aboutOf },
                  {
                    id: 'state',
                    minWidth: 170,
                    header: say('documents.state'),
                    cell: (one: DocumentView) => <State document={one} />,
                  },
                  { id: 'actions', minWidth: 150, header: say('documents.actions'), cell: actions },
                ]),
          ]}
        />
        <EndedDocuments ended={ended} />
      </SpaceBetween>
      {asked && 'add' in asked && (
        <AddDocumentDialog
          recordId={recordId}
          subjects={subjects}
          about={about}
          {...asked.add}
          mostMegabytes={list.data?.mostMegabytes ?? 20}
          onClose={close}
        />
      )}
      {asked && 'view' in asked && !beside && (
        <ViewerDialog recordId={recordId} document={asked.view} onClose={close} />
      )}
      {asked && 'remove' in asked && (
        <RemoveDocumentDialog recordId={recordId} document={asked.remove} onClose={close} />
      )}
    </section>
  );
}
