import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DryRun, PolicyEffect } from '../../../registry/policy-effect.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { shortId } from '../app/short-id.ts';
import { useKnown } from '../cases/use-known.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';

/** What a version would mean for open cases: how many, in what respect, and which. */
export function DryRunView({ dryRun }: { dryRun: DryRun }) {
  const say = useText();
  const { open, touched, untold } = dryRun;
  const found = touched === 0 ? 'policy.dry-run.none' : 'policy.dry-run.touched';
  return (
    <SpaceBetween size="s">
      <Header variant="h3" headingTagOverride="h2">
        {say('policy.dry-run')}
      </Header>
      <Box variant="p">{say('policy.dry-run.keep')}</Box>
      <Box variant="p" fontWeight="bold">
        {say(found, { touched, open })}
      </Box>
      {!dryRun.complete && <Alert type="warning">{say('policy.dry-run.incomplete')}</Alert>}
      {dryRun.sponsors && <Alert type="info">{say('policy.dry-run.sponsors')}</Alert>}
      {touched > 0 && <Effects effects={dryRun.effects} />}
      {dryRun.cases.length > 0 && <Cases cases={dryRun.cases} />}
      {untold > 0 && <Box variant="p">{say('policy.dry-run.untold', { count: untold })}</Box>}
    </SpaceBetween>
  );
}

/** A difference in words: which stage or rule, and how it differs. */
function useEffectWords(): (effect: PolicyEffect) => string {
  const say = useText();
  const words = useWords();
  return ({ effect, subject }) => {
    const own = ['consent', 'access', 'tracing', 'renewal', 'today'].includes(subject);
    const named = own ? say(`policy.subject.${subject}`) : words('words.stage', subject);
    return say(`policy.effect.${effect}`, { subject: named });
  };
}

function Effects({ effects }: Pick<DryRun, 'effects'>) {
  const say = useText();
  const format = useFormat();
  const inWords = useEffectWords();
  return (
    <FittedTable<DryRun['effects'][number]>
      items={effects}
      trackBy={({ effect, subject }) => `${effect} ${subject}`}
      variant="embedded"
      contentDensity="compact"
      wrapLines
      ariaLabels={{ tableLabel: say('policy.dry-run.effects') }}
      columnDefinitions={[
        {
          id: 'effect',
          header: say('policy.dry-run.effects'),
          isRowHeader: true,
          cell: (row) => inWords(row),
        },
        {
          id: 'cases',
          header: say('policy.dry-run.column.count'),
          cell: ({ cases }) => format.number(cases),
        },
      ]}
    />
  );
}

function Cases({ cases }: Pick<DryRun, 'cases'>) {
  const say = useText();
  const words = useWords();
  const known = useKnown();
  const inWords = useEffectWords();
  return (
    <FittedTable
      items={cases}
      trackBy="caseId"
      variant="embedded"
      contentDensity="compact"
      wrapLines
      ariaLabels={{ tableLabel: say('policy.dry-run.cases') }}
      columnDefinitions={[
        {
          id: 'case',
          header: say('policy.dry-run.column.case'),
          isRowHeader: true,
          cell: ({ caseId }) => <span className="identifier">{shortId(caseId)}</span>,
        },
        {
          id: 'offices',
          header: say('policy.dry-run.column.offices'),
          cell: ({ office, destinationOffice }) =>
            say('policy.dry-run.offices', {
              from: words('words.office', office),
              to: known('words.office', destinationOffice),
            }),
        },
        {
          id: 'version',
          header: say('policy.dry-run.column.keeps'),
          cell: ({ policyVersion }) => say('policy.version', { version: policyVersion }),
        },
        {
          id: 'effects',
          header: say('policy.dry-run.effects'),
          cell: ({ effects }) =>
            effects.map((effect) => <div key={`${effect.effect} ${effect.subject}`}>{inWords(effect)}</div>),
        },
      ]}
    />
  );
}
