import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useWho } from '../desk/use-who.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { ChangeNoteDialog } from './change-note-dialog.tsx';
import { EraseNoteDialog } from './erase-note-dialog.tsx';
import { NewNote, type Subject } from './new-note.tsx';
import './case-notes.css';
import { EmptyHere } from '../desk/empty-here.tsx';
import { When } from '../i18n/when.tsx';
import { type CaseNote, useCaseNotes } from './use-case-notes.ts';

interface Props {
  readonly caseId: string;
  readonly subjects?: readonly Subject[];
  /** Only notes about this work item or member. */
  readonly about?: string;
  readonly mayWrite: boolean;
  /** Beside a decision: the last notes of the case, whatever they are about, within a part that has its own heading. */
  readonly beside?: boolean;
}

/** So many of the last notes stand beside a decision; the others are on the case. */
const LAST = 5;

/** What colleagues wrote to each other about a case, a member or a work item. */
export function NotesPanel({ caseId, subjects = [], about, mayWrite, beside = false }: Props) {
  const say = useText();
  const read = useCaseNotes(caseId);
  const who = useWho(read.data?.people ?? []);
  const [asked, setAsked] = useState<{ to: 'change' | 'erase'; note: CaseNote }>();
  const notes = read.data?.notes ?? [];
  const shown = beside
    ? notes.slice(0, LAST)
    : notes.filter((note) => about === undefined || note.about === about);
  const close = () => setAsked(undefined);
  return (
    <Frame beside={beside} title={say('notes.title')}>
      <SpaceBetween size="l">
        {mayWrite && !beside && <NewNote caseId={caseId} subjects={subjects} about={about} />}
        <ProblemAlert problem={read.error} onAgain={() => void read.refetch()} />
        {read.data && shown.length === 0 && <EmptyHere of="notes.none" acts={mayWrite} />}
        {shown.length > 0 && (
          <ul className="case-notes" aria-label={say('notes.title')}>
            {shown.map((note) => (
              <li key={note.id}>
                <OneNote
                  note={note}
                  writer={who(note.writtenBy)}
                  subject={subjects.find(({ id }) => id === note.about)?.label}
                  onAsk={(to) => setAsked({ to, note })}
                />
              </li>
            ))}
          </ul>
        )}
        {mayWrite && beside && <NewNote caseId={caseId} subjects={subjects} about={about} />}
      </SpaceBetween>
      {asked?.to === 'change' && <ChangeNoteDialog caseId={caseId} note={asked.note} onClose={close} />}
      {asked?.to === 'erase' && <EraseNoteDialog caseId={caseId} note={asked.note} onClose={close} />}
    </Frame>
  );
}

function Frame({ beside, title, children }: { beside: boolean; title: string; children: ReactNode }) {
  if (beside) return <>{children}</>;
  return <Container header={<Header variant="h2">{title}</Header>}>{children}</Container>;
}

interface NoteProps {
  readonly note: CaseNote;
  readonly writer: string;
  readonly subject: string | undefined;
  onAsk(to: 'change' | 'erase'): void;
}

function OneNote({ note, writer, subject, onAsk }: NoteProps) {
  const say = useText();
  const format = useFormat();
  const { person } = useSession();
  const own = note.writtenBy === person.id;
  const erases = own || person.roles.includes('supervisor');
  return (
    <article>
      <Box variant="small" color="text-body-secondary">
        <bdi>{writer}</bdi> · <When at={note.writtenAt} />
        {subject !== undefined && (
          <>
            {' · '}
            <bdi>{subject}</bdi>
          </>
        )}
        {note.class !== 'identity' && ` · ${say(`notes.class.${note.class}`)}`}
      </Box>
      <p className="case-note" dir="auto">
        {note.text}
      </p>
      {note.earlier.length > 0 && (
        <ExpandableSection headerText={say('notes.earlier', { count: note.earlier.length })}>
          {note.earlier.map(({ text, until }) => (
            <div key={until}>
              <Box variant="small" color="text-body-secondary">
                {say('notes.until', { when: format.instant(until) })}
              </Box>
              <p className="case-note" dir="auto">
                {text}
              </p>
            </div>
          ))}
        </ExpandableSection>
      )}
      <SpaceBetween direction="horizontal" size="s">
        {own && (
          <Button variant="inline-link" onClick={() => onAsk('change')}>
            {say('notes.change')}
          </Button>
        )}
        {erases && (
          <Button variant="inline-link" onClick={() => onAsk('erase')}>
            {say('notes.erase')}
          </Button>
        )}
      </SpaceBetween>
    </article>
  );
}
