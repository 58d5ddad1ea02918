import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DecideRelease, ReadRelease, ReleaseStatistics } from '../../../contracts/api/releases.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { useTell } from '../app/notes.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { useColleagues } from '../desk/use-colleagues.ts';
import { saveFile } from '../executions/save-file.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { CheckFiles } from './check-files.tsx';
import { DefinitionForm } from './definition-form.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { PreviewTable, RefusedAlert } from './preview.tsx';
import { RefuseDialog } from './refuse-dialog.tsx';
import { useCount } from './use-count.ts';
import { RELEASES, type ReleaseView, useReleases } from './use-releases.ts';

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Figures to share: chosen, seen as they would leave the house, released, and listed in the ledger. */
export function FiguresPage() {
  const say = useText();
  const format = useFormat();
  const call = useCall();
  const tell = useTell();
  const queries = useQueryClient();
  const { person } = useSession();
  const releases = useReleases();
  const who = useColleagues(releases.people);
  const { count, cases, refresh } = useCount();
  const [deciding, setDeciding] = useState<ReleaseView>();
  const [refusing, setRefusing] = useState<ReleaseView>();
  const counts = person.roles.some((role) => role === 'administrator' || role === 'supervisor');
  const again = async (text: string) => {
    tell({ type: 'success', text });
    count.reset();
    setDeciding(undefined);
    await queries.invalidateQueries({ queryKey: [RELEASES] });
  };
  const release = useMutation({
    mutationFn: async (countId: string) => {
      await refresh(countId);
      const key = crypto.randomUUID();
      if (!deciding) return call(ReleaseStatistics, { body: { countId }, key });
      const params = { releaseId: deciding.id };
      return call(DecideRelease, { params, body: { decision: 'approve', countId }, key });
    },
    onSuccess: ({ status }) =>
      again(say(status === 'asked' ? 'figures.done.asked' : 'figures.done.released')),
  });
  const refuse = useMutation({
    mutationFn: ({ id }: ReleaseView) =>
      call(DecideRelease, {
        params: { releaseId: id },
        body: { decision: 'refuse' },
        key: crypto.randomUUID(),
      }),
    onSuccess: () => again(say('figures.done.refused')),
  });
  const download = useMutation({
    mutationFn: async ({ id }: ReleaseView) => {
      const { name, data } = await call(ReadRelease, { params: { releaseId: id } });
      saveFile(name, 'application/zip', bytesOf(data));
    },
  });
  const counted = count.data;
  const preview = counted?.preview;
  return (
    <PageFrame title={say('figures.title')} description={say('figures.lead')}>
      <SpaceBetween size="l">
        {[releases.error, count.error, release.error, refuse.error, download.error].map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
          <ProblemAlert key={index} problem={problem} />
        ))}
        {counts && (
          <DefinitionForm
            busy={count.isPending}
            onCount={(definition) => {
              setDeciding(undefined);
              count.mutate(definition);
            }}
            onChange={() => count.reset()}
          />
        )}
        {count.isPending && <Alert type="info">{say('figures.counting', { count: cases })}</Alert>}
        {preview?.refused && <RefusedAlert refused={preview.refused} />}
        {preview?.asOf && (
          <Alert type="info">{say('figures.preview.as-of', { when: format.instant(preview.asOf) })}</Alert>
        )}
        {counted && preview?.table && (
          <PreviewTable
            counted={counted}
            preview={preview}
            actions={
              <Button
                variant="primary"
                loading={release.isPending}
                onClick={() => release.mutate(counted.countId)}
              >
                {deciding
                  ? say('figures.release.second', { number: deciding.number })
                  : say('figures.release')}
              </Button>
            }
          />
        )}
        <LedgerTable
          rows={releases.rows}
          loading={releases.isPending}
          busy={download.isPending || refuse.isPending || count.isPending}
          who={(id) => (id === person.id ? say('figures.you') : who(id))}
          onDownload={(one) => download.mutate(one)}
          onRefuse={setRefusing}
          onLook={(one) => {
            setDeciding(one);
            count.mutate(one.definition);
          }}
        />
        {refusing && (
          <RefuseDialog
            release={refusing}
            busy={refuse.isPending}
            onRefuse={(one) => {
              setRefusing(undefined);
              refuse.mutate(one);
            }}
            onClose={() => setRefusing(undefined)}
          />
        )}
        <CheckFiles releases={releases.rows} />
      </SpaceBetween>
    </PageFrame>
  );
}
