/**
 * The coded lists that services of a plan are taken from; every service names its list, and a list its scheme and
 * version. A list is never changed but by a new version beside it.
 *
 * - `kinbridge-services`: the dimensions of PROCESS.md, stage 10, and what other stages owe. Default.
 * - `us-reception-placement`: core services of the US Reception and Placement programme, cooperative agreement FY2023
 *   [facts/06-rp-services.csv, those marked *seen*].
 */
export const SERVICE_LISTS = {
  'kinbridge-1': {
    scheme: 'kinbridge-services',
    version: '1',
    codes: [
      ...['housing', 'income-and-work', 'health', 'school', 'language', 'safety'],
      ...['psychosocial', 'sponsor-relation', 'reception', 'food-and-clothing', 'interpretation'],
      ...['benefits', 'legal-documents', 'community', 'money', 'emergency-plan'],
      ...['receiving-clinic', 'medical-care', 'orientation-session', 'sponsor-search', 'documents-check'],
      'other',
    ],
  },
  'us-rp-2023': {
    scheme: 'us-reception-placement',
    version: 'FY2023',
    codes: [
      ...['airport-transport', 'first-meal', 'seasonal-clothing', 'emergency-contacts', 'interpretation'],
      ...['furnished-housing', 'supply-list', 'cultural-orientation'],
    ],
  },
} as const satisfies Readonly<Record<string, ServiceList>>;

interface ServiceList {
  readonly scheme: string;
  readonly version: string;
  readonly codes: readonly string[];
}

/** The scheme and version of a list. */
export const schemeOf = (list: keyof typeof SERVICE_LISTS): Omit<ServiceList, 'codes'> => ({
  scheme: SERVICE_LISTS[list].scheme,
  version: SERVICE_LISTS[list].version,
});
