import type { ClassChange } from '../../domain/classes/plan-class.ts';
import type { ClientChange } from '../../domain/clients/decide-client.ts';
import type { ComplaintChange } from '../../domain/complaints/decide-complaint.ts';
import type { ExportChange } from '../../domain/export/decide-export.ts';
import type { OrganisationChange } from '../../domain/organisation/change-agreement.ts';
import type { ReviewChange } from '../../domain/staff/access-review.ts';
import type { AccessChange } from '../../domain/staff/change-access.ts';
import type { AbsenceChange } from '../../domain/staff/decide-absence.ts';
import type { RulesChange } from '../../domain/staff/sign-in-rules.ts';
import type { ReleaseChange } from '../../domain/statistics/release/decide-release.ts';
import type { WeightsChange } from '../../domain/tracing-weights/adopt-weights.ts';

/** A change of a record that has a version and an audit chain of its own. */
export type HeadedChange =
  | AbsenceChange
  | AccessChange
  | ClassChange
  | ClientChange
  | ComplaintChange
  | ExportChange
  | OrganisationChange
  | ReleaseChange
  | ReviewChange
  | RulesChange
  | WeightsChange;
