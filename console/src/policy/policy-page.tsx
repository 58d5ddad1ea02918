import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Tabs from '@cloudscape-design/components/tabs';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { CompareVersions } from './compare-versions.tsx';
import { PolicyInWords } from './policy-in-words.tsx';
import { PROGRAMME_NAMES, usePolicy, useVersions } from './use-policy.ts';
import { VersionList } from './version-list.tsx';

const PublishForm = lazy(async () => ({ default: (await import('./publish-form.tsx')).PublishForm }));

/** The rules of a programme: the current ones, earlier ones and, for an administrator, the next ones. */
export function PolicyPage() {
  const say = useText();
  const { person } = useSession();
  const [asked, ask] = useSearchParams();
  const programme = PROGRAMME_NAMES.find((name) => name === asked.get('programme')) ?? 'resettlement';
  const tab = asked.get('tab') ?? 'words';
  const chosen = Number(asked.get('version')) || undefined;
  const show = (over: { tab?: string; version?: string }) =>
    ask({ ...Object.fromEntries(asked), ...over }, { replace: true });
  const versions = useVersions(programme);
  const current = versions.data?.versions[0]?.version;
  const policy = usePolicy(programme, chosen ?? current);
  const draft = versions.data?.draft ?? undefined;
  const waits = person.roles.includes('administrator') && draft?.by !== person.id ? draft : undefined;
  const read = (version: number) => show({ tab: 'words', version: String(version) });
  return (
    <PageFrame title={say('policy.title')} term="policy" description={say('policy.description')}>
      <SegmentedControl
        label={say('policy.programme')}
        selectedId={programme}
        options={PROGRAMME_NAMES.map((id) => ({ id, text: say(`policy.programme.${id}`) }))}
        onChange={({ detail }) => ask({ programme: detail.selectedId, tab }, { replace: true })}
      />
      <ProblemAlert problem={versions.error ?? policy.error} onAgain={() => void versions.refetch()} />
      {versions.data && versions.data.findings.length > 0 && (
        <Alert type="error">{say('policy.chain-broken')}</Alert>
      )}
      {waits && tab !== 'publish' && (
        <Alert
          type="info"
          action={<Button onClick={() => show({ tab: 'publish' })}>{say('policy.draft.open')}</Button>}
        >
          {say('policy.draft.waits', { by: waits.by, version: waits.policy.version })}
        </Alert>
      )}
      {(!versions.data || !policy.data) && <Loading />}
      {versions.data && policy.data && (
        <Tabs
          ariaLabel={say('policy.title')}
          activeTabId={tab}
          onChange={({ detail }) => show({ tab: detail.activeTabId })}
          tabs={[
            {
              id: 'words',
              label: say('policy.tab.words', { version: policy.data.version }),
              content: <PolicyInWords policy={policy.data} />,
            },
            {
              id: 'versions',
              label: say('policy.tab.versions'),
              content: <VersionList versions={versions.data.versions} onRead={read} />,
            },
            {
              id: 'compare',
              label: say('policy.tab.compare'),
              content: <CompareVersions programme={programme} versions={versions.data.versions} />,
            },
            ...(person.roles.includes('administrator') && current !== undefined
              ? [
                  {
                    id: 'publish',
                    label: say('policy.tab.publish'),
                    content: (
                      <Suspense fallback={<Loading />}>
                        <PublishForm
                          key={`${programme} ${current}`}
                          programme={programme}
                          current={current}
                        />
                      </Suspense>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </PageFrame>
  );
}
