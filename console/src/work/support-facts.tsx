import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ItemView } from './use-item.ts';

type Support = NonNullable<ItemView['support']>;

/** What stands behind a promise: who has signed, who is trained, what money was shown, and the plan. */
export function SupportFacts({ support }: { support: Support }) {
  const say = useText();
  const words = useWords();
  const { adults, undertaking, training, funds, plan } = support;
  const rows = [
    ...(undertaking === null
      ? []
      : [
          {
            label: say('work.support.undertaking', { text: undertaking }),
            value: <Signed adults={adults} />,
          },
        ]),
    ...(training === null
      ? []
      : [
          {
            label: say('work.support.training'),
            value: (
              <Found ok={!support.lacks.includes('training')}>
                {adults.length === 0
                  ? say('work.support.as-given')
                  : say('work.support.trained', {
                      trained: adults.filter((adult) => adult.trained).length,
                      wanted: Math.min(training, adults.length),
                    })}
              </Found>
            ),
          },
        ]),
    ...(funds === null
      ? []
      : [
          {
            label: say('work.support.funds'),
            value: <Funds funds={funds} ok={!support.lacks.includes('funds')} />,
          },
        ]),
  ];
  return (
    <Container header={<Header variant="h2">{say('work.support')}</Header>}>
      <SpaceBetween size="m">
        {rows.length > 0 && <KeyValuePairs columns={1} items={rows} />}
        {plan.lines.length > 0 && (
          <div>
            <Box variant="h3">{say('work.support.plan')}</Box>
            <Found ok={plan.state !== 'returned'}>
              {say(`work.support.plan.${plan.state}`)}
              {plan.reasonCode !== null && <> {words('words.reason', plan.reasonCode)}</>}
            </Found>
            <ul>
              {plan.lines.map((line) => (
                <PlannedLine key={line.service} line={line} />
              ))}
            </ul>
          </div>
        )}
      </SpaceBetween>
    </Container>
  );
}

function PlannedLine({ line: { service, after, by, what } }: { line: Support['plan']['lines'][number] }) {
  const say = useText();
  const words = useWords();
  const days = /^P(\d+)D$/.exec(after)?.[1];
  return (
    <li>
      {say('work.support.line', {
        service: words('words.service', service),
        days: Number(days ?? 0),
        by: words('words.value.plan-by', by),
      })}
      {what !== undefined && (
        <Box color="text-body-secondary">
          <bdi>{what}</bdi>
        </Box>
      )}
    </li>
  );
}

function Signed({ adults }: Pick<Support, 'adults'>) {
  const say = useText();
  const format = useFormat();
  if (adults.length === 0) return <Found ok>{say('work.support.as-given')}</Found>;
  return (
    <ul>
      {adults.map(({ adultId, name, signedOn }) => (
        <li key={adultId}>
          <bdi>{name}</bdi>
          {': '}
          <Found ok={signedOn !== null}>
            {signedOn === null
              ? say('work.support.not-signed')
              : say('work.support.signed', { day: format.date(signedOn) })}
          </Found>
        </li>
      ))}
    </ul>
  );
}

function Funds({
  funds: { amount, currency, shown },
  ok,
}: {
  funds: NonNullable<Support['funds']>;
  ok: boolean;
}) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const intl = useIntl();
  const money = (value: number, of: string) =>
    intl.formatNumber(value, { style: 'currency', currency: of, maximumFractionDigits: 0 });
  return (
    <>
      <div>{say('work.support.funds.asked', { amount: money(amount, currency) })}</div>
      <Found ok={ok}>
        {shown === null
          ? say('work.support.funds.none')
          : say('work.support.funds.shown', {
              amount: money(shown.amount, shown.currency),
              account: words('words.value.account', shown.account),
              proof: words('words.value.proof', shown.proof),
              day: format.date(shown.shownOn),
            })}
      </Found>
    </>
  );
}

const Found = ({ ok, children }: { ok: boolean; children: ReactNode }) => (
  <StatusIndicator type={ok ? 'success' : 'warning'} wrapText>
    {children}
  </StatusIndicator>
);
