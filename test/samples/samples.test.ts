import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { NewCase } from '../../domain/casework/register-case.ts';
import { readCsv } from '../../domain/intake/read-intake.ts';
import { readJson } from '../../domain/intake/read-json.ts';
import { rejectedCsv } from '../../domain/intake/rejected-file.ts';
import { INTAKE_RULES } from '../../domain/intake/rules.ts';
import { NewSponsorSchema, registerSponsor } from '../../domain/sponsorship/register-sponsor.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { CASE_RULES } from '../../registry/case-rules.ts';
import { shippedPolicy } from '../../registry/shipped.ts';
import { sampleFiles } from '../../scripts/make-samples.ts';
import { offerGates, proposalFor } from '../../stages/sponsorship/placement-view.ts';
import { AT, CONTEXT } from '../domain/intake/a-household.ts';
import { registered } from '../fixtures/id-key.ts';

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/${name}`, import.meta.url), 'utf8');
const intake = readCsv(sample('intake.csv'), CONTEXT);
const cases = intake.households.map(({ newCase }) => newCase);
const persons = cases.flatMap((household) => household.members);
const count = (fits: (household: NewCase) => boolean): number => cases.filter(fits).length;

describe('the sample files', () => {
  test('are what the script makes', () => {
    for (const [name, content] of Object.entries(sampleFiles())) expect(sample(name)).toBe(content);
  });

  test('hold the same households as CSV and as JSON', () => {
    const json = readJson(JSON.parse(sample('intake.json')), CONTEXT);
    expect([...json.rejected, ...json.warnings, ...intake.rejected, ...intake.warnings]).toEqual([]);
    expect(json.households.map(({ newCase }) => newCase)).toEqual(cases);
  });

  test('have 44 households of every kind that the workflows branch on', () => {
    expect(cases).toHaveLength(44);
    expect(persons.length).toBeGreaterThanOrEqual(150);
    expect(new Set(cases.map(({ office }) => office))).toEqual(
      new Set(['amman', 'beirut', 'nairobi', 'bucharest']),
    );
    expect(new Set(cases.map(({ destinationOffice }) => destinationOffice))).toEqual(
      new Set(['toronto', 'lyon', 'skopje']),
    );
    expect(count(({ programme }) => programme === 'family-reunification')).toBeGreaterThanOrEqual(5);
    for (const priority of ['emergency', 'urgent', 'normal'])
      expect(count((household) => household.priority === priority)).toBeGreaterThanOrEqual(3);
    for (const separation of ['unaccompanied', 'separated'])
      expect(persons.filter((person) => person.separation === separation).length).toBeGreaterThanOrEqual(2);
    expect(
      count(({ members }) => members.some(({ custody }) => custody === 'one-parent')),
    ).toBeGreaterThanOrEqual(2);
    for (const need of ['wheelchair', 'serious-medical-condition', 'single-parent'] as const)
      expect(persons.filter(({ needs }) => needs.includes(need)).length).toBeGreaterThanOrEqual(2);
    expect(count(({ members }) => members.length >= 6)).toBeGreaterThanOrEqual(3);
    expect(count(({ members }) => members.length === 1)).toBeGreaterThanOrEqual(3);
    const told = cases.filter(
      ({ programme, consents }) =>
        programme === 'resettlement' && consents.every(({ purpose }) => purpose !== 'disclosure-to-sponsor'),
    );
    expect(told).toHaveLength(2);
  });

  test('have names of two words and more in four scripts, each for one person', () => {
    const names = persons.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.split(' ').length < 2)).toEqual([]);
    for (const script of [
      /\p{Script=Latin}/u,
      /\p{Script=Arabic}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Script=Ethiopic}/u,
    ])
      expect(names.filter((name) => script.test(name)).length).toBeGreaterThanOrEqual(15);
  });

  test('seek three persons who are in other households, exactly, and two who are in none', () => {
    const matches = cases.flatMap((household) =>
      household.tracing.map(
        ({ sought }) =>
          cases.filter(
            (other) =>
              other !== household &&
              other.members.some(
                ({ name, birthDate, sex }) =>
                  name === sought.name && birthDate.startsWith(`${sought.birthYear}-`) && sex === sought.sex,
              ),
          ).length,
      ),
    );
    expect(matches).toHaveLength(7);
    expect(matches.filter((found) => found === 1)).toHaveLength(3);
    const known = new Set(persons.map(({ name }) => name));
    expect(
      cases.flatMap(({ tracing }) => tracing).filter(({ sought }) => !known.has(sought.name!)),
    ).toHaveLength(3);
  });

  test('with mistakes show every rule that a CSV can break', () => {
    const bad = readCsv(sample('intake-bad.csv'), CONTEXT);
    const shown = new Set(bad.rejected.map(({ rule }) => rule));
    expect(INTAKE_RULES.filter((rule) => !shown.has(rule))).toEqual([
      'not-in-registered-case',
      'differs-from-registered-case',
      'individual-number-registered',
      'other-office',
      'other-programme',
      'missing-column',
      'no-header',
      'too-many-rows',
      'case-repeated',
      'not-an-intake',
    ]);
    expect(bad.households).toHaveLength(2);
    expect(bad.households.flatMap(({ rows }) => rows).length + bad.rejectedRows.length).toBe(bad.rows);
    const again = readCsv(rejectedCsv(sample('intake-bad.csv'), bad)!, CONTEXT);
    expect(again.households).toEqual([]);
    expect(again.rows).toBe(bad.rejectedRows.length);
  });
});

const given = (JSON.parse(sample('sponsors.json')) as { sponsors: object[] }).sponsors;
const sponsors = given.map(
  (sponsor, index): Sponsor =>
    registerSponsor(NewSponsorSchema.parse(sponsor), {
      id: `sponsor-${index}`,
      actor: { id: 'clerk', kind: 'staff', roles: [] },
      at: AT,
    }).sponsor,
);

function fileOf(newCase: NewCase): CaseFile {
  const policy = shippedPolicy(newCase.programme, 1)!;
  const opened = registered(newCase, policy, true, {
    id: 'c',
    actor: { id: 'clerk', kind: 'staff', roles: [] },
    at: AT,
  });
  const members = opened.writes.filter((put) => put.type === 'person');
  return {
    case: opened.case,
    rules: CASE_RULES,
    policy,
    persons: members,
    consents: opened.writes.filter((put) => put.type === 'consent'),
    flags: [],
    rights: [],
    holds: [],
    access: [],
    workItems: [],
    bestInterests: [],
    health: [],
    travelPapers: [],
    servicePlans: [],
    offers: [],
    sponsors: [],
    tracing: [],
    messages: [],
    documents: [],
    notes: [],
    appointments: [],
    pages: [],
    asked: [],
    changes: [],
  };
}

describe('the sample sponsors', () => {
  test('are at least 30, at three offices, some of whom cannot be asked', () => {
    expect(sponsors.length).toBeGreaterThanOrEqual(30);
    expect(sponsors.every(({ email }) => email.endsWith('@example.org'))).toBe(true);
    expect(new Set(sponsors.map(({ email }) => email)).size).toBe(sponsors.length);
    expect(
      sponsors.filter(({ vetting }) => vetting.status === 'active' && vetting.validUntil < AT.slice(0, 10))
        .length,
    ).toBeGreaterThanOrEqual(3);
    expect(sponsors.filter(({ interpreter }) => !interpreter).length).toBeGreaterThanOrEqual(3);
  });

  test('can receive every household that consents: each has three to ask, and all find a place one after the other', () => {
    const files = cases
      .filter(({ consents }) => consents.some(({ purpose }) => purpose === 'disclosure-to-sponsor'))
      .map(fileOf);
    const places = sponsors.map((sponsor) => ({ ...sponsor }));
    const atOffice = (all: Sponsor[], file: CaseFile) =>
      all.filter(({ destinationOffice }) => destinationOffice === file.case.destinationOffice);
    for (const file of files) {
      expect(
        atOffice(sponsors, file).filter((sponsor) => offerGates(file, sponsor, AT).length === 0).length,
      ).toBeGreaterThanOrEqual(3);
      const { ranked } = proposalFor(file, atOffice(places, file), { id: 'propose', at: AT });
      const host = places.find(({ id }) => id === ranked[0]);
      expect(host, `a place for ${file.case.number}`).toBeDefined();
      host!.taken += file.persons.length;
    }
  });
});
