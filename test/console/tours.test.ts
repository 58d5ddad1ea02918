import { describe, expect, it } from 'vitest';
import { PAGES } from '../../console/src/app/pages.ts';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { resumedAt, TOURS } from '../../console/src/tour/tours.ts';
import { type Role, RoleSchema } from '../../domain/kernel/actor.ts';
import { textsOf } from '../fixtures/console-texts.ts';

const tours = Object.entries(TOURS) as [Role, NonNullable<(typeof TOURS)[Role]>][];

describe('the tours', () => {
  it('are there for everybody who signs in to the console', () => {
    const roles = RoleSchema.options.filter((role) => role !== 'sponsor');
    expect(tours.map(([role]) => role).toSorted()).toEqual(roles.toSorted());
  });

  it.each(tours)('lead a %s over pages that they may open, from one that has an address', (role, stops) => {
    expect(stops[0]?.path).toBeDefined();
    expect(stops.length).toBeGreaterThan(2);
    const open = PAGES.filter(({ roles }) => roles.includes(role)).map(({ path }) => `/${path}`);
    const asked = stops.flatMap(({ path }) => (path === undefined ? [] : path.split('?').slice(0, 1)));
    expect(asked.filter((path) => !open.includes(path))).toEqual([]);
    expect(new Set(stops.map(({ id }) => id)).size).toBe(stops.length);
  });

  it.each(LOCALES)('tell each step in %s, and nothing else', (locale) => {
    const told = Object.keys(textsOf('tour', locale)).filter((id) => id.startsWith('tour.stop.'));
    const stops = tours.flatMap(([role, each]) => each.map(({ id }) => `tour.stop.${role}.${id}`));
    expect(told.toSorted()).toEqual(stops.toSorted());
  });

  it('are taken up again where a page has an address', () => {
    const stops = TOURS.caseworker ?? [];
    expect(resumedAt(stops, 0)).toBe(0);
    expect(resumedAt(stops, 2)).toBe(0);
    expect(resumedAt(stops, 3)).toBe(3);
    expect(resumedAt(stops, 4)).toBe(3);
    expect(resumedAt(stops, 99)).toBe(stops.length - 1);
  });
});
