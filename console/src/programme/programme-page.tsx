import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import type { ComponentType } from 'react';
import { useSearchParams } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useTabInView } from '../app/use-tab-in-view.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { ExpiringSection } from './expiring-section.tsx';
import { ForecastSection } from './forecast-section.tsx';
import { LoadSection } from './load-section.tsx';
import { OverviewSection } from './overview-section.tsx';
import { PlacesSection } from './places-section.tsx';
import { ScopeBar } from './scope-bar.tsx';
import type { SectionProps } from './section-props.ts';
import { StagesSection } from './stages-section.tsx';
import { TrendSection } from './trend-section.tsx';
import { useProgramme } from './use-programme.ts';
import { useScope } from './use-scope.ts';
import { WaitingSection } from './waiting-section.tsx';

const TABS: readonly (readonly [string, readonly ComponentType<SectionProps>[]])[] = [
  ['stages', [StagesSection, TrendSection]],
  ['waiting', [WaitingSection, LoadSection]],
  ['expiring', [ExpiringSection]],
  ['arrivals', [ForecastSection]],
  ['places', [PlacesSection]],
];

/** The programme in figures, each of which opens the households that it counts. */
export function ProgrammePage() {
  const say = useText();
  const format = useFormat();
  const follow = useFollow();
  const [params, setParams] = useSearchParams();
  const { scope, now, everywhere, change, address } = useScope();
  const read = useProgramme(scope);
  const { data } = read;
  const tab = TABS.find(([id]) => id === params.get('tab'))?.[0] ?? 'stages';
  const open = (id: string) => {
    const to = new URLSearchParams(address);
    if (id !== 'stages') to.set('tab', id);
    setParams(to);
  };
  const place = useTabInView(TABS.map(([id]) => say(`programme.tab.${id}`)).join(), data && tab);
  return (
    <PageFrame
      title={say('programme.title')}
      description={data && say('programme.as-of', { at: format.instant(data.at), count: data.part.cases })}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button href={hrefOf(`/programme/report${address && `?${address}`}`)} onFollow={follow}>
            {say('programme.report')}
          </Button>
          <Button loading={read.isFetching} onClick={() => void read.refetch()}>
            {say('programme.again')}
          </Button>
        </SpaceBetween>
      }
    >
      <SpaceBetween size="l">
        <ScopeBar scope={scope} now={now} everywhere={everywhere} onChange={change} />
        <div role="status">{read.isFetching && say('programme.counting', { count: read.soFar })}</div>
        <ProblemAlert problem={read.error} onAgain={() => void read.refetch()} />
        {!data && !read.error && <Loading />}
        {data && <OverviewSection programme={data} scope={scope} />}
        {data && (
          <div ref={place}>
            <Tabs
              ariaLabel={say('programme.title')}
              activeTabId={tab}
              onChange={({ detail }) => open(detail.activeTabId)}
              tabs={TABS.map(([id, sections]) => ({
                ...{ id, label: say(`programme.tab.${id}`) },
                content: (
                  <SpaceBetween size="l">
                    {sections.map((Part) => (
                      <Part key={Part.name} programme={data} scope={scope} />
                    ))}
                  </SpaceBetween>
                ),
              }))}
            />
          </div>
        )}
      </SpaceBetween>
    </PageFrame>
  );
}
