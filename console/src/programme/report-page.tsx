import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import '../desk/print.css';
import './report.css';
import { useFormat } from '../i18n/use-format.ts';
import { useMonth } from '../i18n/use-month.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { ExpiringSection } from './expiring-section.tsx';
import { ForecastSection } from './forecast-section.tsx';
import { LoadSection } from './load-section.tsx';
import { OverviewSection } from './overview-section.tsx';
import { PlacesSection } from './places-section.tsx';
import { monthsOf } from './scope.ts';
import { ScopeBar } from './scope-bar.tsx';
import { StagesSection } from './stages-section.tsx';
import { useProgramme } from './use-programme.ts';
import { useScope } from './use-scope.ts';
import { WaitingSection } from './waiting-section.tsx';

const SECTIONS = [
  ...[OverviewSection, StagesSection, WaitingSection, LoadSection],
  ...[ExpiringSection, ForecastSection, PlacesSection],
];

/** The same figures on paper, for use inside the house. */
export function ReportPage() {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const month = useMonth();
  const follow = useFollow();
  const { scope, now, everywhere, change, address } = useScope();
  const read = useProgramme(scope);
  const { data } = read;
  const [first = scope.until] = monthsOf(scope);
  const period =
    scope.months === 1
      ? month(scope.until)
      : say('programme.from-to', { from: month(first), to: month(scope.until) });
  const office =
    scope.office === undefined && everywhere
      ? say('programme.office.every')
      : scope.office && words('words.office', scope.office);
  return (
    <PageFrame
      title={say('programme.report-of', { period })}
      description={
        data &&
        format.list([
          ...(office ? [office] : []),
          scope.programme === undefined
            ? say('programme.programme.every')
            : words('words.value.programme', scope.programme),
          say('programme.as-of', { at: format.instant(data.at), count: data.part.cases }),
        ])
      }
      actions={
        <span className="no-print">
          <SpaceBetween direction="horizontal" size="xs">
            <Button href={hrefOf(`/programme${address && `?${address}`}`)} onFollow={follow}>
              {say('programme.back')}
            </Button>
            <Button variant="primary" disabled={!data || read.isFetching} onClick={() => print()}>
              {say('programme.print')}
            </Button>
          </SpaceBetween>
        </span>
      }
    >
      <SpaceBetween size="l">
        <ScopeBar scope={scope} now={now} everywhere={everywhere} onChange={change} />
        <Alert type="warning">{say('programme.inside')}</Alert>
        <ProblemAlert problem={read.error} onAgain={() => void read.refetch()} />
        {!data && !read.error && <Loading />}
        {data && (
          <div className="programme-report">
            <SpaceBetween size="l">
              {SECTIONS.map((Part) => (
                <Part key={Part.name} programme={data} scope={scope} printed />
              ))}
            </SpaceBetween>
          </div>
        )}
      </SpaceBetween>
    </PageFrame>
  );
}
