import type { Host } from '../../local/host.ts';
import type { Form } from './forms.ts';
import type { Names } from './names.ts';
import type { Happening, Storyline } from './storyline.ts';
import type { CaseView } from './storyline-forms.ts';
import { isOfTracing, storylines } from './storylines.ts';
import type { OpenedItem } from './workforce.ts';

/** A case of the demo as the import answered it. */
export interface DemoCase {
  caseId: string;
  members: number;
}

export interface Told {
  happened: string[];
  script(item: OpenedItem): Form | undefined;
}

/**
 * Gives each storyline to the first suitable household, one per household, and tells the habits what differs there.
 */
export function tell(host: Host, cases: readonly DemoCase[], names: Names): Told {
  const happened: string[] = [];
  const untold = storylines(host, names);
  const members = new Map(cases.map((each) => [each.caseId, each.members]));
  const cast = new Map<string, { line: Storyline; times: number }>();
  const script = (item: OpenedItem): Form | undefined => {
    // The search for somebody runs beside the case, and has a story of its own.
    const part = isOfTracing(item.kind) ? `${item.caseId} tracing` : item.caseId;
    if (!cast.has(part)) {
      const fits = (line: Storyline) =>
        (line.chosenAt ?? line.kind) === item.kind && line.members <= (members.get(item.caseId) ?? 0);
      const [line] = untold.splice(untold.findIndex(fits), untold.some(fits) ? 1 : 0);
      if (line) cast.set(part, { line, times: 0 });
    }
    const role = cast.get(part);
    if (role?.line.kind !== item.kind) return role?.line.besides?.[item.kind];
    // Exams of a household open together, so their order would depend on their ids.
    if (item.kind === 'health-exam' && item.subject !== names.people(item.caseId)[0]) return undefined;
    role.times += 1;
    const { line, times } = role;
    if (line.time === 0 ? times > 3 : times !== line.time) return undefined;
    if (!line.happening) {
      if (times === Math.max(1, line.time)) happened.push(line.name);
      return line.form;
    }
    happen(host, item, line.happening, (did) => {
      if (did) happened.push(line.name);
      else untold.push(line);
    });
    return line.form;
  };
  return { happened, script };
}

function happen(host: Host, item: OpenedItem, happening: Happening, told: (did: boolean) => void): void {
  const act = async () => {
    const read = await host.request('GET', `/cases/${item.caseId}`, { user: `supervisor.${item.office}` });
    const call = await happening(host, item, read.body as CaseView);
    if (!call) return told(false);
    const headers = { 'idempotency-key': `${item.id}-${call.path}` };
    const path = call.path.startsWith('/') ? call.path : `/cases/${item.caseId}/${call.path}`;
    const answer = await host.request('POST', path, { ...call, headers });
    told(answer.status < 300);
  };
  host.clock.at(Date.parse(item.openedAt) + 1, () => void host.clock.hold(act));
}
