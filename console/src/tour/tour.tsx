import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Role } from '../../../domain/kernel/actor.ts';
import { useTextStore } from '../i18n/spoken.tsx';
import { useText } from '../i18n/use-text.ts';
import './tour.css';
import { useTours } from './tour-state.ts';
import { resumedAt, type Stop, TOURS } from './tours.ts';
import { targetOf, useTarget } from './use-target.ts';

/** The tour that a person has open, over whatever page they are on. */
export default function Tour({ personId }: { personId: string }) {
  const texts = useTextStore();
  const [ready, setReady] = useState(false);
  const { state } = useTours(personId);
  useEffect(() => {
    void texts.need(['tour']).then(() => setReady(true));
  }, [texts]);
  const { open } = state;
  const stops = open && TOURS[open];
  if (!ready || !open || !stops) return null;
  return <OpenTour key={open} personId={personId} role={open} stops={stops} />;
}

interface Props {
  readonly personId: string;
  readonly role: Role;
  readonly stops: readonly Stop[];
}

function OpenTour({ personId, role, stops }: Props) {
  const say = useText();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { state, keep } = useTours(personId);
  const [at, setAt] = useState(() => resumedAt(stops, state.at[role] ?? 0));
  const heading = useRef<HTMLHeadingElement>(null);
  const stop = stops[at] as Stop;
  const { place, missing } = useTarget(stop.target, `${at} ${pathname}`);
  const isFound = place !== undefined;
  const { path } = stop;
  useEffect(() => {
    if (path !== undefined) navigate(path);
  }, [path, navigate]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever listens hears each stop once its target is there.
  useEffect(() => {
    const later = setTimeout(() => heading.current?.focus({ preventScroll: true }));
    return () => clearTimeout(later);
  }, [at, isFound]);

  const go = (to: number) => {
    if (to === stops.length) return keep({ at: { ...state.at, [role]: to } });
    keep({ at: { ...state.at, [role]: to }, open: role });
    setAt(to);
  };
  const next = () => {
    const following = stops[at + 1];
    if (!following || following.path !== undefined) return go(at + 1);
    const link = targetOf(stop.target);
    link?.click();
    // What stands behind a link that is not there is left out.
    const later = stops.findIndex((each, index) => index > at && each.path !== undefined);
    return go(link ? at + 1 : later < 0 ? stops.length : later);
  };
  const leave = () => keep({ at: { ...state.at, [role]: at } });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') leave();
  };
  const show = () => {
    const target = targetOf(stop.target);
    const inside = target?.matches('a, button, input')
      ? target
      : target?.querySelector<HTMLElement>('a, button, input');
    inside?.focus();
  };
  const isLow = place !== undefined && place.top > innerHeight / 2;
  const isLast = at === stops.length - 1;
  return (
    <>
      {place && (
        <div
          className="tour-ring"
          aria-hidden="true"
          style={{
            insetBlockStart: place.top,
            insetInlineStart: place.start,
            inlineSize: place.width,
            blockSize: place.height,
          }}
        />
      )}
      <section
        className="tour"
        data-high={isLow}
        aria-labelledby="tour-heading"
        aria-describedby="tour-text"
        onKeyDown={onKeyDown}
      >
        <h2 id="tour-heading" ref={heading} tabIndex={-1}>
          {say('tour.step', { step: at + 1, count: stops.length })}
        </h2>
        <p id="tour-text">{say(`tour.stop.${role}.${stop.id}`)}</p>
        {missing && <Box color="text-body-secondary">{say('tour.missing')}</Box>}
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" onClick={next}>
            {say(isLast ? 'tour.finish' : 'tour.next')}
          </Button>
          {at > 0 && <Button onClick={() => go(resumedAt(stops, at - 1))}>{say('tour.back')}</Button>}
          {isFound && <Button onClick={show}>{say('tour.show')}</Button>}
          <Button variant="link" onClick={leave}>
            {say('tour.leave')}
          </Button>
        </SpaceBetween>
      </section>
    </>
  );
}
