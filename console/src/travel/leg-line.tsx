import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ItemView } from '../work/use-item.ts';

export type Leg = NonNullable<ItemView['travel']>['legs'][number];

/** The time of a place, as on the ticket: nobody's own clock. */
function PlaceTime({
  port,
  at,
  zone,
}: {
  readonly port: string;
  readonly at: string;
  readonly zone: string;
}) {
  const format = useFormat();
  const [day = '', time = ''] = at.split('T');
  return (
    <>
      <bdi className="identifier" title={zone}>
        {port}
      </bdi>{' '}
      {format.date(day)} <bdi dir="ltr">{time}</bdi>
    </>
  );
}

/** One leg on a line: from where to where and when, by whom, and who meets the travellers there. */
export function LegLine({ leg }: { readonly leg: Leg }) {
  const say = useText();
  const words = useWords();
  const {
    fromPort,
    departs,
    fromZone,
    toPort,
    arrives,
    toZone,
    carrier,
    flight,
    metBy,
    metConfirmed,
    needsTold,
  } = leg;
  return (
    <>
      <PlaceTime port={fromPort} at={departs} zone={fromZone} /> {say('words.journey.to')}{' '}
      <PlaceTime port={toPort} at={arrives} zone={toZone} />
      {' · '}
      <bdi>{carrier}</bdi> <bdi dir="ltr">{flight}</bdi>
      <br />
      {metBy === undefined
        ? say('words.journey.met-by-nobody')
        : say(metConfirmed ? 'words.journey.met-by' : 'words.journey.met-by.open', { who: metBy })}
      {needsTold && ` · ${words('words.field', 'needsTold')}`}
    </>
  );
}
