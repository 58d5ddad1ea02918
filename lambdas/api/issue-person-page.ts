import { IssuePersonPage } from '../../contracts/api/persons-pages.ts';
import { PERSON_PATH } from '../../contracts/pages.ts';
import { refuseErased, refuseReader } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { issuePage } from '../../domain/persons-page/issue-page.ts';
import { apiHandler } from '../middleware/api.ts';
import { theEnvironment } from '../services/environment.ts';
import { theLinks } from '../services/the-links.ts';

export const handler = apiHandler(IssuePersonPage, async (request) => {
  const { params, body, actor, command, grant, store } = request;
  const { personId, ...wanted } = body;
  const decided = (file: CaseFile) => {
    refuseReader(file, actor, grant.reach, command.at);
    refuseErased(file);
    return issuePage(file, personId, wanted, command);
  };
  // What is kept of the answer names the page; its link and code follow from that and from the key of the links.
  const issued = await store.change(params.caseId, command, decided, true);
  const { token, code } = await (await theLinks()).issuePage({ caseId: params.caseId, ...issued });
  return { ...issued, url: `${theEnvironment().PUBLIC_URL}${PERSON_PATH}${token}`, code };
});
