import { AddOutsideCandidate } from '../../contracts/api/tracing.ts';
import {
  addOutsideCandidate,
  outsideIdOf,
  outsideTraced,
} from '../../stages/family-tracing/outside-candidate.ts';
import { requestNamed } from '../../stages/family-tracing/search.ts';
import { registryEntry, tracingQuery } from '../../stages/family-tracing/traced-person.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';
import { theTracingRegistry } from '../services/the-registries.ts';

export const handler = caseCommandHandler(
  AddOutsideCandidate,
  async (file, { params: { requestId }, body, command }) => {
    const query = tracingQuery(requestNamed(file, requestId), file.persons);
    const person = outsideTraced(outsideIdOf(requestId, body), body.known);
    const [matched] = query ? await theTracingRegistry().compareWith(query, [registryEntry(person)]) : [];
    return addOutsideCandidate(file, requestId, body, matched, command);
  },
);
