import './mailbox.css';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { FittedTable } from '../app/fitted-table.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { htmlPathOf, type MailboxMessage, useMailbox, useMessage } from './use-mailbox.ts';

/** The mail and text messages that this host would have sent. Only on the embedded host. */
export function MailboxPage() {
  const say = useText();
  const format = useFormat();
  const words = useWords();
  const mailbox = useMailbox();
  const [opened, setOpened] = useState<string>();
  return (
    <PageFrame
      title={say('notices.mailbox')}
      description={say('notices.mailbox.lead')}
      actions={<RefreshButton list={mailbox} />}
    >
      <ProblemAlert problem={mailbox.error} onAgain={() => void mailbox.refetch()} />
      {opened !== undefined && <Opened key={opened} id={opened} onClose={() => setOpened(undefined)} />}
      <FittedTable
        variant="container"
        trackBy="id"
        items={mailbox.data ?? []}
        loading={mailbox.isPending}
        loadingText={say('app.loading')}
        wrapLines
        ariaLabels={{ tableLabel: say('notices.mailbox') }}
        empty={<Nothing title={say('notices.mailbox.empty')} todo={say('notices.mailbox.empty.todo')} />}
        columnDefinitions={[
          {
            id: 'subject',
            header: say('notices.mail.subject'),
            isRowHeader: true,
            cell: ({ id, subject, text }) => (
              <Button variant="inline-link" onClick={() => setOpened(id)}>
                <bdi dir="auto">{subject ?? text}</bdi>
              </Button>
            ),
          },
          {
            id: 'to',
            header: say('notices.mail.to'),
            cell: ({ to }) => <bdi>{format.list(to)}</bdi>,
          },
          {
            id: 'channel',
            header: say('notices.column.channel'),
            cell: ({ channel }) => words('notices.channel', channel),
          },
          { id: 'at', header: say('notices.column.when'), cell: ({ at }) => <When at={at} /> },
        ]}
      />
    </PageFrame>
  );
}

function Opened({ id, onClose }: { id: string; onClose(): void }) {
  const say = useText();
  const format = useFormat();
  const message = useMessage(id);
  if (!message.data) return <ProblemAlert problem={message.error} onAgain={() => void message.refetch()} />;
  const { subject, from, to } = message.data;
  return (
    <Container
      header={
        <Header variant="h2" actions={<Button onClick={onClose}>{say('notices.mail.close')}</Button>}>
          <bdi dir="auto">{subject ?? say('notices.channel.sms')}</bdi>
        </Header>
      }
    >
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={2}
          items={[
            { label: say('notices.mail.from'), value: <bdi dir="ltr">{from}</bdi> },
            { label: say('notices.mail.to'), value: <bdi>{format.list(to)}</bdi> },
          ]}
        />
        <Content message={message.data} />
      </SpaceBetween>
    </Container>
  );
}

/** The mail as its recipient sees it, without scripts and isolated from this page; and its text. */
function Content({ message: { id, html, text } }: { message: MailboxMessage }) {
  const say = useText();
  return (
    <>
      {html !== null && html !== '' && (
        <iframe className="mail" title={say('notices.mail.html')} sandbox="" src={htmlPathOf(id)} />
      )}
      <Box variant="awsui-key-label">{say('notices.mail.text')}</Box>
      <pre className="mail-text" dir="auto">
        {text}
      </pre>
    </>
  );
}
