import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Anchor } from '../../../domain/audit/anchor.ts';
import { AnchorSchema } from '../../../domain/audit/anchor.ts';
import type { BundleFinding } from '../../../domain/audit/bundle.ts';
import { verifyBundle } from '../../../domain/audit/bundle.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { saveFile } from '../executions/save-file.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { openHistories } from './open-histories.ts';
import { type ReadParts, wholeBundle } from './use-audit.ts';

/** The anchors in files that somebody kept; one that is none is refused by name. */
async function copiesIn(files: readonly File[]): Promise<Anchor[]> {
  const texts = await Promise.all(files.map((file) => file.text()));
  return texts.map((text) => AnchorSchema.parse(JSON.parse(text)));
}

/** What is said of the copies that were given, where something is anchored. */
function independence(copies: number, independentTo: number): string {
  if (copies === 0) return 'audit.not-independent';
  return independentTo === 0 ? 'audit.not-independent.newer' : 'audit.independent-to';
}

/**
 * Reads the whole chain with what it is checked against, saves it as a bundle, or verifies it in this browser by the
 * same rules as the command for auditors and reports the result in plain words.
 */
export function CheckChain({ owner, read }: { owner: string; read: ReadParts }) {
  const say = useText();
  const format = useFormat();
  const [files, setFiles] = useState<File[]>([]);
  const [wrong, setWrong] = useState(false);
  const [progress, setProgress] = useState<readonly [done: number, all: number]>();
  const whole = () =>
    wholeBundle(owner, read, (done, all) => setProgress([done, all])).finally(() => setProgress(undefined));
  const check = useMutation({
    mutationFn: async () => {
      const { bundle, unreadable } = await whole();
      setWrong(false);
      const copies = await copiesIn(files).catch(() => {
        setWrong(true);
        return [];
      });
      const report = verifyBundle(bundle, { copies, histories: await openHistories(bundle) });
      const findings: BundleFinding[] = [...unreadable, ...report.findings];
      return { bundle, report, findings, copies };
    },
  });
  const { data } = check;
  const save = useMutation({
    mutationFn: async () => {
      const { bundle } = data ?? (await whole());
      saveFile(`audit-${owner}.bundle.json`, 'application/json', JSON.stringify(bundle));
    },
  });
  const busy = check.isPending || save.isPending;
  return (
    <SpaceBetween size="s">
      <SpaceBetween direction="horizontal" size="xs">
        <Button
          iconName="check"
          loading={check.isPending}
          disabled={save.isPending}
          onClick={() => check.mutate()}
        >
          {say('audit.check')}
        </Button>
        <Button
          iconName="download"
          loading={save.isPending}
          disabled={check.isPending}
          onClick={() => save.mutate()}
        >
          {say('audit.bundle')}
        </Button>
      </SpaceBetween>
      <FormField
        label={say('audit.copies')}
        description={say('audit.copies.hint')}
        errorText={wrong ? say('audit.copies.wrong') : undefined}
      >
        <FileUpload
          multiple
          accept=".json,application/json"
          value={files}
          onChange={({ detail }) => setFiles(detail.value)}
          i18nStrings={{
            uploadButtonText: () => say('audit.copies.choose'),
            dropzoneText: () => say('audit.copies.choose'),
            removeFileAriaLabel: (index) => say('audit.copies.remove', { number: format.number(index + 1) }),
            limitShowFewer: say('audit.copies.fewer'),
            limitShowMore: say('audit.copies.more'),
            errorIconAriaLabel: say('audit.copies.wrong'),
          }}
        />
      </FormField>
      <div aria-live="polite">
        {busy && (
          <ProgressBar
            value={progress ? (100 * progress[0]) / Math.max(progress[1], 1) : 0}
            label={say('audit.reading-whole')}
            description={
              progress &&
              say('audit.reading-whole.far', {
                done: format.number(progress[0]),
                all: format.number(progress[1]),
              })
            }
          />
        )}
        <ProblemAlert problem={check.error} onAgain={() => check.mutate()} />
        <ProblemAlert problem={save.error} onAgain={() => save.mutate()} />
        {data?.findings.length === 0 && (
          <Alert type="success" header={say('audit.whole')}>
            {say('audit.whole.meaning', { count: data.report.entries })}
          </Alert>
        )}
        {data && data.findings.length > 0 && (
          <Alert type="error" header={say('audit.broken')}>
            {say('audit.broken.meaning')}
            <ul>
              {data.findings.map(({ seq, problem, record }) => (
                <li key={`${seq} ${problem} ${record ?? ''}`}>
                  {say(`audit.finding.${problem}`, { number: format.number(seq) })}
                  {record !== undefined && <span className="identifier"> {record}</span>}
                </li>
              ))}
            </ul>
          </Alert>
        )}
        {data && (
          <Box color="text-body-secondary" padding={{ top: 'xs' }}>
            {say('audit.records-proved', { count: data.report.records.proved })}{' '}
            {data.report.records.unbound > 0 &&
              say('audit.records-unbound', { count: data.report.records.unbound })}{' '}
            {data.report.histories > 0 && say('audit.histories-proved', { count: data.report.histories })}{' '}
            {data.report.anchoredTo === 0
              ? say('audit.not-anchored')
              : say('audit.anchored-to', { number: format.number(data.report.anchoredTo) })}{' '}
            {data.report.anchoredTo > 0 &&
              say(independence(data.copies.length, data.report.independentTo), {
                number: format.number(data.report.independentTo),
              })}
          </Box>
        )}
      </div>
    </SpaceBetween>
  );
}
